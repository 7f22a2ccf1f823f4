"""What an official and an operator are told of the city's calendar."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.settings import PREFIX
from storage import Store
from storage.policy import load_policy
from tests.bot.calendar_server import CalendarServer
from tests.bot.conftest import Told
from tests.city.ics import calendar


def stamp(days: int) -> str:
    """A time that many days from now, as in a calendar."""
    return f"{datetime.now(UTC) + timedelta(days=days):%Y%m%dT%H%M%SZ}"


def text() -> str:
    """Three activities in the coming week, five in four weeks, and one that is faulty."""
    return calendar(
        ["SUMMARY:Soep", f"DTSTART:{stamp(1)}", "RRULE:FREQ=WEEKLY;COUNT=3", "LOCATION:Rabot"],
        ["SUMMARY:Markt", f"DTSTART:{stamp(2)}", "CATEGORIES:Rabot"],
        ["SUMMARY:Stoet", f"DTSTART:{stamp(3)}"],
        ["SUMMARY:Later", f"DTSTART:{stamp(40)}"],
        ["SUMMARY:Kapot", "UID:kapot@gent.be"],
    )


def sound() -> str:
    return calendar([f"DTSTART:{stamp(1)}", "LOCATION:Ledeberg"])


@pytest.fixture
def set_calendar(no_settings: pytest.MonkeyPatch) -> Callable[[str | Path], None]:
    return lambda source: no_settings.setenv(f"{PREFIX}ACTIVITIES", str(source))


def test_a_check_names_each_fault_and_counts_by_neighbourhood(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "buurt.ics"
    path.write_text(text(), "utf-8")
    assert told("activities", "check", path) == (
        2,
        [
            f"{path}: Kapot (kapot@gent.be): DTSTART is missing",
            "Rabot - Blaisantvest: 4",
            "somewhere in the city: 1",
            "in the next four weeks: 5; faults: 1",
        ],
    )
    path.write_text(sound(), "utf-8")
    assert told("activities", "check", path) == (
        0, ["Ledeberg: 1", "in the next four weeks: 1; faults: 0"],
    )  # fmt: skip


def test_a_check_of_what_is_no_calendar_says_so(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "buurt.ics"
    why = "is no file; write the path of an .ics file, or its https://... address"
    assert told("activities", "check", path) == (2, [f"{path}: {why}"])
    path.write_text("<html>")
    why = "no iCalendar: there is no BEGIN:VCALENDAR in it"
    assert told("activities", "check", path) == (2, [f"{path}: {why}"])


def test_an_address_can_be_checked_too(told: Told) -> None:
    with CalendarServer(sound().encode()) as server:
        code, lines = told("activities", "check", server.url)
    assert (code, lines[-1]) == (0, "in the next four weeks: 1; faults: 0")


def keep(database: Path, content: str, age: timedelta) -> None:
    """The calendar as the clock kept it some time ago."""
    then = datetime.now(UTC) - age
    store = Store(f"sqlite:///{database}", load_policy(), lambda: then)
    with store.begin() as work:
        work.calendar.take_over(content, "https://gent.be/buurt.ics")
        work.commit()
    store.close()


@pytest.fixture
def doctor(told: Told) -> Callable[[], str]:
    """The doctor's line about the activities."""

    def line() -> str:
        (found,) = (one for one in told("doctor")[1] if " activities: " in one)
        return found

    return line


def test_the_doctor_says_what_is_on_and_how_old_the_calendar_is(
    doctor: Callable[[], str],
    set_calendar: Callable[[str | Path], None],
    database: Path,
    tmp_path: Path,
) -> None:
    assert doctor() == "ok    activities: no calendar; BUURTLIJN_ACTIVITIES is not set"
    path = tmp_path / "buurt.ics"
    path.write_text(text(), "utf-8")
    set_calendar(path)
    start = "start `buurtlijn run` or `buurtlijn clock`, and look there for calendar_not_read"
    assert doctor() == f"WRONG activities: none is kept yet; {start}"
    keep(database, sound(), timedelta(hours=5, minutes=1))
    assert doctor() == f"WRONG activities: the one kept was read 5 hours ago; {start}"
    keep(database, sound(), timedelta(minutes=12, seconds=5))
    assert doctor() == "ok    activities: 1 in the coming 7 days, read 12 min ago"
    keep(database, text(), timedelta(minutes=1, seconds=5))
    assert doctor() == (
        "ok    activities: 3 in the coming 7 days, read 1 min ago;"
        " faults: 1, see: buurtlijn activities check"
    )


def test_the_doctor_says_what_is_wrong_with_the_calendar(
    doctor: Callable[[], str], set_calendar: Callable[[str | Path], None], database: Path
) -> None:
    mend = "check BUURTLIJN_ACTIVITIES and: buurtlijn activities check"
    with CalendarServer(b"<html>") as server:
        set_calendar(server.url)
        wrong = "no iCalendar: there is no BEGIN:VCALENDAR in it"
        assert doctor() == f"WRONG activities: {wrong}; {mend}"
        keep(database, sound(), timedelta(hours=3, minutes=1))
        server.status = 503
        shown = "residents see the one read 3 hours ago"
        assert doctor() == f"WRONG activities: status 503; {shown}; {mend}"


def test_the_doctor_without_a_database_says_so(
    doctor: Callable[[], str],
    set_calendar: Callable[[str | Path], None],
    no_settings: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = tmp_path / "buurt.ics"
    path.write_text(sound(), "utf-8")
    set_calendar(path)
    no_settings.setenv(f"{PREFIX}DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    assert doctor() == "WRONG activities: the database cannot be asked; mend that first"
