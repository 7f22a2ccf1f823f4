"""Drafts for all who report a case: sent together, by one press, or not at all."""

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import CaseState, ClosedReason, EventTag, OutboxState
from tests.storage.arrange import (
    events_of,
    message,
    report,
    resident,
    side_by_side,
    steward,
    tags,
)

WORDS = Words("steward-says", {"words": "Alles is weg"})


def shared(work: UnitOfWork) -> Case:
    """A case of two residents."""
    case = report(work, resident(work, 1)).case
    report(work, resident(work, 2))
    return case


def test_one_press_sends_to_all_who_report_it(work: UnitOfWork) -> None:
    case, an = shared(work), steward(work)
    drafts = work.telling.draft(case, WORDS)
    assert [one.state for one in drafts] == [OutboxState.DRAFT] * 2
    for _ in range(2):
        work.telling.send(drafts[0], an)
    assert [one.state for one in drafts] == [OutboxState.WAITING] * 2
    replied = [event for event in events_of(work, case) if event.tag is EventTag.REPLIED]
    assert [event.text for event in replied] == ["Alles is weg"] * 2
    assert [event.data["resident"] for event in replied] == [one.resident_id for one in drafts]
    assert (case.first_answer_at, case.waits_since) == (work.now, None)
    assert case.state is CaseState.NEW


def test_who_took_the_report_back_is_told_nothing(work: UnitOfWork) -> None:
    case, jana = shared(work), resident(work, 2)
    work.nuisance.withdraw(case, resident(work, 1), message(work))
    assert [one.resident_id for one in work.telling.draft(case, WORDS)] == [jana.id]
    work.nuisance.withdraw(case, jana, message(work))
    assert work.telling.draft(case, WORDS) == []


def test_what_closes_the_case_does_so_when_it_is_sent(work: UnitOfWork) -> None:
    case, an = shared(work), steward(work)
    draft = work.telling.draft(case, WORDS, ClosedReason.NOT_OURS)[0]
    assert case.state is CaseState.NEW
    work.telling.send(draft, an)
    assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.NOT_OURS)
    assert case.steward is an


def test_of_two_who_close_it_at_once_one_sends(store: Store) -> None:
    with store.begin() as work:
        case = shared(work)
        steward(work)
        drafts = [work.telling.draft(case, WORDS, ClosedReason.SOLVED)[0].id for _ in range(2)]
        work.commit()
    left = list(drafts)

    def press() -> bool:
        number = left.pop()
        with store.begin() as work:
            draft = work.session.get_one(OutboxMessage, number)
            try:
                work.telling.send(draft, steward(work))
            except NotAllowed:
                return False
            work.commit()
            return True

    assert sorted(side_by_side(2, press)) == [False, True]
    with store.read() as work:
        assert tags(work, case).count(EventTag.CLOSED) == 1
        assert tags(work, case).count(EventTag.REPLIED) == 2, "to both residents, once"


def test_a_closed_case_is_not_closed_by_a_draft(work: UnitOfWork) -> None:
    case, an = shared(work), steward(work)
    draft = work.telling.draft(case, WORDS, ClosedReason.SOLVED)[0]
    work.cases.close(case, ClosedReason.REFERRED, steward=an)
    with pytest.raises(NotAllowed):
        work.telling.send(draft, an)
    assert draft.state is OutboxState.DRAFT
