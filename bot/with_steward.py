"""What a resident says while a steward has the word: to the case, with the bot's reading beside."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from bot.endings import Endings
from bot.incoming import Incoming
from bot.rasa import Rasa, RasaAway, Understood
from bot.reading import reading_of
from bot.speaker import Speaker
from bot.speech import gives_back, has_words, must_not_wait, pin
from bot.talking import Talking, file_of
from bot.texts import Texts
from storage import Store
from storage.held_talks import LEAVE, PASSED_ON
from storage.models import Conversation, InboxMessage
from storage.outbox import Words


class WithSteward:
    """The bot is silent here, but for danger and the few things that must not wait."""

    def __init__(
        self, store: Store, texts: Texts, rasa: Rasa, talking: Talking, endings: Endings, home: Path
    ) -> None:
        self._store, self._texts, self._rasa = store, texts, rasa
        self._talking, self._endings, self._home = talking, endings, home

    async def hear(
        self,
        incoming: Incoming,
        message: InboxMessage,
        speaker: Speaker,
        said: str,
        before: Sequence[Words] = (),
    ) -> None:
        """The words go to the steward; the first of a stretch are confirmed, once."""
        understood = await self._understood(said, speaker)
        confirmed = await asyncio.to_thread(
            self._pass_on, incoming, message, speaker, said, understood
        )
        if understood and must_not_wait(self._home, understood):
            await self._talking.talk(incoming, message, speaker, said, before=before)
        elif understood and gives_back(self._home, understood):
            await asyncio.to_thread(self.leave, message, speaker)
        else:
            words = [*before, *confirmed]
            await asyncio.to_thread(self._endings.answer, message.id, speaker, words)

    async def _understood(self, said: str, speaker: Speaker) -> Understood | None:
        """Nothing when Rasa is away: a person reads the words anyway."""
        if not has_words(said):
            return None
        try:
            return await self._rasa.parse(said, speaker.key)
        except RasaAway:
            return None

    def _pass_on(
        self,
        incoming: Incoming,
        message: InboxMessage,
        speaker: Speaker,
        said: str,
        understood: Understood | None,
    ) -> list[Words]:
        """Puts the words on the case; returns what the resident is told if they are the first."""
        words = said or (pin(incoming) if incoming.place else "")
        reading = reading_of(understood, self._texts) if understood else None
        with self._store.begin() as work:
            case = work.cases.get(speaker.steward_case or 0)
            resident = work.residents.get(speaker.resident_id)
            work.cases.resident_wrote(
                case, resident, message.id, words, file=file_of(incoming), reading=reading
            )
            work.residents.hand_to_steward(resident, case)
            conversation = work.session.get_one(Conversation, speaker.conversation_id)
            name = work.held_talks.holder(case, resident)
            first = work.held_talks.is_first(conversation, case)
            work.commit()
        return [Words(PASSED_ON, {"steward": name}, [LEAVE])] if first else []

    def leave(self, message: InboxMessage, speaker: Speaker) -> None:
        """The resident wants the bot again, and is asked what for."""
        self.take_back(message, speaker)
        self._endings.answer(message.id, speaker, [Words("something-else")])

    def take_back(self, message: InboxMessage, speaker: Speaker) -> None:
        """The bot has the word again, by a wish of the resident's; the turn is not over."""
        with self._store.begin() as work:
            conversation = work.session.get_one(Conversation, speaker.conversation_id)
            work.held_talks.give_back(conversation, "resident", inbox_id=message.id)
            work.commit()
