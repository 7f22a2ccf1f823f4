"""The city's calendar: what can be read is kept, and what cannot leaves what was there."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.city_calendar import CityCalendar
from bot.clock import Clock
from bot.forgetting import Forgetter
from bot.rasa import Rasa
from bot.settings import checkout
from bot.supervisor import until
from bot.wake import Wake
from city.calendars import MOST_BYTES
from storage import Store
from storage.city_models import CalendarText
from storage.policy import load_policy
from tests.bot.calendar_server import CalendarServer
from tests.bot.conftest import NOON, Hands
from tests.city.ics import calendar

OLD = calendar(["SUMMARY:Soep", "DTSTART:20261124T120000"])
NEW = calendar(["SUMMARY:Café", "DTSTART:20261124T140000"], ["SUMMARY:Zonder begin"])
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.fixture
def server() -> Iterator[CalendarServer]:
    with CalendarServer(OLD.encode()) as server:
        yield server


@pytest.fixture(autouse=True)
def _all_lines(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "bot")


def kept(store: Store) -> CalendarText | None:
    with store.read() as work:
        return work.calendar.current()


def text_and_version(store: Store) -> tuple[str | None, int] | None:
    row = kept(store)
    return (row.text, row.version) if row else None


async def test_a_calendar_of_an_address_is_kept(
    store: Store, server: CalendarServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.content, server.etag = NEW.encode("utf-8-sig"), '"1"'
    await CityCalendar(store, server.url).look()
    row = kept(store)
    assert row is not None
    assert (row.text, row.source, row.etag, row.fetched_at) == (NEW, server.url, '"1"', NOON)
    assert "calendar_kept events=1 faults=1" in caplog.text
    assert "Café" not in caplog.text


async def test_a_calendar_of_a_file_is_kept_and_read_again(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "buurt.ics"
    path.write_bytes(OLD.encode())
    ours = CityCalendar(store, str(path))
    await ours.look()
    assert text_and_version(store) == (OLD, 1)
    path.write_bytes(NEW.encode())
    await ours.look()
    assert text_and_version(store) == (NEW, 2)


@pytest.mark.parametrize(
    ("name", "header"), [("etag", "if-none-match"), ("last_modified", "if-modified-since")]
)
async def test_what_did_not_change_is_not_sent_again(
    store: Store, server: CalendarServer, hands: Hands, name: str, header: str
) -> None:
    setattr(server, name, "Tue, 24 Nov 2026 11:00:00 GMT")
    ours = CityCalendar(store, server.url)
    await ours.look()
    hands.forward(HALF_AN_HOUR)
    server.content = NEW.encode()  # the server says that it is the same, so it is not looked at
    await ours.look()
    assert header not in server.asked[0]
    assert server.asked[1][header] == "Tue, 24 Nov 2026 11:00:00 GMT"
    row = kept(store)
    assert row is not None
    assert (row.text, row.version, row.fetched_at) == (OLD, 1, NOON + HALF_AN_HOUR)


async def test_the_same_text_in_full_is_the_same_version(
    store: Store, server: CalendarServer, hands: Hands, caplog: pytest.LogCaptureFixture
) -> None:
    ours = CityCalendar(store, server.url)
    await ours.look()
    hands.forward(HALF_AN_HOUR)
    await ours.look()
    row = kept(store)
    assert row is not None
    assert (row.version, row.fetched_at) == (1, NOON + HALF_AN_HOUR)
    assert caplog.text.count("calendar_kept") == 1


async def test_another_address_is_not_asked_about_the_calendar_of_the_first(
    store: Store, server: CalendarServer
) -> None:
    server.etag = '"same in both"'
    await CityCalendar(store, server.url).look()
    server.content = NEW.encode()
    await CityCalendar(store, f"{server.url}?other").look()
    assert text_and_version(store) == (NEW, 2)


async def test_some_redirects_are_followed(store: Store, server: CalendarServer) -> None:
    server.redirects = 3
    await CityCalendar(store, server.url).look()
    assert text_and_version(store) == (OLD, 1)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"status": 500}, "status 500"),
        ({"status": 404}, "status 404"),
        ({"redirects": 4}, "too many redirects"),
        ({"content": b"<html>geheim"}, "no iCalendar: there is no BEGIN:VCALENDAR in it"),
        ({"content": b"BEGIN:VCALENDAR\r\nX-WAT:geheim\r\n"}, "it is cut off: an END is missing"),
        ({"content": b"BEGIN:VCALENDAR\r\nEND:GEHEIM"}, "line 2: this END does not end"),
        ({"content": "BEGIN:VCALENDAR é".encode("latin-1")}, "no text in UTF-8"),
        ({"content": b"x" * (MOST_BYTES + 1)}, "larger than 5 MB"),
        ({"drips": True}, "no answer in time"),
    ],
)
async def test_a_failure_keeps_what_was_there_and_is_one_line_with_its_reason(
    store: Store,
    server: CalendarServer,
    hands: Hands,
    caplog: pytest.LogCaptureFixture,
    wrong: dict[str, object],
    why: str,
) -> None:
    ours = CityCalendar(store, server.url, deadline=2.0)
    await ours.look()
    caplog.clear()
    hands.forward(HALF_AN_HOUR)
    vars(server).update(wrong)
    await ours.look()
    (line,) = caplog.messages
    assert line.startswith(f"calendar_not_read why={why}")
    assert "geheim" not in line.lower()
    row = kept(store)
    assert row is not None
    assert (row.text, row.version, row.fetched_at) == (OLD, 1, NOON)


async def test_what_cannot_be_reached_is_one_line_too(
    store: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with CalendarServer() as gone:
        pass
    for source in (gone.url, "http://[::1/geheim", str(tmp_path / "geheim.ics"), str(tmp_path)):
        await CityCalendar(store, source).look()
    assert caplog.messages == [
        "calendar_not_read why=not reached (ConnectError)",
        "calendar_not_read why=not reached (InvalidURL)",
        "calendar_not_read why=the file cannot be read (No such file or directory)",
        "calendar_not_read why=the file cannot be read (Is a directory)",
    ]
    assert kept(store) is None


async def test_without_the_setting_the_city_has_no_calendar_any_more(
    store: Store, server: CalendarServer
) -> None:
    await CityCalendar(store, server.url).look()
    await CityCalendar(store, None).look()
    assert kept(store) is None


async def test_without_a_database_it_is_looked_at_again_later(
    tmp_path: Path, hands: Hands, server: CalendarServer, caplog: pytest.LogCaptureFixture
) -> None:
    store = Store(f"sqlite:///{tmp_path}/no/where.db", load_policy(), hands)
    await CityCalendar(store, server.url).look()
    assert caplog.messages == ["database_away where=calendar"]
    store.close()


async def test_the_clock_has_it_read_at_its_start(
    store: Store, server: CalendarServer, wake: Wake
) -> None:
    rasa = Rasa([], "")
    clock = Clock(
        store, rasa, wake, checkout(), CityCalendar(store, server.url), Forgetter(store, None)
    )
    scheduler = clock.start()

    async def read() -> bool:
        return await asyncio.to_thread(kept, store) is not None

    assert await until(read, 5, 0.05)
    scheduler.shutdown(wait=False)
    await rasa.close()
