"""What a resident says about their reports, in a turn that is tried again after its effect."""

from collections.abc import Callable

from flows.case.actions import AddInformation, NotSolved
from flows.help.ending import EndHelp
from flows.smalltalk.actions import Cancel
from storage import UnitOfWork
from storage.models import Case, CaseEvent, Report
from storage.vocabulary import ClosedReason, EventTag, ReportState
from tests.flows.asked import Talk, Told
from tests.storage.arrange import message, open_case, resident
from tests.storage.dump import dump


def said(told: Told) -> list[str]:
    return [one["say"] for one in told]


def arranged[Row](talk: Talk, arrange: Callable[[UnitOfWork], Row]) -> Row:
    """What stands in the store before the turn."""
    with talk.store.begin() as work:
        row = arrange(work)
        work.commit()
        return row


def a_case(work: UnitOfWork) -> Case:
    return open_case(work, resident(work, language="nl"))


def a_closed_case(work: UnitOfWork) -> Case:
    case = a_case(work)
    work.cases.close(case, ClosedReason.SOLVED, resident(work))
    return case


def a_draft(work: UnitOfWork) -> Report:
    who = resident(work, language="nl")
    return work.reports.keep_words(who.id, "nuisance", "key", message(work), "er ligt weer afval")


def drafts(talk: Talk) -> list[ReportState]:
    with talk.store.read() as work:
        rows = work.session.query(Report).filter(Report.case_id.is_(None))
        return [row.state for row in rows]


def events(talk: Talk, tag: EventTag) -> list[str | None]:
    with talk.store.read() as work:
        return [row.text for row in work.session.query(CaseEvent).filter_by(tag=tag)]


def same_again(talk: Talk, told: Told) -> bool:
    """Whether a second try says and asks the same, and changes nothing."""
    next_, before = talk.next, dump(talk.store)
    return (talk.tries_again(), talk.next, dump(talk.store)) == (told, next_, before)


def test_a_case_that_is_back_is_opened_once_and_the_reason_asked_again(talk: Talk) -> None:
    case = arranged(talk, a_closed_case)
    told = talk.hears("not_solved", NotSolved(), reference=case.reference)
    assert said(told) == ["case-reopened"]
    assert talk.next == "why_form"
    assert same_again(talk, told)
    assert events(talk, EventTag.HAPPENED_AGAIN) == []


def test_what_is_taken_back_leaves_another_draft_alone(talk: Talk) -> None:
    case = arranged(talk, a_case)
    arranged(talk, a_draft)
    told = talk.hears("cancel", Cancel(), reference=case.reference)
    assert said(told) == ["withdrawn"]
    assert same_again(talk, told)
    assert drafts(talk) == [ReportState.DRAFT]


def test_who_dropped_a_draft_is_not_asked_what_to_take_back(talk: Talk) -> None:
    arranged(talk, a_case)
    arranged(talk, a_draft)
    told = talk.hears("cancel", Cancel(), words="laat maar")
    assert said(told) == ["cancelled"]
    assert same_again(talk, told)


def test_words_that_waited_for_their_case_are_thanked_for_again(talk: Talk) -> None:
    arranged(talk, a_case)
    arranged(talk, a_case)
    (which,) = talk.hears("add_information", AddInformation(), words="er ligt nu ook glas")
    button = which["buttons"][0]
    told = talk.hears("add_information", AddInformation(), **button["entities"])
    assert said(told) == ["information-added"]
    assert same_again(talk, told)
    assert events(talk, EventTag.RESIDENT_WROTE) == ["er ligt nu ook glas"]


def test_a_draft_dropped_long_ago_is_not_the_one_that_is_meant(talk: Talk) -> None:
    case = arranged(talk, a_case)
    arranged(talk, a_draft)
    talk.hears("cancel", Cancel(), words="laat maar")
    told = talk.hears("cancel", Cancel(), words="laat maar")
    assert said(told) == ["withdraw-which"]
    assert same_again(talk, told)
    assert case.reference in str(told)


def test_who_found_a_door_drops_their_question_and_none_that_lies_behind_it(talk: Talk) -> None:
    def two_questions(work: UnitOfWork) -> None:
        who = resident(work, language="nl")
        for words in ("hij slaat mij", "ik zoek een dokter"):
            work.reports.begin(who.id, "help", "key")
            work.reports.keep_words(who.id, "help", "key", message(work), words)

    arranged(talk, two_questions)
    talk.slots |= {"help_door": "helps", "help_topic": "help_health"}
    told = talk.hears("affirm", EndHelp())
    assert said(told) == ["help-done"]
    assert drafts(talk) == [ReportState.DRAFT, ReportState.CANCELLED]
    assert said(talk.tries_again()) == ["help-done"]
    assert drafts(talk) == [ReportState.DRAFT, ReportState.CANCELLED]
