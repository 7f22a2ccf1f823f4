"""The doctor: looks at every part and says what is wrong and how to mend it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from sqlalchemy.exc import SQLAlchemyError
from telegram.error import TelegramError

from bot.house import House
from bot.model import model_path
from bot.settings import Settings, checkout
from bot.telegram import make_bot
from bot.texts import WrongTexts, resident_texts
from storage.migrate import is_current


@dataclass(frozen=True)
class Finding:
    """One part: fine, or with the mend."""

    part: str
    fine: bool
    says: str


async def examine(settings: Settings, *, quick: bool) -> list[Finding]:
    """All findings. `quick` asks only what a health check needs: database and Rasa."""
    findings = [await asyncio.to_thread(_database, settings)]
    if settings.rasa_url:
        findings.append(await _rasa(settings))
    elif not quick:
        findings.append(_model())
    if not quick:
        findings.append(_texts())
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
