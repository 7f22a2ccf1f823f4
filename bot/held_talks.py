"""Talks that a steward holds and in which nobody says anything: the bot takes the word again."""

from storage import Store
from storage.models import Resident


class HeldTalks:
    """What the clock does with them, each in a unit of work of its own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self) -> int:
        """Takes the word back wherever it is time; returns in how many talks."""
        with self._store.read() as work:
            due = work.held_talks.due()
        return sum(self._take_back(conversation_id) for conversation_id in due)

    def _take_back(self, conversation_id: int) -> bool:
        with self._store.begin() as work:
            conversation = work.held_talks.claim(conversation_id)
            # Who waits for an answer is still talking: this at a later tick.
            if conversation is None or work.inbox.busy(_lane(conversation.resident)):
                return False
            work.held_talks.give_back(conversation, "quiet")
            work.commit()
        return True


def _lane(resident: Resident) -> str:
    return f"{resident.channel}:{resident.chat_id}"
