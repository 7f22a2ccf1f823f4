"""The doctor: looks at every part and says what is wrong and how to mend it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.activities import coming
from bot.city_calendar import NotRead, fetch, read
from bot.house import House
from bot.keys import NAME as KEYS
from bot.keys import key_file, wrong_keys
from bot.model import model_path
from bot.settings import Settings, WrongSettings, checkout
from bot.telegram import make_bot
from bot.texts import WrongTexts, resident_texts
from storage import Store, Unreachable
from storage.city_models import CalendarText
from storage.migrate import is_current

CALENDAR_IS_OLD = timedelta(hours=2)
"""The clock reads it each half hour."""


@dataclass(frozen=True)
class Finding:
    """One part: fine, or with the mend."""

    part: str
    fine: bool
    says: str


async def examine(settings: Settings, *, quick: bool) -> list[Finding]:
    """All findings. `quick` asks only what a health check needs: database and Rasa."""
    findings = [await asyncio.to_thread(_database, settings)]
    findings.append(await asyncio.to_thread(_keys, settings))
    if settings.rasa_url:
        findings.append(await _rasa(settings))
    elif not quick:
        findings.append(_model())
    if not quick:
        findings.append(_texts())
        findings.append(await _activities(settings))
        findings += [one async for one in _telegram(settings)]
    return findings


def _database(settings: Settings) -> Finding:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        current = is_current(settings.database)
    except SQLAlchemyError as error:
        mend = f"cannot be reached ({type(error).__name__}); check BUURTLIJN_DATABASE_URL"
        return Finding("database", False, mend)
    return Finding("database", current, "ready" if current else "old; run: buurtlijn db upgrade")


def _keys(settings: Settings) -> Finding:
    """Whether what is there can be read, and where the keys are that must not be lost."""
    try:
        wrong = wrong_keys(settings)
    except WrongSettings as error:
        return Finding("keys", False, str(error))
    if wrong:
        return Finding("keys", False, wrong)
    if settings.keys:
        return Finding("keys", True, f"{len(settings.keys)} in {KEYS}")
    path = key_file(settings)
    if path.stat().st_mode & 0o077:
        return Finding("keys", False, f"{path} can be read by others; run: chmod 600 {path}")
    says = f"in {path}; keep a copy in a safe place, apart from backups: without it nothing is read"
    return Finding("keys", True, says)


async def _rasa(settings: Settings) -> Finding:
    house = House(settings)
    ready = await house.rasa.is_ready()
    await house.rasa.close()
    mend = "does not answer, or has no model; check BUURTLIJN_RASA_URL and BUURTLIJN_RASA_TOKEN"
    return Finding("rasa", ready, "ready" if ready else mend)


def _model() -> Finding:
    trained = model_path(checkout()).exists()
    return Finding("model", trained, "trained" if trained else "not trained; run: buurtlijn train")


def _texts() -> Finding:
    try:
        texts = resident_texts(checkout())
    except WrongTexts as error:
        return Finding("texts", False, str(error))
    return Finding("texts", True, f"{len(texts.keys())} in {', '.join(texts.languages)}")


async def _activities(settings: Settings) -> Finding:
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


async def _telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.telegram_token is None:
        yield Finding("telegram", False, "no token; set BUURTLIJN_TELEGRAM_TOKEN (README)")
        return
    bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    try:
        me = await bot.get_me()
    except TelegramError as error:
        mend = f"{error.message}; check BUURTLIJN_TELEGRAM_TOKEN and BUURTLIJN_TELEGRAM_API_URL"
        yield Finding("telegram", False, mend)
        return
    yield Finding("telegram", True, f"@{me.username}")
    if settings.steward_chat_id is None:
        yield Finding("stewards", False, "no group; set BUURTLIJN_STEWARD_CHAT_ID (README)")
        return
    try:
        chat = await bot.get_chat(settings.steward_chat_id)
    except TelegramError as error:
        mend = f"{error.message}; is the bot in the group, and is the number right?"
        yield Finding("stewards", False, mend)
        return
    kind = "a topic per case" if chat.is_forum else "cards in a plain group"
    yield Finding("stewards", True, f"{chat.title}: {kind}")
