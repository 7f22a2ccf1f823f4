"""The city's calendar of activities: fetched now and then, checked, and kept for all processes."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import httpx

from city.calendars import MOST_BYTES, Calendar, read_calendar
from storage import Store, Unreachable
from storage.city_models import CalendarText

logger = logging.getLogger(__name__)

DEADLINE_SECONDS = 60.0
"""For a whole answer; a server that sends a letter a minute must not hold us up."""
MOST_REDIRECTS = 3
NOT_CHANGED = 304


class NotRead(Exception):
    """There is no calendar to be had; says why in a few words, with nothing of its contents or of
    its address, which may hold a secret."""


class NotChanged(Exception):
    """The server says that we know its calendar already."""


@dataclass(frozen=True)
class Fetched:
    """A text, and what its server wants to be asked with the next time."""

    text: str
    etag: str | None = None
    last_modified: str | None = None


async def fetch(
    source: str, known: CalendarText | None = None, deadline: float = DEADLINE_SECONDS
) -> Fetched:
    """What a file or an http(s) address holds. Raises NotRead; NotChanged if it is the `known`."""
    if not source.lower().startswith(("http://", "https://")):
        return Fetched(_decoded(await asyncio.to_thread(_file, Path(source))))
    try:
        async with asyncio.timeout(deadline):
            return await _over_http(source, known)
    except (TimeoutError, httpx.TimeoutException) as error:
        raise NotRead("no answer in time") from error
    except httpx.TooManyRedirects as error:
        raise NotRead("too many redirects") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotRead(f"not reached ({type(error).__name__})") from error


def read(text: str) -> Calendar:
    """As `read_calendar`, but raises NotRead."""
    try:
        return read_calendar(text)
    except ValueError as error:
        raise NotRead(str(error)) from error


class CityCalendar:
    """Keeps the calendar of a source, a file or an address; without one the city has none."""

    def __init__(
        self, store: Store, source: str | None, deadline: float = DEADLINE_SECONDS
    ) -> None:
        self._store, self._source, self._deadline = store, source, deadline

    async def look(self) -> None:
        """Takes over what is new. Any failure leaves what was there, and is a line in the log."""
        try:
            await self._look()
        except NotRead as why:
            logger.warning("calendar_not_read why=%s", why)
        except Unreachable:
            logger.warning("database_away where=calendar")

    async def _look(self) -> None:
        if self._source is None:
            await asyncio.to_thread(self._forget)
            return
        known = await asyncio.to_thread(self._known, self._source)
        try:
            fetched = await fetch(self._source, known, self._deadline)
        except NotChanged:
            await asyncio.to_thread(self._still_the_same)
        else:
            await asyncio.to_thread(self._keep, self._source, known, fetched)

    def _known(self, source: str) -> CalendarText | None:
        """What was kept from this source: it may be asked whether that has changed."""
        with self._store.read() as work:
            kept = work.calendar.current()
        return kept if kept and kept.source == source else None

    def _still_the_same(self) -> None:
        with self._store.begin() as work:
            work.calendar.still_the_same()
            work.commit()

    def _keep(self, source: str, known: CalendarText | None, fetched: Fetched) -> None:
        is_new = known is None or known.text != fetched.text
        calendar = read(fetched.text) if is_new else None
        with self._store.begin() as work:
            work.calendar.take_over(
                fetched.text, source, etag=fetched.etag, last_modified=fetched.last_modified
            )
            work.commit()
        if calendar:
            told = (len(calendar.series), len(calendar.faults))
            logger.info("calendar_kept events=%s faults=%s", *told)

    def _forget(self) -> None:
        with self._store.begin() as work:
            work.calendar.forget()
            work.commit()


async def _over_http(address: str, known: CalendarText | None) -> Fetched:
    headers = {"Accept": "text/calendar, */*;q=0.5", "Accept-Encoding": "identity"}
    if known and known.etag:
        headers["If-None-Match"] = known.etag
    if known and known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    async with (
        httpx.AsyncClient(follow_redirects=True, max_redirects=MOST_REDIRECTS) as client,
        client.stream("GET", address, headers=headers) as answer,
    ):
        if answer.status_code == NOT_CHANGED and known:
            raise NotChanged
        if answer.status_code != httpx.codes.OK:
            raise NotRead(f"status {answer.status_code}")
        text = _decoded(await _bounded(answer.aiter_bytes()))
        return Fetched(text, answer.headers.get("ETag"), answer.headers.get("Last-Modified"))


async def _bounded(chunks: AsyncIterator[bytes]) -> bytes:
    """All of it, but no more than a byte too much is waited for."""
    whole = bytearray()
    async for chunk in chunks:
        whole += chunk
        if len(whole) > MOST_BYTES:
            break
    return bytes(whole)


def _file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotRead(f"the file cannot be read ({error.strerror})") from error


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise NotRead(f"larger than {MOST_BYTES // 1024 // 1024} MB")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotRead("no text in UTF-8") from error
