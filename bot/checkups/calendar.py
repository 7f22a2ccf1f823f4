"""The city's calendar: whether it can be had now, and what residents are shown of it."""

import asyncio
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot.activities import coming
from bot.checkups.finding import Finding
from bot.city_calendar import NotRead, fetch, read
from bot.settings import Settings
from storage import Store, Unreachable
from storage.city_models import CalendarText

CALENDAR_IS_OLD = timedelta(hours=2)
"""The clock reads it each half hour."""


async def activities(settings: Settings) -> Finding:
    """Whether the calendar can be had now, and what residents are shown of it."""
    if settings.activities is None:
        return Finding("activities", True, "no calendar; BUURTLIJN_ACTIVITIES is not set")
    try:
        kept = await asyncio.to_thread(_kept_calendar, settings)
    except (Unreachable, SQLAlchemyError):
        return Finding("activities", False, "the database cannot be asked; mend that first")
    now = datetime.now(UTC)
    try:
        fetched = await fetch(settings.activities)
        await asyncio.to_thread(read, fetched.text)
    except NotRead as why:
        shown = f"residents see the one read {_ago(kept, now)}; " if kept else ""
        mend = f"{why}; {shown}check BUURTLIJN_ACTIVITIES and: buurtlijn activities check"
        return Finding("activities", False, mend)
    if kept is None or now - kept.fetched_at > CALENDAR_IS_OLD:
        age = f"the one kept was read {_ago(kept, now)}" if kept else "none is kept yet"
        mend = "start `buurtlijn run` or `buurtlijn clock`, and look there for calendar_not_read"
        return Finding("activities", False, f"{age}; {mend}")
    return await asyncio.to_thread(_shown, settings, kept, now)


def _kept_calendar(settings: Settings) -> CalendarText | None:
    store = Store(settings.database, settings.policy())
    try:
        with store.read() as work:
            return work.calendar.current()
    finally:
        store.close()


def _shown(settings: Settings, kept: CalendarText, now: datetime) -> Finding:
    week = coming(read(kept.text or ""), settings.policy().city_time(), now, days=7)
    says = f"{week.number} in the coming 7 days, read {_ago(kept, now)}"
    if week.faults:
        says += f"; faults: {len(week.faults)}, see: buurtlijn activities check"
    return Finding("activities", True, says)


def _ago(kept: CalendarText, now: datetime) -> str:
    minutes = (now - kept.fetched_at) // timedelta(minutes=1)
    return f"{minutes} min ago" if minutes < 120 else f"{minutes // 60} hours ago"
