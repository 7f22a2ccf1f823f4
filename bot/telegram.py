"""Sending by Telegram's Bot API, with python-telegram-bot."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    MessageEntity,
    ReplyParameters,
    User,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.incoming import is_gone
from bot.messenger import Blocked, Letter, NotSent, Refused, TopicGone, TryLater, Upload

logger = logging.getLogger(__name__)

LONGEST_TEXT = 4096
"""Bot API, sendMessage: 1-4096 characters after entities parsing."""
MENDING_PAUSE = 60.0
"""Seconds between tries while Telegram takes nothing until somebody mends a setting, ends a second
bot, or lets the bot into the group again."""
LONGEST_NOTICE = 200
"""Bot API, answerCallbackQuery: 0-200 characters."""
LONGEST_TOPIC = 128
"""Bot API, createForumTopic: 1-128 characters."""
NEVER_REACHED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
"""Failures after which Telegram has surely not seen the request."""
OUTAGE_SECONDS = 5.0
"""How soon we try again while Telegram cannot be reached."""
FETCH_SECONDS = 60.0
"""How long a file of 20 MB may take to come; a turn's lease on its message is 120 s."""
MANY_BUTTONS, SHORT_LABEL = 5, 18
"""From so many buttons on, two stand side by side, if no label has more characters."""
TOO_BIG = "file is too big"
"""Bot API, getFile: how it refuses a file of more than 20 MB."""


def make_bot(token: str, api_url: str) -> Bot:
    """A bot that speaks with Telegram's servers, or with our own Bot API server."""
    # python-telegram-bot's own switch; without it each 429 makes it warn of an old number type.
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    base = api_url.rstrip("/")
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=HTTPXRequest(connection_pool_size=64, read_timeout=20, connect_timeout=10),
        get_updates_request=HTTPXRequest(connection_pool_size=2, read_timeout=40),
    )


class TelegramMessenger:
    """Messenger over the Bot API; texts are plain, so nothing needs escaping."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._username: str | None = None

    async def username(self) -> str:
        """What t.me calls the bot; Telegram is asked once. Raises NotSent."""
        if self._username is None:
            self._username = (await _named(self._bot.get_me)).username or ""
        return self._username

    async def send(self, letter: Letter) -> int | None:
        return await _named(lambda: self._send(letter))

    async def _send(self, letter: Letter) -> int:
        common: dict[str, Any] = {
            "chat_id": letter.chat_id,
            "message_thread_id": letter.thread_id,
        }
        if letter.reply_to:
            common["reply_parameters"] = ReplyParameters(
                letter.reply_to, allow_sending_without_reply=True
            )
        if letter.upload is not None:
            return (await self._upload(letter.upload, common)).message_id
        if letter.file is not None:
            if letter.bare:
                common["caption"] = ""
            copy = await self._bot.copy_message(
                from_chat_id=letter.file["chat"], message_id=letter.file["message"], **common
            )
            return copy.message_id
        if letter.venue is not None:
            return (await self._bot.send_venue(**letter.venue, **common)).message_id
        sent = await self._bot.send_message(
            text=fit(letter.text),
            reply_markup=_keyboard(letter),
            entities=_mentions(letter) or None,
            **common,
        )
        return sent.message_id

    async def _upload(self, upload: Upload, common: dict[str, Any]) -> Message:
        if upload.kind == "voice":
            return await self._bot.send_voice(voice=upload.content, filename="voice.ogg", **common)
        if upload.kind == "document":
            return await self._bot.send_document(
                document=upload.content, filename=upload.name, **common
            )
        return await self._bot.send_photo(photo=upload.content, filename="photo.jpg", **common)

    async def fetch(self, file_id: str) -> bytes:
        """What somebody sent. Raises NotSent; Refused when Telegram will never give it out."""

        async def fetch() -> bytes:
            found = await self._bot.get_file(file_id)
            try:
                return bytes(await found.download_as_bytearray())
            except InvalidToken as error:
                # The token was right a moment ago: it is the file that is not there (404).
                raise Refused("file_gone") from error

        try:
            async with asyncio.timeout(FETCH_SECONDS):
                return await _named(fetch)
        except TimeoutError as error:
            raise TryLater("late") from error

    async def edit(self, letter: Letter, message_id: int) -> None:
        async def edit() -> None:
            await self._bot.edit_message_text(
                fit(letter.text), letter.chat_id, message_id, reply_markup=_keyboard(letter)
            )

        await _named(edit)

    async def make_topic(self, chat_id: int, name: str) -> int | None:
        """A new topic; None when the group has no topics. Raises NotSent."""

        async def make() -> int:
            topic = await self._bot.create_forum_topic(chat_id, name[:LONGEST_TOPIC])
            return topic.message_thread_id

        try:
            return await _named(make)
        except Refused as error:
            if "not a forum" in str(error).casefold():
                return None
            raise

    async def change_topic(self, chat_id: int, thread_id: int, name: str) -> None:
        """Gives a topic another title. Raises NotSent."""
        edit = self._bot.edit_forum_topic
        await self._unless_so(lambda: edit(chat_id, thread_id, name[:LONGEST_TOPIC]))

    async def close_topic(self, chat_id: int, thread_id: int) -> None:
        """Nobody but administrators and bots writes in it any more. Raises NotSent."""
        await self._unless_so(lambda: self._bot.close_forum_topic(chat_id, thread_id))

    async def open_topic(self, chat_id: int, thread_id: int) -> None:
        """Opens a closed topic again. Raises NotSent."""
        await self._unless_so(lambda: self._bot.reopen_forum_topic(chat_id, thread_id))

    async def delete_topic(self, chat_id: int, thread_id: int) -> None:
        """Takes a topic away with all its messages. Raises NotSent."""
        await _named(lambda: self._bot.delete_forum_topic(chat_id, thread_id))

    async def delete(self, chat_id: int, message_id: int) -> bool:
        """Takes a message away; False when Telegram refuses, as with one older than 48 hours
        where the bot may not delete (Bot API, deleteMessage)."""
        try:
            await _named(lambda: self._bot.delete_message(chat_id, message_id))
        except Refused as error:
            return "not found" in str(error).casefold()
        return True

    @staticmethod
    async def _unless_so(change: Callable[[], Awaitable[object]]) -> None:
        """What is so already is no fault."""
        try:
            await _named(change)
        except Refused as error:
            if "not_modified" not in str(error).casefold():
                raise

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether this person is in the group now. Raises NotSent when Telegram is away."""

        async def ask() -> bool:
            member = await self._bot.get_chat_member(chat_id, user_id)
            return not is_gone(member.to_dict())

        try:
            return await _named(ask)
        except (Refused, Blocked):
            return False

    async def typing(self, chat_id: int) -> None:
        await _quietly(lambda: self._bot.send_chat_action(chat_id, "typing"))

    async def notice(self, callback_id: str, text: str) -> bool:
        """False too for a button that was pressed too long ago: Telegram takes no answer then."""
        return await _quietly(
            lambda: self._bot.answer_callback_query(callback_id, text[:LONGEST_NOTICE] or None)
        )


