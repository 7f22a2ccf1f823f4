"""Forgetting by age: what is past its time is emptied, and what is counted stays the same."""

from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path

import pytest

from storage import Store, UnitOfWork
from storage.erasing import SILENTLY
from storage.errors import WrongPolicy
from storage.figures import Period
from storage.keeping import Keeping, load_keeping
from storage.models import Resident
from storage.outbox import Words
from storage.privacy_models import Access
from storage.purging import KINDS
from storage.vocabulary import (
    ERASED,
    CaseState,
    ClosedReason,
    FollowUpState,
    InboxState,
    Look,
    ReportState,
)
from tests.storage.arrange import (
    HOUSE,
    SetClock,
    draft,
    follow_ups_of,
    keys,
    message,
    open_case,
    report,
    resident,
    steward,
)
from tests.storage.dump import traces

KEEPING = load_keeping()


def purge(store: Store, *kinds: str, most: int = 2) -> dict[str, int]:
    """Small batches, until each kind is through; how much of each went."""
    gone: dict[str, int] = {}
    for kind in kinds or KINDS:
        gone[kind] = 0
        while True:
            with store.begin() as work:
                batch = work.purging.batch(kind, KEEPING, most)
                work.commit()
            if not batch.looked:
                break
            gone[kind] += batch.gone
    return gone


def figures(store: Store) -> Period:
    with store.read() as work:
        return work.figures.of(date(2026, 6, 1), date(2026, 6, 14))


def closed_case(work: UnitOfWork, words: str = "hutsepotgeur") -> int:
    """A case at an address, with a note, an answer to a question, and an end."""
    who = resident(work)
    case = report(work, who, HOUSE, words=words).case
    case.thread_id = 44
    an = steward(work)
    work.cases.viewed(case, an)
    work.cases.note(case, an, f"gebeld over {words}", message(work))
    (planned,) = follow_ups_of(work, case, "received")
    planned.kind, planned.state = "solved_check", FollowUpState.ANSWERED
    planned.answer, planned.asked_at, planned.answered_at = "solved", work.now, work.now
    work.cases.close(case, ClosedReason.SOLVED)
    return case.id


def test_a_closed_case_is_only_counted_after_its_time_and_the_figures_stay(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case_id = closed_case(work)
        goes_on = open_case(work)
        work.commit()
    clock.now += KEEPING.cases - timedelta(hours=1)
    assert purge(store)["cases"] == 0
    before = asdict(figures(store))
    assert before["whole"]["closed"] == before["whole"]["said"]["solved"]["number"] == 1
    clock.now += timedelta(hours=2)
    assert purge(store)["cases"] == 1
    assert traces(store, "hutsepot", "Sleepstraat") == []
    assert asdict(figures(store)) == before
    with store.read() as work:
        case = work.cases.get(case_id)
        assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.SOLVED)
        assert keys(work, case)[-1] == SILENTLY
        assert work.cases.get(goes_on.id).reports[0].words != []


