"""Reports that stewards enter for somebody without a chat."""

import pytest

from storage import Store, UnitOfWork
from storage.entering import Entered
from storage.models import Case, OutboxMessage, Resident
from storage.outbox import BY_WORD_OF_MOUTH, TOLD_ONCE, Words
from storage.place import Place
from storage.replies import Answer
from storage.vocabulary import (
    DESK,
    Audience,
    CaseKind,
    CaseState,
    Entry,
    EventTag,
    FollowUpState,
    OutboxState,
)
from tests.storage.arrange import (
    HOUSE,
    SetClock,
    events_of,
    follow_ups_of,
    keys,
    message,
    report,
    resident,
    shown,
    steward,
    tags,
)


def form(
    topic: str = "nuisance_waste", place: Place | None = HOUSE, name: str | None = "Milena"
) -> Entered:
    kind = CaseKind.HELP if topic.startswith("help_") else CaseKind.NUISANCE
    return Entered(Entry.PHONE, kind, topic, place, "Al weken zakken op de stoep", name, "bg")


def entered(work: UnitOfWork, what: Entered | None = None) -> tuple[Case, Resident]:
    case = work.entering.send(what or form(), steward(work), message(work)).case
    return case, case.reports[-1].resident


def test_a_report_at_the_counter_is_a_case_like_any_other(work: UnitOfWork) -> None:
    case, who = entered(work)
    assert (case.state, case.entry, case.language) == (CaseState.NEW, Entry.PHONE, "bg")
    assert (case.street, case.number) == ("Sleepstraat", "45")
    assert (who.channel, who.first_name, who.language) == (DESK, "Milena", "bg")
    assert who.chat_id < 0
    assert keys(work, case)[0] == "staff-card"
    (opened,) = [one for one in events_of(work, case) if one.tag is EventTag.OPENED]
    assert (opened.steward_id, opened.data["entry"]) == (steward(work).id, "phone")


def test_the_same_press_enters_it_once(work: UnitOfWork) -> None:
    press = message(work)
    first, again = [work.entering.send(form(), steward(work), press) for _ in range(2)]
    assert first == again
    assert work.session.query(Resident).count() == 1


def test_a_question_of_the_form_counts_once(work: UnitOfWork) -> None:
    row = work.outbox.to_staff(Words("staff-report-kind"))
    assert [work.entering.answered(row) for _ in range(2)] == [True, False]


def test_it_joins_the_open_case_of_its_address(work: UnitOfWork) -> None:
    case = report(work, resident(work)).case
    joined, who = entered(work)
    assert joined.id == case.id
    assert case.entry is Entry.CHAT
    assert who.has_no_chat
    (event,) = [one for one in events_of(work, case) if one.tag is EventTag.JOINED]
    assert event.steward_id == steward(work).id


def test_a_question_for_help_is_a_case_of_its_own(work: UnitOfWork) -> None:
    cases = {entered(work, form("help_work", None))[0].id for _ in range(2)}
    assert len(cases) == 2


def test_about_violence_nothing_is_said_by_itself(work: UnitOfWork) -> None:
    case, _who = entered(work, form("help_violence", None))
    assert case.no_automatic_messages
    assert follow_ups_of(work, case) == []


def test_without_a_name_stewards_see_none(work: UnitOfWork) -> None:
    case, who = entered(work, form(name=None))
    assert (who.first_name, case.reports[0].anonymous) == ("", True)
    assert work.cases.name_for_stewards(case, who) == {"say": "staff-anonymous"}


def test_what_would_go_to_them_goes_to_the_stewards_instead(work: UnitOfWork) -> None:
    case, who = entered(work)
    words = Words("follow-up-claimed", {"reference": case.reference, "_language": "bg"}, [{}])
    row = work.outbox.to_resident(who, words, case_id=case.id)
    assert (row.state, row.error) == (OutboxState.CANCELLED, BY_WORD_OF_MOUTH)
    told = work.session.query(OutboxMessage).filter_by(say="staff-tell-yourself").one()
    assert (told.audience, told.case_id, told.buttons) == (Audience.STAFF, case.id, [])
    assert shown(told) == {
        "name": "Milena",
        "words": {"say": "follow-up-claimed", "args": {"reference": case.reference}},
    }
    assert not work.outbox.busy(row.lane)


def test_an_answer_to_them_counts_once_it_was_passed_on(work: UnitOfWork) -> None:
    case, who = entered(work)
    draft = work.replies.draft(case, who, steward(work), Answer("Ik kom maandag"))
    assert draft.state is OutboxState.DRAFT
    for _ in range(2):
        work.replies.send(draft, steward(work))
    assert (draft.state, draft.error) == (OutboxState.CANCELLED, BY_WORD_OF_MOUTH)
    assert case.state is CaseState.IN_PROGRESS
    assert tags(work, case).count(EventTag.REPLIED) == 1


def test_a_question_is_handed_to_the_stewards_once_and_still_closes_the_case(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        case, _who = entered(work)
        work.cases.resolve(case, steward(work))
        work.commit()
    clock.forward(days=4)
    with store.begin() as work:
        (first,) = follow_ups_of(work, case, "solved_check")
        kind = work.follow_ups.kind_of(first)
        assert kind is not None
        work.follow_ups.ask(first, kind)
        asked, last = follow_ups_of(work, case, "solved_check")
        assert asked.state is FollowUpState.DONE
        assert (last.state, last.round) == (FollowUpState.WAITING, kind.times + 1)


def test_nobody_holds_a_talk_with_them(work: UnitOfWork) -> None:
    case, who = entered(work)
    work.residents.hand_to_steward(who, case)
    assert work.residents.current_conversation(who) is None


@pytest.mark.parametrize("end", ["sent", "given up"])
def test_a_secret_is_not_kept_once_it_was_told(work: UnitOfWork, end: str) -> None:
    row = work.outbox.to_staff(Words("staff-link", {"link": "secret", TOLD_ONCE: True}))
    if end == "sent":
        work.outbox.sent(row, "a secret", 5)
    else:
        work.outbox.ended(row, OutboxState.GIVEN_UP, "why")
    assert (row.args, row.text) == ({}, None)
