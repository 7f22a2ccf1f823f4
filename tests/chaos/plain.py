"""A plain python-telegram-bot application before the same Rasa, as its documentation shows it.

It has no inbox and no outbox: an update is handled when it comes, and answered by the handler.
Every answer replies to what it answers, so that it can be told which message has one.
"""

import asyncio
import itertools
from typing import Any

import httpx
from sqlalchemy import select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.settings import Settings, checkout
from bot.speech import commands, first_guess, payload
from bot.texts import DEFAULT_LANGUAGE, resident_texts
from storage import Store
from storage.models import InboxMessage

BESIDE = "plain"
"""The channel of its residents and messages: our actions want to know whose and which it is."""
DEADLINE = 20.0


class Plain:
    """What the handlers share. What a button means is in memory."""

    def __init__(self, settings: Settings) -> None:
        self._store = Store(settings.database, settings.policy())
        self._texts = resident_texts(checkout())
        token = settings.rasa_token
        word = token.get_secret_value() if token else ""
        self._rasa = httpx.AsyncClient(
            base_url=settings.rasa_url[0], headers={"Authorization": f"Bearer {word}"},
            timeout=DEADLINE, trust_env=False,
        )  # fmt: skip
        self._buttons: dict[str, str] = {}
        self._numbers = itertools.count()

    async def hears(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Words, a command or a photo."""
        message = update.effective_message
        assert message is not None
        said = message.text or payload("add_information")
        if said.startswith("/"):
            intent = commands(checkout()).get(said[1:])
            said = payload(intent) if intent else said[1:]
        await self._turn(update, message, said)

    async def is_pressed(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        assert isinstance(query.message, Message)
        await query.answer()
        await self._turn(update, query.message, self._buttons[query.data or ""])

    async def _turn(self, update: Update, to: Message, said: str) -> None:
        metadata = await asyncio.to_thread(self._known, update)
        body = {"sender": f"plain-{to.chat_id}", "message": said, "metadata": metadata}
        answer = await self._rasa.post("/webhooks/buurtlijn/webhook", json=body)
        for part in answer.raise_for_status().json():
            if told := part.get("custom"):
                await self._says(to, told, metadata["language"])

    async def _says(self, to: Message, told: dict[str, Any], language: str) -> None:
        language = told.get("language") or language
        rows = [[self._button(one, language)] for one in told.get("buttons") or []]
        text = self._texts.render(language, told["say"], dict(told.get("args") or {}))
        keyboard = InlineKeyboardMarkup(rows) if rows else None
        await to.reply_text(text, reply_markup=keyboard, do_quote=True)

    def _button(self, button: dict[str, Any], language: str) -> InlineKeyboardButton:
        mark = str(next(self._numbers))
        self._buttons[mark] = payload(button["intent"], button.get("entities"))
        label = self._texts.render(button.get("in", language), button["label"], button.get("args"))
        return InlineKeyboardButton(label, callback_data=mark)

    def _known(self, update: Update) -> dict[str, Any]:
        """Who it is and which message, for the actions."""
        user = update.effective_user
        assert user is not None
        language = first_guess(user.language_code or "", self._texts.languages, DEFAULT_LANGUAGE)
        with self._store.begin() as work:
            resident = work.residents.welcome(BESIDE, user.id, user.first_name, language)
            work.inbox.keep(BESIDE, update.update_id, f"{BESIDE}:{user.id}", {})
            work.commit()
            kept = select(InboxMessage.id).where(
                InboxMessage.channel == BESIDE, InboxMessage.update_id == update.update_id
            )
            number = work.session.scalars(kept).one()
            return {"inbox": number, "resident": resident.id, "language": language}


def main() -> None:
    """Polls until it is stopped; the settings come from the environment."""
    settings = Settings.read()
    token, plain = settings.telegram_token, Plain(settings)
    assert token is not None
    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        # One after the other, a slow turn of one chat would make all others wait.
        .concurrent_updates(True)
        .build()
    )
    application.add_handler(CallbackQueryHandler(plain.is_pressed))
    application.add_handler(MessageHandler(filters.ChatType.PRIVATE, plain.hears))
    # Without retries it would end for good when Telegram fails while it starts.
    application.run_polling(bootstrap_retries=-1)