def test_a_case_that_was_joined_goes_no_sooner_than_the_one_it_was_joined_to(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case, main = open_case(work), open_case(work, resident(work, chat_id=8))
        work.merging.join(case, main, steward(work), message(work))
        work.commit()
    clock.forward(days=200)
    with store.begin() as work:
        work.cases.close(work.cases.get(main.id), ClosedReason.SOLVED)
        work.commit()

    def emptied() -> list[bool]:
        with store.read() as work:
            return [bool(work.cases.get(one.id).anonymised_at) for one in (case, main)]

    clock.now += KEEPING.cases - timedelta(days=1)
    assert (purge(store, "cases"), emptied()) == ({"cases": 0}, [False, False])
    clock.forward(days=2)
    assert (purge(store, "cases"), emptied()) == ({"cases": 2}, [True, True])


def comes_back(store: Store, clock: SetClock, *, reopened: bool) -> None:
    """A case that was emptied long ago has new words, and is closed."""
    with store.begin() as work:
        case_id = closed_case(work)
        work.commit()
    clock.now += KEEPING.cases + timedelta(hours=1)
    assert purge(store, "cases") == {"cases": 1}
    clock.now += timedelta(days=30)
    with store.begin() as work:
        case, who = work.cases.get(case_id), resident(work)
        if reopened:
            work.cases.reopen(case, who, message(work), "trommelvliegen")
            work.cases.close(case, ClosedReason.SOLVED)
        else:
            work.cases.resident_wrote(case, who, message(work), "trommelvliegen")
        work.commit()


@pytest.mark.parametrize("reopened", [True, False])
def test_a_case_that_comes_back_is_emptied_again_after_its_time(
    store: Store, clock: SetClock, reopened: bool
) -> None:
    comes_back(store, clock, reopened=reopened)
    clock.now += KEEPING.cases - timedelta(hours=1)
    assert purge(store, "cases") == {"cases": 0}
    assert traces(store, "trommel") != []
    clock.now += timedelta(hours=2)
    assert purge(store, "cases") == {"cases": 1}
    assert traces(store, "trommel") == []


@pytest.mark.parametrize("reopened", [True, False])
def test_a_case_that_came_back_is_erased_with_its_resident(
    store: Store, clock: SetClock, reopened: bool
) -> None:
    comes_back(store, clock, reopened=reopened)
    with store.begin() as work:
        work.erasing.erase(resident(work))
        work.commit()
    assert traces(store, "trommel", "Мария") == []


def test_who_only_looks_at_an_emptied_case_does_not_bring_it_back(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case_id = closed_case(work)
        work.commit()
    clock.now += KEEPING.cases + timedelta(hours=1)
    assert purge(store, "cases") == {"cases": 1}
    with store.begin() as work:
        work.cases.viewed(work.cases.get(case_id), steward(work))
        work.commit()
    with store.read() as work:
        assert work.cases.get(case_id).anonymised_at is not None


def test_a_message_goes_when_it_is_old_but_never_before_it_is_handled(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        handled = [message(work, text=f"hutsepot {number}") for number in range(3)]
        for number in handled:
            work.inbox.done(number)
        waiting = message(work, text="trommelvlies")
        behind = message(work, "telegram:8", text="hutsepot")
        work.inbox.done(behind)
        work.commit()
    clock.now += KEEPING.messages_in + timedelta(hours=1)
    assert purge(store, "messages_in") == {"messages_in": 3}
    with store.begin() as work:
        assert work.inbox.get(waiting).state is InboxState.WAITING
        assert work.inbox.get(waiting).payload["text"] == "trommelvlies"
        work.inbox.done(waiting)
        work.commit()
    assert purge(store, "messages_in") == {"messages_in": 2}
    assert purge(store, "messages_in") == {"messages_in": 0}


def test_what_we_said_about_a_case_goes_with_the_case(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, who = open_case(work), resident(work)
        work.outbox.to_resident(who, Words("passed-on", {"steward": "hutsepot"}))
        work.outbox.to_resident(who, Words("passed-on", {"steward": "trommel"}), case_id=case.id)
        work.outbox.to_staff(Words("staff-found", {"words": "hutsepot"}))
        work.commit()
    clock.now += KEEPING.messages_out + timedelta(hours=1)
    assert purge(store, "messages_out", "desk") == {"messages_out": 1, "desk": 1}
    assert traces(store, "hutsepot") == []
    assert len(traces(store, "trommel")) == 1


def test_a_draft_goes_when_it_was_left_for_long(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        left = draft(work, resident(work), "hutsepot")
        work.commit()
    clock.now += KEEPING.drafts - timedelta(days=1)
    with store.begin() as work:
        fresh = draft(work, resident(work, chat_id=8), "trommel")
        work.commit()
    clock.now += timedelta(days=2)
    assert purge(store, "drafts") == {"drafts": 1}
    with store.read() as work:
        assert work.reports.drafts(left.resident_id) == []
        (kept,) = work.reports.drafts(fresh.resident_id)
        assert kept.state is ReportState.DRAFT


def test_drafts_in_use_do_not_hold_up_those_behind_them(store: Store, clock: SetClock) -> None:
    """In turn one that somebody still writes on, and one that was left; more than a batch."""
    chats = range(1, 9)
    with store.begin() as work:
        for chat_id in chats:
            draft(work, resident(work, chat_id), "hutsepot" if chat_id % 2 else "trommel")
        work.commit()
    clock.now += KEEPING.drafts - timedelta(days=1)
    with store.begin() as work:
        for chat_id in (chat_id for chat_id in chats if not chat_id % 2):
            draft(work, resident(work, chat_id), "trommel")
        work.commit()
    clock.now += timedelta(days=2)
    assert purge(store, "drafts") == {"drafts": 4}
    assert traces(store, "hutsepot") == []
    assert purge(store, "drafts") == {"drafts": 0}
    with store.read() as work:
        kept = [work.reports.drafts(resident(work, chat_id).id) for chat_id in chats]
        assert [len(one.words) for drafts in kept for one in drafts] == [2, 2, 2, 2]
    clock.now += KEEPING.drafts
    assert purge(store, "drafts") == {"drafts": 4}
    assert traces(store, "trommel") == []


def test_a_file_of_an_open_case_stays_and_one_without_a_case_goes(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        who, rows = resident(work), []
        for key in ("kept", "alone"):
            rows.append(
                work.files.keep(
                    key,
                    kind="photo",
                    media_type="",
                    size=1,
                    resident_id=who.id,
                    inbox_id=message(work),
                )
            )
        case = open_case(work)
        file = {"chat": 7, "message": 1, "kind": "photo", "stored": rows[0].id}
        work.cases.resident_wrote(case, who, message(work), "kijk", file=file)
        work.commit()
    clock.now += KEEPING.files + timedelta(hours=1)
    with store.begin() as work:
        assert work.purging.batch("files", KEEPING, 10).files == ["alone"]
        work.commit()
    with store.read() as work:
        assert work.files.without_row(["kept", "alone"]) == ["alone"]


def test_who_has_not_written_for_years_is_forgotten_but_not_with_an_open_case(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        resident(work)
        open_case(work, resident(work, chat_id=8))
        work.commit()
    clock.now += KEEPING.residents + timedelta(days=1)
    assert purge(store, "residents") == {"residents": 1}
    with store.read() as work:
        assert work.residents.find("telegram", 7) is None
        assert work.residents.find("telegram", 8) is not None
        assert work.session.query(Resident).filter_by(channel=ERASED).count() == 1


def test_looks_are_logged_each_and_go_after_their_time(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        case, an = open_case(work), steward(work)
        work.cases.viewed(case, an)
        work.cases.viewed(case, an)
        work.accesses.looked(Look.SEARCH, an, [case])
        looks = [(one.look, one.steward_id) for one in work.accesses.of_case(case)]
        work.commit()
    assert looks == [
        (Look.PUSHED, None),
        (Look.CASE, an.id),
        (Look.CASE, an.id),
        (Look.SEARCH, an.id),
    ]
    clock.now += KEEPING.access_log + timedelta(days=1)
    assert purge(store, "access_log") == {"access_log": 4}
    with store.read() as work:
        assert work.session.query(Access).count() == 0


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("cases: 5wd", "cannot be kept for"),
        ("cases: 0d", "cannot be kept for"),
        ("what: 5d", "what"),
    ],
)
def test_a_fault_of_the_file_is_named(tmp_path: Path, written: str, fault: str) -> None:
    path = tmp_path / "retention.yml"
    path.write_text(f"{written}\n", "utf-8")
    with pytest.raises(WrongPolicy, match=fault):
        load_keeping(path)


def test_every_kind_has_a_span() -> None:
    assert set(Keeping.model_fields) == {*KINDS, "talks"}
