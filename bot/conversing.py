"""A resident's turn, from the claimed row to the answers in the outbox."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.editing import Editing
from bot.endings import Endings
from bot.erasing import ERASES, DataErasing
from bot.filing import Filing
from bot.incoming import Incoming, Kind
from bot.linking import Linking
from bot.messenger import Messenger
from bot.pressing import Pressing
from bot.rasa import Rasa
from bot.reading import may_be_danger
from bot.safekeeping import Safekeeping
from bot.speaker import Reception, Speaker
from bot.speech import (
    commands,
    gives_back_by_menu,
    has_words,
    payload,
    plain,
    said_by_command,
    sign,
)
from bot.talking import Talking
from bot.texts import Texts
from bot.with_steward import WithSteward
from storage import Store
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import Words

UNREADABLE = {
    Kind.STICKER: "cannot-use-sticker",
    Kind.CONTACT: "cannot-use-contact",
    Kind.OTHER: "cannot-use-this",
}
BEGUN_BY_WORDS = frozenset({"report_nuisance", "help_general"})
"""Commands that only say what the words behind them say better."""
TAKES_WORDS = "talk_to_steward"
"""A command that says what the words behind it may not: they go with it."""


class Conversing:
    """Handles residents' updates of one channel; one without `safekeeping` has no files."""

    def __init__(
        self,
        store: Store,
        texts: Texts,
        rasa: Rasa,
        messenger: Messenger,
        channel: str,
        home: Path,
        safekeeping: Safekeeping | None = None,
        *,
        erasing: DataErasing,
    ) -> None:
        self._store, self._rasa, self._home = store, rasa, home
        self.reception = Reception(store, texts, channel)
        self.endings = Endings(store, self.reception, channel)
        self._filing = Filing(store, rasa, home, self.endings, safekeeping) if safekeeping else None
        self._talking = Talking(store, texts, rasa, messenger, self.endings)
        self._editing = Editing(store, rasa, self.endings)
        self._pressing = Pressing(store, texts, messenger)
        self._erasing = erasing
        self._linking = Linking(store, texts, self.endings)
        self._with_steward = WithSteward(store, texts, rasa, self._talking, self.endings, home)

    async def handle(self, incoming: Incoming, message: InboxMessage) -> None:
        """One update. Raises RasaAway or TryLater when it must be tried again later."""
        if incoming.kind in (Kind.BLOCKED, Kind.UNBLOCKED):
            blocked = incoming.kind is Kind.BLOCKED
            await asyncio.to_thread(
                self.reception.note_block, incoming, message.id, blocked=blocked
            )
            return
        if incoming.kind is Kind.SERVICE:
            await asyncio.to_thread(self.endings.in_silence, message.id)
            return
        speaker = await asyncio.to_thread(self.reception.meet, incoming, message.id)
        if incoming.kind is Kind.BUTTON:
            await self._button(incoming, message, speaker)
        elif incoming.kind is Kind.DRAFT:
            said = payload(incoming.data, {"draft": "send"})
            await self._talking.talk(incoming, message, speaker, said)
        elif incoming.kind is Kind.EDIT:
            if alarm := await self._editing.receive(incoming, message, speaker):
                await self._words(alarm, message, speaker)
        elif incoming.kind in UNREADABLE:
            await self._say(message, speaker, Words(UNREADABLE[incoming.kind]))
        elif incoming.kind is Kind.COMMAND:
            await self._command(incoming, message, speaker)
        elif incoming.kind is Kind.FILE and self._filing is not None:
            if heard := await self._filing.receive(incoming, message, speaker):
                words, before = heard
                await self._words(words, message, speaker, before)
        else:
            await self._words(incoming, message, speaker)

    async def _words(
        self,
        incoming: Incoming,
        message: InboxMessage,
        speaker: Speaker,
        before: Sequence[Words] = (),
    ) -> None:
        """Words, a file or a place; `before` is said before the answer."""
        said = plain(incoming.text)
        if speaker.steward_case is not None:
            await self._with_steward.hear(incoming, message, speaker, said, before)
            return
        if incoming.kind is Kind.TEXT and (meant := sign(said)):
            await self._talking.talk(incoming, message, speaker, payload(meant), before=before)
            return
        if incoming.kind is Kind.TEXT and not has_words(said):
            await self._say(message, speaker, Words("only-emoji"))
            return
        if not has_words(said):
            said = payload("add_information")
        await self._talking.talk(incoming, message, speaker, said, before=before)

    async def _command(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> None:
        if incoming.opens_link:
            await asyncio.to_thread(self._linking.arrive, message, speaker, incoming.text)
            return
        intent = commands(self._home).get(incoming.command)
        if await self._says_more(incoming, intent, speaker):
            if intent is not None:
                speaker = await self._back_to_the_bot(intent, message, speaker)
            await self._words(incoming, message, speaker)
        elif intent is None:
            await self._say(message, speaker, Words("unknown-command"))
        else:
            speaker = await self._back_to_the_bot(intent, message, speaker)
            words = plain(incoming.text) if intent == TAKES_WORDS else ""
            said = said_by_command(self._home, incoming.command)
            said = payload(intent, {"words": words}) if has_words(words) else said
            await self._talking.talk(incoming, message, speaker, said)

    async def _says_more(self, incoming: Incoming, intent: str | None, speaker: Speaker) -> bool:
        """Whether the words behind a command are heard instead of it; danger always is."""
        words = plain(incoming.text)
        if not has_words(words):
            return False
        # A single word behind /start may come from a link, and nobody wrote it.
        if (
            intent is None
            or intent in BEGUN_BY_WORDS
            or (intent == "greet" and len(words.split()) > 1)
        ):
            return True
        return await may_be_danger(self._rasa, words, speaker.key)

    async def _back_to_the_bot(
        self, intent: str, message: InboxMessage, speaker: Speaker
    ) -> Speaker:
        """Who begins something with the bot does not wish their next words to go to a steward."""
        if speaker.steward_case is None or intent not in gives_back_by_menu(self._home):
            return speaker
        await asyncio.to_thread(self._with_steward.take_back, message, speaker)
        return replace(speaker, steward_case=None)

    async def _button(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> None:
        pressed = await self._pressing.pressed(incoming, message, speaker)
        if pressed is None:
            await asyncio.to_thread(self.endings.in_silence, message.id)
            return
        if isinstance(pressed, Words):
            await self._say(message, speaker, pressed)
            return
        row, button = pressed
        if button.get("act") == "leave_steward":
            await asyncio.to_thread(self._with_steward.leave, message, speaker)
            return
        if button.get("act") in ERASES:
            await asyncio.to_thread(self._erasing.asked, button["act"], message, speaker)
            return
        if button.get("act") == "do_not_ask":
            await asyncio.to_thread(self._do_not_ask, message, speaker, row)
            return
        speaker = await self._back_to_the_bot(button["intent"], message, speaker)
        said = payload(button["intent"], button.get("entities"))
        await self._talking.talk(incoming, message, speaker, said, row.follow_up_id)

    def _do_not_ask(self, message: InboxMessage, speaker: Speaker, card: OutboxMessage) -> None:
        """A steward's referral is not asked about."""
        with self._store.begin() as work:
            work.referrals.do_not_ask(card)
            work.commit()
        self.endings.answer(message.id, speaker, [Words("do-not-ask-noted")])

    async def _say(self, message: InboxMessage, speaker: Speaker, *words: Words) -> None:
        await asyncio.to_thread(self.endings.answer, message.id, speaker, list(words))
