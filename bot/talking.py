"""A turn with Rasa: rewound if an earlier try was cut off, then answered for good."""

import asyncio
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.coming import answer_is_coming
from bot.endings import DANGER, Endings
from bot.incoming import Incoming, Kind
from bot.messenger import Messenger
from bot.rasa import Rasa, Understood
from bot.speaker import Speaker
from bot.speech import first_guess, payload
from bot.texts import Texts
from storage import Store
from storage.answers import SAID, meant
from storage.care import SILENT_TOPICS
from storage.models import Conversation, InboxMessage
from storage.outbox import Words

VERY_LONG = 1_500
"""From this many characters on, we say that short is easier to understand."""
SURE_OF_LANGUAGE = 0.9
"""The confidence from which a message outweighs the language set in Telegram."""
LONG_TALK = 20
"""After so many turns Rasa begins a new session. It reads all of a session with every message:
each turn in it makes the next one slower by 1.5 to 2 ms (docs/conversations.md)."""
ENOUGH_WORDS = 3
"""Fewer words do not change the language to answer in."""


class Talking:
    """Brings what a resident said to Rasa, and Rasa's answer to the outbox."""

    def __init__(
        self, store: Store, texts: Texts, rasa: Rasa, messenger: Messenger, endings: Endings
    ) -> None:
        self._store, self._texts, self._rasa = store, texts, rasa
        self._messenger, self._endings = messenger, endings

    async def talk(
        self,
        incoming: Incoming,
        message: InboxMessage,
        speaker: Speaker,
        said: str,
        follow_up_id: int | None = None,
        before: Sequence[Words] = (),
    ) -> None:
        """The turn with Rasa: rewound if it was begun before, then answered for good.

        `before` is said before Rasa's answer, but after what to do in danger.
        """
        async with answer_is_coming(self._messenger, speaker.chat_id):
            answers = await self._answers(incoming, message, speaker, said, follow_up_id)
        before = [*before, *([Words("too-long")] if len(incoming.text) > VERY_LONG else [])]
        said_by_rasa = [Words(a["say"], _args(a), a.get("buttons") or []) for a in answers]
        in_danger = any(one.say == DANGER for one in said_by_rasa)
        words = [*said_by_rasa, *before] if in_danger else [*before, *said_by_rasa]
        if incoming.kind is Kind.DRAFT and incoming.data in SILENT_TOPICS:
            words = []  # nobody wrote anything now, and somebody else may hold the phone
        await asyncio.to_thread(self._endings.answer, message.id, speaker, words)

    async def _answers(
        self,
        incoming: Incoming,
        message: InboxMessage,
        speaker: Speaker,
        said: str,
        follow_up_id: int | None,
    ) -> list[dict[str, Any]]:
        speaker = await self._fresh(message, speaker)
        await self._shorten(speaker)
        if await self._answers_a_follow_up(speaker, said):
            said = payload("affirm", {SAID: said})
        understood = await self._understood(speaker, said)
        language = speaker.language
        if understood:
            language = await self._language(incoming, speaker, said, understood)
        metadata = {
            "inbox": message.id,
            "resident": speaker.resident_id,
            "language": language,
            "file": _without_chat(file_of(incoming)),
            "album": incoming.album or None,
            "pin": incoming.place,
            "follow_up": follow_up_id,
            "again": _tried_before(message),
        }
        return await self._rasa.talk(speaker.key, said, metadata, understood)

    async def _answers_a_follow_up(self, speaker: Speaker, said: str) -> bool:
        """Whether the words as a whole answer a follow-up's question; not within a form, which
        asked something later."""
        answers = any(meant(kind, said, speaker.language) for kind in speaker.pending)
        return answers and await self._rasa.form_of(speaker.key) is None

    async def _understood(self, speaker: Speaker, said: str) -> Understood | None:
        """What is needed to find the language to answer in; None when it is known."""
        if speaker.language_chosen or said.startswith("/"):
            return None
        return await self._rasa.parse(said, speaker.key)

    async def _fresh(self, message: InboxMessage, speaker: Speaker) -> Speaker:
        """A conversation as it was before this message, when an earlier try was cut off.

        Rasa's stores only ever append, so the past goes on under a new key.
        """
        key = speaker.key
        if _tried_before(message):
            before = await self._rasa.before(key, message.id)
            if before is not None:
                key = secrets.token_hex(12)
                if before:
                    await self._rasa.begin_from(key, before)
                await asyncio.to_thread(self._change_key, speaker.conversation_id, key)
        if speaker.untold:
            await self._rasa.tell(key, "pending_question", speaker.pending[0])
        return replace(speaker, key=key)

    async def _shorten(self, speaker: Speaker) -> None:
        """A long talk goes on in a new session once nothing is open in the old one."""
        if speaker.session_turns >= LONG_TALK and await self._rasa.new_session(speaker.key):
            await asyncio.to_thread(self._session_begun, speaker.conversation_id)

    def _session_begun(self, conversation_id: int) -> None:
        with self._store.begin() as work:
            work.residents.session_begun(work.session.get_one(Conversation, conversation_id))
            work.commit()

    def _change_key(self, conversation_id: int, key: str) -> None:
        with self._store.begin() as work:
            work.residents.change_key(work.session.get_one(Conversation, conversation_id), key)
            work.commit()

    async def _language(
        self, incoming: Incoming, speaker: Speaker, said: str, understood: Understood
    ) -> str:
        """The language to answer in when none was chosen: that of what is being written.

        Where Telegram's own setting is one of our languages, only a clear case changes it;
        words in a language that is none of ours change nothing.
        """
        found = understood.language
        guessed = first_guess(incoming.language_code, self._texts.languages, "") != ""
        enough = len(said.split()) >= ENOUGH_WORDS
        sure = enough and understood.language_confidence >= (SURE_OF_LANGUAGE if guessed else 0)
        if understood.foreign or not sure or found not in self._texts.languages:
            return speaker.language

        def remember() -> None:
            with self._store.begin() as work:
                work.residents.get(speaker.resident_id).language = found
                work.commit()

        await asyncio.to_thread(remember)
        return found


def _tried_before(message: InboxMessage) -> bool:
    """Whether an earlier try of this turn may have had its effect."""
    return message.error is not None or message.attempts > 1


def file_of(incoming: Incoming) -> dict[str, Any] | None:
    """What stewards get a copy of, if something was sent along."""
    if incoming.kind is Kind.PLACE:
        return {"chat": incoming.chat_id, "message": incoming.message_id, "kind": "place"}
    return incoming.file


def _without_chat(file: dict[str, Any] | None) -> dict[str, Any] | None:
    """As Rasa gets it, which does not know whose chat this is; the actions do (`Turn.of`)."""
    return file and {name: value for name, value in file.items() if name != "chat"}


def _args(answer: dict[str, Any]) -> dict[str, Any]:
    args = dict(answer.get("args") or {})
    if language := answer.get("language"):
        args["_language"] = language
    return args
