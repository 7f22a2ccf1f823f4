"""What is on now: a day that is whole is not over in its middle, and a calendar may be gone."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows.shared.calendar import on, there_is_a_calendar
from flows.shared.house import furnish
from storage import Store
from storage.migrate import upgrade
from storage.policy import load_policy

NOON = datetime(2026, 11, 28, 11, 0, tzinfo=UTC)
SATURDAY = date(2026, 11, 28)
TEXT = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        *["BEGIN:VEVENT", "UID:1", "SUMMARY:Rommelmarkt", "DTSTART;VALUE=DATE:20261128"],
        "END:VEVENT",
        *["BEGIN:VEVENT", "UID:2", "SUMMARY:Ontbijt", "DTSTART:20261128T070000Z"],
        *["DTEND:20261128T090000Z", "END:VEVENT"],
        "END:VCALENDAR",
        "",
    ]
)


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> Iterator[Store]:
    url = f"sqlite:///{tmp_path / 'calendar.db'}"
    upgrade(url)
    store = Store(url, load_policy(), lambda: NOON)
    furnish(store)
    yield store
    store.close()


def test_what_takes_the_whole_day_is_on_all_day_and_what_has_ended_is_not(store: Store) -> None:
    assert not there_is_a_calendar()
    assert on(SATURDAY, SATURDAY) == []
    with store.begin() as work:
        work.calendar.take_over(TEXT, "buurt.ics")
        work.commit()
    assert there_is_a_calendar()
    assert [one.title for one in on(SATURDAY, SATURDAY)] == ["Rommelmarkt"]
    with store.begin() as work:
        work.calendar.forget()
        work.commit()
    assert not there_is_a_calendar()
    assert on(SATURDAY, SATURDAY) == []
