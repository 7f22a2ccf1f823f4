"""A small city for a whole year: every promise of the follow-ups holds at every step."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from storage.models import FollowUp, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import CaseKind, ClosedReason
from tests.year.town import BEGIN, DAY, Town
from tests.year.watching import is_quiet
from tests.year.working import resolve
from tests.year.year import Size, Year

SMALL = Size(residents=60, cases=25, seed=7)
KINDS_OF_ALL_CITIES = {"received", "claimed", "progress", "solved_check", "rating", "appointment"}


def test_every_promise_holds_for_a_whole_year(sqlite_url: str) -> None:
    year = Year(sqlite_url, SMALL)
    year.run()
    counts = year.counts()
    year.close()
    assert year.watch.breaches == []
    assert {kind for kind, _language in year.watch.messages} >= KINDS_OF_ALL_CITIES
    assert {language for _kind, language in year.watch.messages} == {"bg", "nl", "ro", "sk"}
    assert year.closed_by_silence
    assert counts["cases: reopened"]
    assert counts["solved_check: answered"]


@pytest.mark.parametrize(
    ("moment", "quiet"),
    [
        (datetime(2026, 1, 5, 7, 29, tzinfo=UTC), True),
        (datetime(2026, 1, 5, 7, 30, tzinfo=UTC), False),
        (datetime(2026, 7, 6, 18, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 6, 17, 59, tzinfo=UTC), False),
        (datetime(2026, 7, 5, 10, 0, tzinfo=UTC), True),
        (datetime(2026, 7, 21, 10, 0, tzinfo=UTC), True),
    ],
)
def test_the_watch_knows_the_quiet_hours_of_the_city(moment: datetime, quiet: bool) -> None:
    assert is_quiet(moment) is quiet


@pytest.fixture
def year(sqlite_url: str) -> Iterator[Year]:
    """Of one resident, to whom nothing happened yet."""
    year = Year(sqlite_url, Size(residents=1, cases=0))
    year.town.settle(1)
    yield year
    year.close()


def heard(year: Year, kind: str, *, silent: bool = False) -> list[str]:
    """What the watch says when this follow-up of a new case reaches the resident at night."""
    town: Town = year.town
    with town.store.begin() as work:
        who, inbox_id = town.resident(work), town.message(work)
        draft = work.reports.keep_words(who.id, "help", "key", inbox_id, "…")
        case = work.cases.open(draft, inbox_id, kind=CaseKind.HELP, topic="help_housing")
        resolve(town, work, case)
        case.no_automatic_messages = silent
        work.commit()
    town.hands.now = BEGIN.replace(hour=22)
    with town.store.begin() as work:
        row = work.session.query(FollowUp).filter_by(kind=kind).one()
        told = work.outbox.to_resident(row.resident, Words("…"), follow_up_id=row.id)
        work.residents.stop_follow_ups(row.resident_id)
        work.residents.blocked(row.resident, blocked=True)
        year.watch.hears(work, work.session.get_one(OutboxMessage, told.id), "…")
        year.watch.hears(work, work.session.get_one(OutboxMessage, told.id), "…")
    return year.watch.breaches


def test_the_watch_sees_what_is_broken(year: Year) -> None:
    faults = [one.rsplit(": ")[-1] for one in heard(year, "solved_check", silent=True)]
    once = ["in quiet hours", "after stop", "in a block", "of a silent case"]
    assert faults == [*once, *once, "twice"]


def test_the_watch_sees_an_open_case_without_a_sign_of_life(year: Year) -> None:
    with year.town.store.begin() as work:
        who, inbox_id = year.town.resident(work), year.town.message(work)
        draft = work.reports.keep_words(who.id, "help", "key", inbox_id, "…")
        case = work.cases.open(draft, inbox_id, kind=CaseKind.HELP, topic="help_housing")
        year.watch.signs_of_life(work)
        assert year.watch.breaches == []
        work.follow_ups.withdraw(case, who)
        work.session.flush()
        year.watch.signs_of_life(work)
    assert len(year.watch.breaches) == 1


@pytest.mark.parametrize(("by_steward", "breaches"), [(True, 0), (False, 1)])
def test_the_watch_sees_a_question_that_ended_before_its_time(
    year: Year, by_steward: bool, breaches: int
) -> None:
    town, watch = year.town, year.watch
    with town.store.begin() as work:
        who, inbox_id = town.resident(work), town.message(work)
        draft = work.reports.keep_words(who.id, "help", "key", inbox_id, "…")
        case = work.cases.open(draft, inbox_id, kind=CaseKind.HELP, topic="help_housing")
        resolve(town, work, case)
        work.commit()
    town.hands.now = BEGIN + 10 * DAY
    with town.store.begin() as work:
        row = work.session.query(FollowUp).filter_by(kind="solved_check").one()
        work.follow_ups.ask(row, watch.policy.kinds[row.kind])
        work.session.flush()
        watch.questions(work)
        an = town.steward(work) if by_steward else None
        work.cases.close(work.cases.get(case.id), ClosedReason.NO_ANSWER, steward=an)
        work.session.flush()
        watch.questions(work)
    assert len(watch.breaches) == breaches
