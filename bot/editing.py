"""Edited messages: a correction goes where the message itself went, and danger in it is heard."""

import asyncio

from bot.endings import Endings, in_private
from bot.incoming import Incoming, read
from bot.rasa import Rasa, RasaAway
from bot.reading import may_be_danger
from bot.speaker import Speaker
from bot.speech import plain
from storage import Store, UnitOfWork
from storage.models import InboxMessage
from storage.outbox import Words
from storage.vocabulary import ReportState

LATELY = 50
"""Among how many of the newest messages of a chat earlier edits are looked for."""
WHO_AND_WHERE = ("message_id", "from", "chat", "date")


class Editing:
    """Takes in residents' corrections."""

    def __init__(self, store: Store, rasa: Rasa, endings: Endings) -> None:
        self._store, self._rasa, self._endings = store, rasa, endings

    async def receive(
        self, incoming: Incoming, message: InboxMessage, speaker: Speaker
    ) -> Incoming | None:
        """Keeps the correction. Returns words that are to be heard like new ones, as they speak of
        danger and did not before; None when the turn is over.

        Raises RasaAway when nobody can look for danger now.
        """
        kept = await asyncio.to_thread(self._keep, incoming, message, speaker)
        if await self._alarms(incoming, message, speaker):
            return await asyncio.to_thread(self._as_new, incoming, message)
        told = kept and speaker.steward_case is None
        words = [Words("edit-kept")] if told else []
        await asyncio.to_thread(self._endings.answer, message.id, speaker, words)
        return None

    def _keep(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> bool:
        said = plain(incoming.text)
        with self._store.begin() as work:
            kept = bool(said) and correct(work, incoming, message, speaker.resident_id, said)
            work.commit()
        return kept

    async def _alarms(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> bool:
        """Whether it speaks of danger from now on. While Rasa stays away nobody knows: after as
        long as the policy says it goes the way of words, which a person reads, unless they read it
        already or must not."""
        try:
            if not await may_be_danger(self._rasa, incoming.text, speaker.key):
                return False
            before = await asyncio.to_thread(self._before, incoming, message)
            return not await may_be_danger(self._rasa, before, speaker.key)
        except RasaAway:
            longest = self._store.policy.outage.report_after
            if message.received_at + longest > self._store.clock():
                raise
            is_settled = await asyncio.to_thread(self._is_settled, incoming, message, speaker)
            return not is_settled

    def _is_settled(self, incoming: Incoming, message: InboxMessage, speaker: Speaker) -> bool:
        """Whether the stewards have the correction on its case, or it is of private words."""
        with self._store.read() as work:
            original = work.inbox.by_message(message.lane, incoming.message_id)
            on_a_case = original and work.cases.of_message(speaker.resident_id, original.id)
            return bool(on_a_case) or in_private(work, speaker.resident_id, message)

    def _before(self, incoming: Incoming, message: InboxMessage) -> str:
        """What the message said until now; empty when we do not know."""
        with self._store.read() as work:
            for row in work.inbox.before(message, LATELY):
                earlier = read(row.payload)
                if earlier.message_id == incoming.message_id:
                    return earlier.text
            original = work.inbox.by_message(message.lane, incoming.message_id)
            return read(original.payload).text if original else ""

    def _as_new(self, incoming: Incoming, message: InboxMessage) -> Incoming:
        """From now on the edit is a message with these words, also when it must wait."""
        with self._store.begin() as work:
            row = work.inbox.get(message.id)
            edited = row.payload["edited_message"]
            told = {name: edited[name] for name in WHO_AND_WHERE if name in edited}
            row.payload = {"message": {**told, "text": incoming.text}}
            work.commit()
            return read(row.payload)


def correct(
    work: UnitOfWork, incoming: Incoming, edit: InboxMessage, resident_id: int, words: str
) -> bool:
    """Adds the new words to the draft or case that holds the message; False when none does.

    What was said in a talk that left no trace in a report goes to the draft under way, but for
    what was said in private: that goes to nobody.
    """
    original = work.inbox.by_message(edit.lane, incoming.message_id)
    report = work.reports.holding(resident_id, original.id) if original else None
    case = work.cases.of_message(resident_id, original.id) if original else None
    if case is not None:
        resident = work.residents.get(resident_id)
        work.cases.resident_wrote(case, resident, edit.id, words, correction=True)
        return True
    if report is None and original and work.forgetting.in_private(resident_id, original):
        return False
    drafts = work.reports.drafts(resident_id)
    draft = report if report and report.state is ReportState.DRAFT else next(iter(drafts), None)
    if draft is None:
        return False
    work.reports.correct_words(draft, edit.id, words)
    return True
