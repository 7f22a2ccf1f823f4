"""Telegram's side: the token, how updates come, what we may do in the group, what time it is."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
from telegram import Bot, ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner, User
from telegram.error import InvalidToken, TelegramError

from bot.checkups.finding import Finding
from bot.settings import Settings
from bot.telegram import make_bot

MANY_PENDING = 100
RECENT = timedelta(hours=1)
MOST_ASKEW = timedelta(seconds=60)
SECONDS = 5.0


async def telegram(settings: Settings) -> AsyncIterator[Finding]:
    if settings.telegram_token is None:
        yield Finding("telegram", False, "no token; set BUURTLIJN_TELEGRAM_TOKEN (README)")
        return
    bot = make_bot(settings.telegram_token.get_secret_value(), settings.telegram_api_url)
    try:
        async for one in _asked(settings, bot):
            yield one
    finally:
        await bot.shutdown()


async def _asked(settings: Settings, bot: Bot) -> AsyncIterator[Finding]:
    try:
        await bot.initialize()
    except TelegramError as error:
        # What the library says of a wrong token holds the token.
        why = "wrong token" if isinstance(error, InvalidToken) else error.message
        mend = f"{why}; check BUURTLIJN_TELEGRAM_TOKEN and BUURTLIJN_TELEGRAM_API_URL"
        yield Finding("telegram", False, mend)
        return
    me = bot.bot
    yield Finding("telegram", True, f"@{me.username}")
    yield await time_there(settings)
    yield await _updates(settings, bot)
    async for one in _group(settings, bot, me):
        yield one


async def time_there(settings: Settings) -> Finding:
    """Our clock beside Telegram's, as its answers are dated (RFC 9110, Date)."""
    zone = settings.policy().city_time().zone
    now = datetime.now(UTC)
    says = f"{now.astimezone(zone):%H:%M} in {zone}"
    try:
        async with httpx.AsyncClient(timeout=SECONDS) as http:
            answer = await http.get(settings.telegram_api_url)
        theirs = parsedate_to_datetime(answer.headers["date"])
    except (httpx.HTTPError, KeyError, ValueError):
        return Finding("time", True, f"{says}; Telegram does not say theirs")
    askew = abs(datetime.now(UTC) - theirs.astimezone(UTC))
    if askew > MOST_ASKEW:
        mend = "set the clock of this machine (NTP)"
        return Finding(
            "time", False, f"{says}, {askew.total_seconds():.0f} s off Telegram's; {mend}"
        )
    return Finding("time", True, says)


async def _updates(settings: Settings, bot: Bot) -> Finding:
    """The webhook as Telegram knows it, beside the setting."""
    wanted = settings.telegram_webhook_url or ""
    try:
        info = await bot.get_webhook_info()
    except TelegramError as error:
        return Finding("updates", False, f"{error.message}; try again")
    pending = info.pending_update_count
    if info.url != wanted:
        mend = "start `buurtlijn run` or `bot`: it sets that right"
        there = "another webhook is set" if info.url else "no webhook is set"
        return Finding("updates", False, f"{there} at Telegram; {mend}")
    failed = info.last_error_date
    if wanted and failed and datetime.now(UTC) - failed < RECENT:
        mend = "check the proxy, its certificate and BUURTLIJN_WEBHOOK_LISTEN"
        return Finding(
            "updates", False, f"Telegram cannot reach us: {info.last_error_message}; {mend}"
        )
    if pending > MANY_PENDING:
        return Finding("updates", False, f"{pending} wait at Telegram; is `buurtlijn run` running?")
    way = "by webhook" if wanted else "by long polling"
    return Finding("updates", True, f"{way}, {pending} wait at Telegram")


async def _group(settings: Settings, bot: Bot, me: User) -> AsyncIterator[Finding]:
    if settings.steward_chat_id is None:
        yield Finding("stewards", False, "no group; set BUURTLIJN_STEWARD_CHAT_ID (README)")
        return
    try:
        chat = await bot.get_chat(settings.steward_chat_id)
        member = await bot.get_chat_member(settings.steward_chat_id, me.id)
    except TelegramError as error:
        mend = f"{error.message}; is the bot in the group, and is the number right?"
        yield Finding("stewards", False, mend)
        return
    kind = "a topic per case" if chat.is_forum else "cards in a plain group"
    yield Finding("stewards", True, f"{chat.title}: {kind}")
    yield _rights(chat, member, me)


def _rights(chat: ChatFullInfo, member: object, me: User) -> Finding:
    """What the desk needs: topics of its own, to see notes and who comes and goes, and to take away
    what is past its time."""
    mend = "make the bot administrator of the group"
    if isinstance(member, ChatMemberOwner):
        return Finding("rights", True, "the bot owns the group")
    if not isinstance(member, ChatMemberAdministrator):
        seen = "" if me.can_read_all_group_messages else ", and sees no notes (group privacy is on)"
        return Finding("rights", False, f"the bot is no administrator{seen}; {mend}")
    if chat.is_forum and not member.can_manage_topics:
        return Finding("rights", False, f"the bot may not manage topics; {mend}, with that right")
    if not member.can_delete_messages:
        # Telegram asks it for topics and for what is older than 48 hours.
        return Finding("rights", False, f"the bot may not delete messages; {mend}, with that right")
    return Finding("rights", True, "administrator")
