"""A resident's data go at once: our rows, our files, and what Rasa keeps of their talks."""

import logging

from bot.cabinet import Cabinet
from bot.forgetting import Forgetter
from bot.speaker import Speaker
from storage import Store, UnitOfWork
from storage.models import InboxMessage, Resident
from storage.outbox import Words

logger = logging.getLogger(__name__)

ERASE_ALL, ERASE_BUT_OPEN, ERASE_NOTHING = "erase_all", "erase_but_open", "erase_nothing"
ERASES = frozenset({ERASE_ALL, ERASE_BUT_OPEN, ERASE_NOTHING})
"""What the buttons of the question do (flows/privacy)."""


class DataErasing:
    """Rows first, in one transaction with the end of the turn. Files and Rasa's rows follow; what
    a crash leaves of them, the clock takes away (`Forgetter`)."""

    def __init__(self, store: Store, forgetter: Forgetter, cabinet: Cabinet) -> None:
        self._store, self._forgetter, self._cabinet = store, forgetter, cabinet

    def asked(self, act: str, message: InboxMessage, speaker: Speaker) -> None:
        """The whole turn of a pressed button."""
        with self._store.begin() as work:
            resident = work.residents.get(speaker.resident_id)
            files: list[str] = []
            if act == ERASE_NOTHING:
                work.outbox.to_resident(resident, Words("privacy-erase-not"), inbox_id=message.id)
            elif act == ERASE_BUT_OPEN and work.erasing.open_cases(resident):
                files = work.erasing.erase_but_open(resident, message.id, message.id).files
                said = Words("privacy-erased-later")
                work.outbox.to_resident(resident, said, inbox_id=message.id)
            else:
                files = _erase(work, resident, message.id)
            work.inbox.done(message.id)
            work.commit()
        self._finish(files)
        logger.info("erased how=%s files=%s", act, len(files))

    def erase(self, resident_id: int) -> int | None:
        """By the operator's command, without a last message; returns how many files went, or None
        when a message of theirs is being handled."""
        with self._store.begin() as work:
            resident = work.residents.get(resident_id)
            if not work.erasing.may_go_now(resident, closed=False):
                return None
            files = work.erasing.erase(resident).files
            work.commit()
        self._finish(files)
        return len(files)

    def _finish(self, files: list[str]) -> None:
        for name in files:
            self._cabinet.remove(name)
        self._forgetter.look()


def _erase(work: UnitOfWork, resident: Resident, up_to: int | None) -> list[str]:
    """With a last message, to a chat that nothing else of ours knows any more."""
    to = (resident.channel, resident.chat_id, resident.language)
    reachable = not resident.has_no_chat and resident.blocked_at is None
    files = work.erasing.erase(resident, up_to).files
    if reachable:
        work.erasing.farewell(*to, "privacy-erased")
    return files


def erase_later(store: Store, cabinet: Cabinet) -> int:
    """Those who asked for it once their cases are closed, and whose cases are; returns how many."""
    with store.read() as work:
        due = [one.id for one in work.erasing.due()]
    return sum(_erase_if_due(store, cabinet, resident_id) for resident_id in due)


def _erase_if_due(store: Store, cabinet: Cabinet, resident_id: int) -> bool:
    """Not who wrote since it was looked up: that is heard first, it may be an alarm."""
    with store.begin() as work:
        resident = work.residents.get(resident_id)
        if not work.erasing.may_go_now(resident, closed=True):
            return False
        files = _erase(work, resident, None)
        work.commit()
    for name in files:
        cabinet.remove(name)
    return True
