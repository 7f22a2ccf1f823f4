"""The figures of two weeks, counted on the city's clock."""

from datetime import UTC, date, datetime, timedelta

from storage import Store, UnitOfWork
from storage.figures import Period
from storage.models import Case
from storage.replies import Answer
from storage.vocabulary import ClosedReason
from tests.storage.arrange import SetClock, message, open_case, resident, steward

MONDAY = date(2026, 10, 26)
"""The clocks went back the day before, so the week before it had an hour more."""


def at(store: Store, clock: SetClock, moment: datetime) -> UnitOfWork:
    clock.now = moment
    return store.begin()


def opened(store: Store, clock: SetClock, moment: datetime, area: str | None = None) -> int:
    with at(store, clock, moment) as work:
        case = open_case(work)
        case.neighbourhood = area
        work.commit()
        return case.id


def weeks(store: Store, clock: SetClock) -> tuple[Period, Period]:
    clock.now = datetime(2026, 10, 28, 9, tzinfo=UTC)
    with store.read() as work:
        return work.figures.this_week_and_the_last()


def test_a_week_begins_on_monday_at_midnight_in_the_city(store: Store, clock: SetClock) -> None:
    for moment in (
        datetime(2026, 10, 18, 21, 59, tzinfo=UTC),
        datetime(2026, 10, 18, 22, 0, tzinfo=UTC),
        datetime(2026, 10, 25, 22, 59, tzinfo=UTC),
        datetime(2026, 10, 25, 23, 0, tzinfo=UTC),
    ):
        opened(store, clock, moment)
    this, last = weeks(store, clock)
    assert (this.begins, last.begins) == (MONDAY, MONDAY - timedelta(days=7))
    assert (this.ends, last.ends) == (MONDAY + timedelta(days=6), MONDAY - timedelta(days=1))
    assert (this.whole.new, last.whole.new) == (1, 2)


def test_a_case_closed_twice_is_counted_twice_and_waits_no_more(
    store: Store, clock: SetClock
) -> None:
    case_id = opened(store, clock, datetime(2026, 10, 26, 9, tzinfo=UTC), "dampoort")
    opened(store, clock, datetime(2026, 10, 20, 9, tzinfo=UTC), "ledeberg")
    with at(store, clock, datetime(2026, 10, 27, 9, tzinfo=UTC)) as work:
        case = work.cases.get(case_id)
        work.cases.close(case, ClosedReason.SOLVED)
        work.cases.reopen(case, resident(work), message(work), "пак")
        work.cases.close(case, ClosedReason.SOLVED)
        work.commit()
    this, last = weeks(store, clock)
    assert (this.whole.new, this.whole.closed, this.whole.waiting) == (1, 2, 1)
    assert {
        area: (count.new, count.closed, count.waiting)
        for area, count in this.by_neighbourhood.items()
    } == {"dampoort": (1, 2, 0), "ledeberg": (0, 0, 1)}
    assert (last.whole.new, last.whole.closed, last.whole.waiting) == (1, 0, 0)


def test_the_first_answer_is_the_median_of_those_answered_in_the_week(
    store: Store, clock: SetClock
) -> None:
    monday = datetime(2026, 10, 26, 9, tzinfo=UTC)
    cases = [opened(store, clock, monday - timedelta(hours=back)) for back in (1, 2, 60, 0)]
    with at(store, clock, monday) as work:
        for case_id in cases[:3]:
            _answer(work, work.cases.get(case_id))
        work.commit()
    with at(store, clock, monday + timedelta(hours=5)) as work:
        _answer(work, work.cases.get(cases[0]))  # not the first any more
        work.commit()
    this, last = weeks(store, clock)
    assert this.whole.first_answer == timedelta(hours=2)
    assert (last.whole.first_answer, last.whole.new) == (None, 1)


def _answer(work: UnitOfWork, case: Case) -> None:
    draft = work.replies.draft(case, case.reports[0].resident, steward(work), Answer("Dag"))
    work.replies.send(draft, steward(work))


def test_each_language_and_topic_has_its_own_figures(store: Store, clock: SetClock) -> None:
    with at(store, clock, datetime(2026, 10, 26, 9, tzinfo=UTC)) as work:
        for chat, language in ((7, "bg"), (8, "sk"), (9, "sk")):
            open_case(work, resident(work, chat, language))
        work.commit()
    this, _last = weeks(store, clock)
    assert {name: count.new for name, count in this.by_language.items()} == {"bg": 1, "sk": 2}
    assert {name: count.new for name, count in this.by_neighbourhood.items()} == {None: 3}
    assert {name: count.new for name, count in this.by_topic.items()} == {"nuisance_waste": 3}


def test_any_days_have_figures_and_who_waits_is_counted_only_in_days_under_way(
    store: Store, clock: SetClock
) -> None:
    for day in (1, 15, 31):
        opened(store, clock, datetime(2026, 10, day, 9, tzinfo=UTC))
    clock.now = datetime(2026, 10, 31, 20, tzinfo=UTC)
    with store.read() as work:
        over = work.figures.of(date(2026, 10, 15), date(2026, 10, 30))
        under_way = work.figures.of(date(2026, 10, 15), date(2026, 10, 31))
    assert (over.whole.new, over.whole.waiting) == (1, 0)
    assert (under_way.whole.new, under_way.whole.waiting) == (2, 3)
