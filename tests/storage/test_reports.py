"""Reports: a resident's words, safe from the first line on."""

from storage import Store, UnitOfWork
from storage.models import InboxMessage, Report, Resident
from storage.reports import passing_on
from storage.vocabulary import CaseKind, ReportState
from tests.storage.arrange import SetClock, message, resident


def keep(
    work: UnitOfWork, who: Resident, inbox_id: int, words: str, flow: str = "nuisance"
) -> Report:
    return work.reports.keep_words(who.id, flow, "key", inbox_id, words)


def said(report: Report) -> list[str]:
    return [line["text"] for line in report.words]


def test_the_first_words_begin_a_draft_and_the_next_ones_join_it(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        keep(work, who, message(work), "Боклук")
        work.commit()
    with store.begin() as work:
        report = keep(work, who, message(work), "от вчера")
        work.commit()
    with store.read() as work:
        draft = work.reports.draft(who.id, "nuisance")
        assert draft
        assert draft.id == report.id
        assert (said(draft), draft.state) == (["Боклук", "от вчера"], ReportState.DRAFT)


def test_the_same_message_is_written_down_once(work: UnitOfWork) -> None:
    who, once = resident(work), message(work)
    keep(work, who, once, "Боклук")
    assert said(keep(work, who, once, "Боклук")) == ["Боклук"]


def test_the_same_words_in_two_messages_are_both_written_down(work: UnitOfWork) -> None:
    who = resident(work)
    keep(work, who, message(work), "Боклук")
    assert said(keep(work, who, message(work), "Боклук")) == ["Боклук", "Боклук"]


def test_a_message_without_words_or_file_adds_no_line(work: UnitOfWork) -> None:
    assert said(keep(work, resident(work), message(work), "")) == []


def test_a_photo_without_words_is_kept(work: UnitOfWork) -> None:
    who = resident(work)
    photo = {"kind": "photo", "id": "abc"}
    report = work.reports.keep_words(who.id, "nuisance", "key", message(work), "", photo)
    assert [line["file"] for line in report.words] == [photo]


def test_words_that_no_database_keeps_are_made_storable(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        keep(work, who, message(work), "Бок\0лук \ud83d")
        work.commit()
    with store.read() as work:
        draft = work.reports.draft(who.id, "nuisance")
        assert draft
        assert said(draft) == ["Боклук "]


def test_an_edited_message_is_added_as_a_correction_once(work: UnitOfWork) -> None:
    who, edit = resident(work), message(work)
    report = keep(work, who, message(work), "Слийпстраат 45")
    for _ in range(2):
        work.reports.correct_words(report, edit, "Слийпстраат 54\0")
    assert said(report) == ["Слийпстраат 45", "✏️ Слийпстраат 54"]


def test_answers_add_up_and_a_later_one_wins(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        report = keep(work, who, message(work), "Боклук")
        work.reports.keep_answers(report, {"kind": "waste", "address": "Sleepstraat 45"})
        work.reports.keep_answers(report, {"address": "Sleepstraat 54"})
        work.commit()
    with store.read() as work:
        draft = work.reports.draft(who.id, "nuisance")
        assert draft
        assert draft.answers == {"kind": "waste", "address": "Sleepstraat 54"}


def test_each_flow_and_each_resident_has_a_draft_of_its_own(work: UnitOfWork) -> None:
    one, other = resident(work, 1), resident(work, 2)
    mine = keep(work, one, message(work), "Боклук")
    keep(work, one, message(work), "Въпрос", flow="help")
    keep(work, other, message(work), "Odpad")
    assert work.reports.draft(one.id, "nuisance") is mine
    assert said(mine) == ["Боклук"]
    assert work.reports.draft(other.id, "help") is None


def test_what_passes_a_draft_on_speaks_of_that_one_and_of_no_other(work: UnitOfWork) -> None:
    who = resident(work)
    serious = keep(work, who, message(work), "Помощ")
    newer = work.reports.begin(who.id, "nuisance", "key")
    work.inbox.keep("telegram", passing_on(serious), who.lane, {"draft": "nuisance_building"})
    row = work.session.query(InboxMessage).filter_by(update_id=passing_on(serious)).one()
    assert work.reports.spoken_of(who.id, "nuisance", message(work)) is newer
    assert work.reports.spoken_of(who.id, "nuisance", row.id) is serious
    serious.state = ReportState.CANCELLED
    assert work.reports.spoken_of(who.id, "nuisance", row.id) is None


def test_the_draft_last_spoken_of_comes_first(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        who = resident(work)
        keep(work, who, message(work), "Боклук")
        keep(work, who, message(work), "Въпрос", flow="help")
        work.commit()
    clock.forward(minutes=1)
    with store.begin() as work:
        keep(work, who, message(work), "още", flow="nuisance")
        work.commit()
    with store.read() as work:
        assert [draft.flow for draft in work.reports.drafts(who.id)] == ["nuisance", "help"]


def test_a_cancelled_draft_is_over_and_the_next_words_begin_anew(work: UnitOfWork) -> None:
    who = resident(work)
    old = keep(work, who, message(work), "Боклук")
    assert work.reports.cancel(who.id)
    assert old.state is ReportState.CANCELLED
    assert not work.reports.cancel(who.id)
    assert said(keep(work, who, message(work), "Шум")) == ["Шум"]


def test_cancelling_one_flow_leaves_the_others(work: UnitOfWork) -> None:
    who = resident(work)
    keep(work, who, message(work), "Боклук")
    kept = keep(work, who, message(work), "Въпрос", flow="help")
    assert work.reports.cancel(who.id, "nuisance")
    assert work.reports.drafts(who.id) == [kept]


def test_a_sent_report_is_no_draft_and_cannot_be_cancelled(work: UnitOfWork) -> None:
    who = resident(work)
    report = keep(work, who, message(work), "Боклук")
    work.cases.open(report, message(work), kind=CaseKind.NUISANCE, topic="nuisance_waste")
    assert work.reports.draft(who.id, "nuisance") is None
    assert not work.reports.cancel(who.id)
    assert report.state is ReportState.SENT


def test_asking_for_a_person_takes_over_the_words_of_unfinished_drafts_in_order(
    work: UnitOfWork,
) -> None:
    who = resident(work)
    waste = keep(work, who, message(work), "Боклук")
    question = keep(work, who, message(work), "Въпрос", flow="help")
    keep(work, who, message(work), "от вчера")
    person = keep(work, who, message(work), "човек", flow="steward")
    work.reports.take_over_drafts(person)
    assert said(person) == ["Боклук", "Въпрос", "от вчера", "човек"]
    assert {waste.state, question.state} == {ReportState.CANCELLED}
    assert work.reports.drafts(who.id) == [person]


def test_nobody_takes_over_the_words_of_somebody_else(work: UnitOfWork) -> None:
    keep(work, resident(work, 1), message(work), "Боклук")
    mine = keep(work, resident(work, 2), message(work), "osobu", flow="steward")
    work.reports.take_over_drafts(mine)
    assert said(mine) == ["osobu"]


def keep_photo(
    work: UnitOfWork, who: Resident, album: str | None, flow: str = "nuisance"
) -> Report:
    photo = {"kind": "photo"}
    return work.reports.keep_words(who.id, flow, "key", message(work), "", photo, album=album)


def test_a_photo_of_an_album_is_known_by_its_mark(work: UnitOfWork) -> None:
    who, other = resident(work, 1), resident(work, 2)
    one = keep_photo(work, who, "a")
    help_ = keep_photo(work, who, "b", flow="help")
    keep_photo(work, other, None)
    assert [line["album"] for line in one.words] == ["a"]
    assert work.reports.with_album(who.id, "a") is one
    assert work.reports.with_album(who.id, "b") is help_
    assert work.reports.with_album(who.id, "c") is None
    assert work.reports.with_album(other.id, "a") is None


def test_an_album_goes_on_after_the_report_was_sent_for_an_hour(
    store: Store, clock: SetClock
) -> None:
    with store.begin() as work:
        who = resident(work)
        report = keep_photo(work, who, "a")
        work.commit()
    clock.forward(hours=5)
    with store.begin() as work:
        draft = work.reports.with_album(who.id, "a")
        assert draft
        assert draft.id == report.id
        work.cases.open(draft, message(work), kind=CaseKind.NUISANCE, topic="nuisance_waste")
        work.commit()
    clock.forward(hours=1)
    with store.read() as work:
        assert work.reports.with_album(who.id, "a")
    clock.forward(seconds=1)
    with store.read() as work:
        assert work.reports.with_album(who.id, "a") is None


def test_an_album_of_a_dropped_draft_is_forgotten(work: UnitOfWork) -> None:
    who = resident(work)
    keep_photo(work, who, "a")
    work.reports.cancel(who.id)
    assert work.reports.with_album(who.id, "a") is None


def test_the_report_that_holds_a_message_is_found_drafted_or_sent(work: UnitOfWork) -> None:
    who, once, other = resident(work, 1), message(work), message(work)
    report = keep(work, who, once, "Боклук")
    assert work.reports.holding(who.id, once) is report
    work.cases.open(report, other, kind=CaseKind.NUISANCE, topic="nuisance_waste")
    assert work.reports.holding(who.id, once) is report
    assert work.reports.holding(who.id, other) is None
    assert work.reports.holding(resident(work, 2).id, once) is None


def test_a_dropped_draft_holds_nothing(work: UnitOfWork) -> None:
    who, once = resident(work), message(work)
    keep(work, who, once, "Боклук")
    work.reports.cancel(who.id)
    assert work.reports.holding(who.id, once) is None


def test_of_one_flow_the_draft_under_way_is_dropped_and_what_lies_behind_it_stays(
    work: UnitOfWork,
) -> None:
    who = resident(work)
    behind = work.reports.begin(who.id, "help", "key")
    under_way = work.reports.begin(who.id, "help", "key")
    assert work.reports.cancel(who.id, "help")
    assert (behind.state, under_way.state) == (ReportState.DRAFT, ReportState.CANCELLED)
    assert work.reports.cancel(who.id)
    assert behind.state is ReportState.CANCELLED
