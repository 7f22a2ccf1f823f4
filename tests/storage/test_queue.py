"""The queue: who needs somebody most comes first, every open case once, found by an index."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import event, text

from storage import Store, UnitOfWork
from storage.models import Case
from storage.queue import Wanted
from storage.replies import Answer
from storage.vocabulary import OPEN_STATES, CaseKind, CaseState, ClosedReason, EventTag, Priority
from tests.storage.arrange import (
    SetClock,
    case_in,
    events_of,
    message,
    open_case,
    resident,
    steward,
)

A_PAGE = 8


def waiting(work: UnitOfWork, hours: float, **more: Any) -> Case:
    """A new case whose resident waits for so many hours."""
    case = open_case(work)
    case.waits_since = work.now - timedelta(hours=hours)
    for name, value in more.items():
        setattr(case, name, value)
    work.session.flush()
    return case


def listed(work: UnitOfWork, **wanted: Any) -> list[Case]:
    return work.queue.cases(Wanted(**wanted), 0, 100)


def plan_of(work: UnitOfWork, look: Callable[[], object]) -> str:
    """How the database would do what this look asks of it last."""
    asked: list[tuple[str, Any]] = []

    def listen(_c: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    engine = work.session.get_bind()
    event.listen(engine, "before_cursor_execute", listen)
    look()
    event.remove(engine, "before_cursor_execute", listen)
    statement, parameters = asked[-1]
    explain = "EXPLAIN QUERY PLAN" if engine.dialect.name == "sqlite" else "EXPLAIN"
    rows = work.session.connection().exec_driver_sql(f"{explain} {statement}", parameters)
    return "\n".join(str(row[-1]) for row in rows)


def test_urgent_comes_first_then_priority_then_who_waits_longest(work: UnitOfWork) -> None:
    short, long = waiting(work, 1), waiting(work, 9)
    low = waiting(work, 99, priority=Priority.LOW)
    high = waiting(work, 2, priority=Priority.HIGH)
    urgent = waiting(work, 0.1, urgent=True)
    nobody_waits = waiting(work, 5, waits_since=None)
    assert listed(work) == [urgent, high, long, short, nobody_waits, low]


def test_an_alarm_brings_a_case_to_the_front_and_an_answer_to_the_back(work: UnitOfWork) -> None:
    first, second, third = (waiting(work, hours) for hours in (9, 8, 7))
    work.cases.alarm(third, resident(work), message(work), "помощ")
    draft = work.replies.draft(first, resident(work), steward(work), Answer("Wij komen"))
    work.replies.send(draft, steward(work))
    assert listed(work) == [third, second, first]


def test_only_open_cases_are_listed(work: UnitOfWork) -> None:
    cases = {state: case_in(work, state) for state in CaseState}
    assert {case.state for case in listed(work)} == set(OPEN_STATES)
    work.cases.reopen(cases[CaseState.CLOSED], resident(work), message(work), "пак")
    work.cases.close(cases[CaseState.NEW], ClosedReason.NOT_OURS)
    work.session.flush()
    assert cases[CaseState.CLOSED] in listed(work)
    assert cases[CaseState.NEW] not in listed(work)


def test_each_filter_leaves_only_what_it_names(work: UnitOfWork) -> None:
    an = steward(work)
    plain = waiting(work, 1)
    one = {
        "language": waiting(work, 1, language="sk"),
        "neighbourhood": waiting(work, 1, neighbourhood="dampoort"),
        "topic": waiting(work, 1, topic="nuisance_noise"),
        "kind": waiting(work, 1, kind=CaseKind.HELP),
        "steward_id": waiting(work, 1, steward_id=an.id),
    }
    for name, case in one.items():
        assert listed(work, **{name: getattr(case, name)}) == [case], name
    assert listed(work, language="sk", topic="nuisance_noise") == []
    assert plain in listed(work)


def test_a_snoozed_case_is_in_a_list_of_its_own_until_its_time(
    work: UnitOfWork, clock: SetClock, store: Store
) -> None:
    case = waiting(work, 1, snoozed_until=work.now + timedelta(hours=2))
    awake = waiting(work, 1)
    assert (listed(work), listed(work, snoozed=True)) == ([awake], [case])
    work.commit()
    clock.forward(hours=2)
    with store.read() as later:
        found, snoozed = listed(later), listed(later, snoozed=True)
    assert ({one.id for one in found}, snoozed) == ({case.id, awake.id}, [])


LANGUAGES, AREAS = ("nl", "bg"), (None, "dampoort", "ledeberg")
SOME_CASES = some.lists(
    some.fixed_dictionaries(
        {
            "hours": some.one_of(some.none(), some.integers(0, 3)),
            "urgent": some.booleans(),
            "priority": some.sampled_from(Priority),
            "language": some.sampled_from(LANGUAGES),
            "neighbourhood": some.sampled_from(AREAS),
            "state": some.sampled_from(CaseState),
            "snoozed": some.booleans(),
        }
    ),
    max_size=30,
)
SOME_FILTER = some.builds(
    Wanted,
    language=some.sampled_from((None, *LANGUAGES)),
    neighbourhood=some.sampled_from(AREAS),
    snoozed=some.booleans(),
)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(SOME_CASES, SOME_FILTER)
def test_every_case_is_on_exactly_one_page_and_in_order(
    store: Store, cases: list[dict[str, Any]], wanted: Wanted
) -> None:
    with store.begin() as work:  # undone at the end
        rows = [_case(work, number, **one) for number, one in enumerate(cases)]
        pages: list[list[Case]] = []
        while page := work.queue.cases(wanted, len(pages) * A_PAGE, A_PAGE):
            pages.append(page)
        fitting = [row for row in rows if _fits(row, wanted)]
        assert [case for page in pages for case in page] == sorted(fitting, key=_turn)
        assert all(len(page) == A_PAGE for page in pages[:-1])


def _case(
    work: UnitOfWork, number: int, *, hours: int | None, snoozed: bool, **columns: Any
) -> Case:
    case = Case(
        reference=f"BL-{number:04}",
        kind=CaseKind.NUISANCE,
        topic="nuisance_waste",
        no_automatic_messages=False,
        opened_at=work.now,
        waits_since=None if hours is None else work.now - timedelta(hours=hours),
        snoozed_until=work.now + timedelta(hours=1) if snoozed else None,
        **columns,
    )
    work.session.add(case)
    work.session.flush()
    return case


def _fits(case: Case, wanted: Wanted) -> bool:
    return (
        case.state in OPEN_STATES
        and (case.snoozed_until is not None) == wanted.snoozed
        and wanted.language in (None, case.language)
        and wanted.neighbourhood in (None, case.neighbourhood)
    )


def _turn(case: Case) -> tuple[Any, ...]:
    priority = [Priority.HIGH, Priority.NORMAL, Priority.LOW].index(case.priority)
    since = case.waits_since.timestamp() if case.waits_since else 0
    return not case.urgent, priority, case.waits_since is None, since, case.id


@pytest.mark.parametrize(
    "wanted", [Wanted(), Wanted(language="bg", neighbourhood="dampoort"), Wanted(snoozed=True)]
)
def test_the_first_page_comes_from_an_index_in_its_order(work: UnitOfWork, wanted: Wanted) -> None:
    if work.session.get_bind().dialect.name == "postgresql":
        # Of an empty table it would rather read the whole, and sort nothing.
        work.session.execute(text("SET LOCAL enable_seqscan = off"))
        work.session.execute(text("SET LOCAL enable_sort = off"))
        work.session.execute(text("SET LOCAL enable_bitmapscan = off"))
    plan = plan_of(work, lambda: work.queue.cases(wanted, 0, A_PAGE + 1))
    index = "ing index cases_in_queue" if "SEARCH" in plan else "index scan using cases_in_queue"
    assert index in plan.casefold()
    assert "SCAN cases" not in plan
    assert "TEMP B-TREE" not in plan
    assert "Sort" not in plan


def test_my_own_case_that_waits_longest_is_found(work: UnitOfWork) -> None:
    an, jan = steward(work), steward(work, 71, "Jan")
    waiting(work, 9, steward_id=jan.id, state=CaseState.CLAIMED)
    later = waiting(work, 1, steward_id=an.id, state=CaseState.CLAIMED, urgent=True)
    mine = waiting(work, 2, steward_id=an.id, state=CaseState.IN_PROGRESS)
    waiting(work, 5, steward_id=an.id, state=CaseState.CLOSED)
    waiting(
        work,
        6,
        steward_id=an.id,
        state=CaseState.CLAIMED,
        snoozed_until=work.now + timedelta(days=1),
    )
    assert work.queue.longest_unanswered(an) is mine
    mine.waits_since = None
    work.session.flush()
    assert work.queue.longest_unanswered(an) is later


def test_the_best_case_of_nobody_is_by_need_then_language_then_neighbourhood_then_waiting(
    work: UnitOfWork,
) -> None:
    an = steward(work)
    an.neighbourhoods = ["dampoort"]
    in_turn = [
        waiting(work, 1, language="ro", urgent=True),
        waiting(work, 1, language="ro", priority=Priority.HIGH),
        waiting(work, 1, language="bg", neighbourhood="dampoort"),
        waiting(work, 2, language="bg", neighbourhood="ledeberg"),
        waiting(work, 1, language="bg"),
        waiting(work, 9, language="ro"),
        waiting(work, 99, language="bg", priority=Priority.LOW),
    ]
    taken = waiting(work, 99, urgent=True, state=CaseState.CLAIMED)
    snoozed = waiting(work, 99, urgent=True, snoozed_until=work.now + timedelta(days=1))
    found = []
    while case := work.queue.best_unclaimed(an, {"nl", "bg"}):
        found.append(case)
        work.cases.claim(case, an)
        work.session.flush()
    assert found == in_turn
    assert not {taken, snoozed} & set(found)


def test_a_view_is_written_down_once_per_steward_case_and_hour(
    store: Store, clock: SetClock
) -> None:
    def views(minutes: int, who: int = 70) -> int:
        clock.forward(minutes=minutes)
        with store.begin() as work:
            case = work.cases.get(case_id)
            work.queue.viewed(case, steward(work, who))
            work.commit()
            return sum(one.tag is EventTag.VIEWED for one in events_of(work, case))

    with store.begin() as work:
        case_id = open_case(work).id
        work.commit()
    assert [views(0), views(59), views(0, who=71), views(1), views(59)] == [1, 1, 2, 3, 3]


def test_a_case_of_the_list_can_be_taken_at_once(store: Store) -> None:
    with store.begin() as work:
        waiting(work, 1)
        work.commit()
    with store.begin() as work:
        case = listed(work)[0]
        work.cases.claim(case, steward(work))
        assert case.state is CaseState.CLAIMED
        work.commit()