def fit(text: str) -> str:
    """Cuts a text to what one message may hold; our own texts never come near it."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"


def _keyboard(letter: Letter) -> InlineKeyboardMarkup | None:
    buttons = [_button(label, data) for label, data in letter.buttons]
    short = all(len(label) <= SHORT_LABEL for label, _data in letter.buttons)
    abreast = 2 if len(buttons) >= MANY_BUTTONS and short else 1
    rows = [buttons[at : at + abreast] for at in range(0, len(buttons), abreast)]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(label: str, data: str) -> InlineKeyboardButton:
    if data.startswith("https://"):
        return InlineKeyboardButton(label, url=data)
    return InlineKeyboardButton(label, callback_data=data)


def _mentions(letter: Letter) -> list[MessageEntity]:
    """Each name that stands in the text, as a mention; offsets count as in UTF-16 (Bot API)."""
    found = []
    for name, number in letter.mentions.items():
        if (at := fit(letter.text).find(name)) >= 0:
            user = User(number, name, is_bot=False)
            found.append(MessageEntity(MessageEntity.TEXT_MENTION, at, len(name), user=user))
    return list(MessageEntity.adjust_message_entities_to_utf_16(fit(letter.text), found))


async def _named[T](call: Callable[[], Awaitable[T]]) -> T:
    """Turns Telegram's errors into what the caller does next."""
    try:
        return await call()
    except RetryAfter as error:
        after = error.retry_after
        seconds = after.total_seconds() if isinstance(after, timedelta) else float(after)
        raise TryLater("rate_limited", seconds) from error
    except ChatMigrated as error:
        logger.error("chat_migrated set BUURTLIJN_STEWARD_CHAT_ID=%s", error.new_chat_id)
        raise TryLater("chat_migrated", MENDING_PAUSE) from error
    except Forbidden as error:
        raise Blocked("blocked") from error
    except BadRequest as error:
        raise _refusal(error) from error
    except NetworkError as error:
        if isinstance(error.__cause__, NEVER_REACHED):
            raise TryLater("unreachable", OUTAGE_SECONDS) from error
        raise TryLater("network") from error
    except (InvalidToken, Conflict) as error:
        raise TryLater(type(error).__name__, MENDING_PAUSE) from error
    except TelegramError as error:
        # An answer that cannot be read, as a rule: Telegram may have taken it.
        raise TryLater(type(error).__name__) from error


def _refusal(error: BadRequest) -> NotSent:
    said = error.message.casefold()
    if "thread not found" in said or "topic_id_invalid" in said or "topic_deleted" in said:
        return TopicGone("topic_gone")
    return Refused(error.message[:200])


async def _quietly(call: Callable[[], Awaitable[object]]) -> bool:
    """For what is nice to have: a failure is logged by its name; returns whether it went well."""
    try:
        await call()
    except TelegramError as error:
        logger.info("courtesy_failed error=%s", type(error).__name__)
        return False
    return True
