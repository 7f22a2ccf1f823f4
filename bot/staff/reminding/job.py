"""What the clock does for the stewards: says what is due, each reminder once."""

from collections.abc import Collection

from bot.staff.reminding.words import digest, reminder
from storage import Store, UnitOfWork
from storage.models import Case, Steward
from storage.overlooked import WALKS, Mark, Walk
from storage.reminders import Due
from storage.vocabulary import CaseState


class StewardReminders:
    """Walks along the cases, a page of each walk at a time.

    Where it is stands in memory only: after a start it begins anew, and says nothing twice.
    """

    def __init__(self, store: Store, coordinators: Collection[int]) -> None:
        self._store, self._coordinators = store, coordinators
        self._marks: dict[Walk, Mark | None] = {}

    def look(self) -> int:
        """Says what is due now; returns how many messages that made."""
        return self._digest() + sum(self._walk(walk) for walk in WALKS)

    def _walk(self, walk: Walk) -> int:
        with self._store.read() as work:
            found, self._marks[walk] = work.reminders.due(walk, self._marks.get(walk))
        return sum(self._remind(due) for due in found)

    def _remind(self, due: Due) -> bool:
        with self._store.begin() as work:
            case = work.reminders.take(due)
            if case is not None:
                called = self._called(work, due, case)
                work.outbox.to_staff(reminder(due, case, called), case_id=case.id)
            work.commit()
            return case is not None

    def _called(self, work: UnitOfWork, due: Due, case: Case) -> list[Steward]:
        """Whose case it is; the coordinators too when it is their turn, or when it is nobody's
        who is still a member."""
        own = [case.steward] if case.steward and case.steward.active else []
        if not due.for_coordinators and (own or due.overlooked.walk.state is CaseState.NEW):
            return own
        known = (work.stewards.find(number) for number in sorted(self._coordinators))
        return own + [one for one in known if one and one.active and one not in own]

    def _digest(self) -> int:
        with self._store.read() as work:
            if not work.digests.is_due():
                return 0
        with self._store.begin() as work:
            told = work.digests.take()
            if told:
                zone = self._store.policy.city_time().zone
                work.outbox.to_staff(digest(told, work.now, zone))
            work.commit()
            return int(bool(told))
