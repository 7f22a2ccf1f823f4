"""Two people who act on one case at the same moment."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from storage import NotAllowed, Store, UnitOfWork
from storage.models import Case, Steward
from storage.policy import load_policy
from storage.replies import Answer
from storage.vocabulary import CaseState, ClosedReason, EventTag
from tests.storage.arrange import (
    events_of,
    follow_ups_of,
    message,
    open_case,
    resident,
    side_by_side,
    steward,
)

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
        steward(work, 72, "Cy")
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


@pytest.fixture
def on_postgresql(postgresql_url: str) -> Iterator[Store]:
    """Only here do two people really act at the same instant: SQLite lets one write at a time."""
    store = Store(postgresql_url, load_policy())
    yield store
    store.close()


def known(work: UnitOfWork, number: int) -> Steward:
    found = work.stewards.find(number)
    assert found
    return found


def claims(who: int) -> Act:
    return lambda work, case: work.cases.claim(case, known(work, who))


def releases(who: int) -> Act:
    return lambda work, case: work.handing_over.release(
        case, known(work, who), message(work), coordinator=False
    )


def assigns(who: int, to: int) -> Act:
    return lambda work, case: work.handing_over.assign(
        case, known(work, to), known(work, who), message(work), coordinator=False
    )


def raced(store: Store, case: Case, *races: Act) -> list[str | None]:
    """All at the same instant; whom each who came too late is told of, None for who did not."""
    together = Barrier(len(races))

    def run(race: Act) -> str | None:
        with store.begin() as work:
            mine = work.cases.get(case.id)
            together.wait()
            try:
                race(work, mine)
            except NotAllowed:
                assert mine.steward
                return mine.steward.first_name
            work.commit()
            return None

    with ThreadPoolExecutor(len(races)) as threads:
        return list(threads.map(run, races))


@pytest.mark.parametrize(
    ("other", "theirs"), [(claims(71), "Bo"), (assigns(71, to=72), "Cy")], ids=["claim", "assign"]
)
def test_of_two_stewards_at_the_same_instant_one_gets_the_case_fifty_times_over(
    on_postgresql: Store, other: Act, theirs: str
) -> None:
    for _ in range(50):
        case = opened(on_postgresql)
        told = raced(on_postgresql, case, claims(70), other)
        assert told in ([None, "An"], [theirs, None])
        with on_postgresql.read() as work:
            case = work.cases.get(case.id)
            assert case.steward
            assert case.steward.first_name in told
            tags = [event.tag for event in events_of(work, case)]
            assert tags.count(EventTag.CLAIMED) + tags.count(EventTag.ASSIGNED) == 1
            assert len(follow_ups_of(work, case, "claimed")) == 1


def test_a_case_put_back_and_given_at_the_same_instant_is_the_colleagues_fifty_times_over(
    on_postgresql: Store,
) -> None:
    """A release that comes after the gift is refused; a gift that comes after a release is not."""
    for _ in range(50):
        case = opened(on_postgresql)
        with on_postgresql.begin() as work:
            work.cases.claim(work.cases.get(case.id), known(work, 70))
            work.commit()
        told = raced(on_postgresql, case, releases(70), assigns(70, to=71))
        assert told in ([None, None], ["Bo", None])
        with on_postgresql.read() as work:
            case = work.cases.get(case.id)
            assert case.steward
            assert case.steward.first_name == "Bo"
            tags = [event.tag for event in events_of(work, case)]
            assert tags.count(EventTag.RELEASED) == (told[0] is None)


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
