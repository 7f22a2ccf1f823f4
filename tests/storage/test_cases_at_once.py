"""Two people who act on one case at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case
from storage.replies import Answer
from storage.vocabulary import CaseState, ClosedReason, EventTag
from tests.storage.arrange import events_of, message, open_case, resident, side_by_side, steward

type Act = Callable[[UnitOfWork, Case], object]


def meanwhile(store: Store, case: Case, first: Act, second: Act) -> Case:
    """The second looks at the case while the first has changed it and not yet committed.

    On SQLite the second cannot even look before the first is done, so nobody waits for it long.
    """
    looked = Event()

    def act_second() -> None:
        with store.begin() as work:
            mine = work.cases.get(case.id)
            looked.set()
            second(work, mine)
            work.commit()

    with ThreadPoolExecutor(1) as other:
        with store.begin() as work:
            first(work, work.cases.get(case.id))
            later = other.submit(act_second)
            looked.wait(0.2)
            work.commit()
        later.result()
    with store.read() as work:
        return work.cases.get(case.id)


def opened(store: Store) -> Case:
    with store.begin() as work:
        case = open_case(work)
        steward(work, 70, "An")
        steward(work, 71, "Bo")
        work.commit()
        return case


def test_only_one_of_two_stewards_gets_the_case(store: Store) -> None:
    told: list[str] = []

    def bo(work: UnitOfWork, case: Case) -> None:
        try:
            work.cases.claim(case, steward(work, 71, "Bo"))
        except NotAllowed as refusal:
            assert case.steward
            told.append(f"{refusal.state} by {case.steward.first_name}")

    case = meanwhile(
        store, opened(store), lambda work, case: work.cases.claim(case, steward(work)), bo
    )
    assert told == ["claimed by An"]
    with store.read() as work:
        assert [event.tag for event in events_of(work, case)].count(EventTag.CLAIMED) == 1
        assert len(work.follow_ups.due()) == 2, "received and claimed, each once"


def test_a_case_closed_by_the_clock_meanwhile_is_still_re_opened_by_its_resident(
    store: Store,
) -> None:
    case = opened(store)
    with store.begin() as work:
        work.cases.resolve(work.cases.get(case.id), steward(work))
        work.commit()
    case = meanwhile(
        store,
        case,
        lambda work, case: work.cases.close(case, ClosedReason.NO_ANSWER),
        lambda work, case: work.cases.reopen(case, resident(work), message(work), "пак"),
    )
    assert (case.state, case.closed_reason) == (CaseState.IN_PROGRESS, None)


def test_two_presses_on_send_at_once_are_one_reply(store: Store) -> None:
    case = opened(store)
    with store.begin() as work:
        answer, mine = Answer("Goeiedag"), work.cases.get(case.id)
        reply = work.replies.draft(mine, resident(work), steward(work), answer)
        work.commit()

    def press() -> None:
        with store.begin() as work:
            draft = work.outbox.get(reply.id)
            assert draft
            work.replies.send(draft, steward(work))
            work.commit()

    side_by_side(3, press)
    with store.read() as work:
        tags = [event.tag for event in events_of(work, case)]
        assert tags.count(EventTag.REPLIED) == 1
