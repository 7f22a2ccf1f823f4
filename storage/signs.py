"""Signs of life as stewards steer them: what comes next, a line of their own, one held back."""

from dataclasses import dataclass, replace
from datetime import datetime

from storage.columns import storable
from storage.dossier import Dossier
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp, Resident, Steward
from storage.outbox import Words
from storage.sign_facts import line_of
from storage.vocabulary import EventTag


@dataclass(frozen=True)
class Sign:
    """The next sign of life of one resident: when it goes out and what it says, as things stand.

    One that is not `wanted` stays unsaid: the resident stopped our messages, or blocked us.
    """

    resident: Resident
    at: datetime
    words: Words
    wanted: bool

    def with_line(self, steward: Steward, text: str) -> "Sign":
        """What it would say with this line of the steward."""
        args = {**self.words.args, "line": line_of(steward, storable(text))}
        return replace(self, words=replace(self.words, args=args))


class Signs:
    """Of a case that gets no automatic messages there are none. The verbs happen once per message
    of a steward, and raise NotAllowed where nothing is to come."""

    def __init__(self, follow_ups: FollowUps, dossier: Dossier) -> None:
        self._follow_ups, self._dossier = follow_ups, dossier

    def next(self, case: Case) -> list[Sign]:
        """The next one of each resident who reports the case, the soonest first."""
        if case.no_automatic_messages:
            return []
        signs = [
            Sign(
                row.resident,
                self._follow_ups.goes_at(row, kind),
                self._follow_ups.words(row, kind),
                wanted=_is_wanted(row.resident),
            )
            for row, kind in self._follow_ups.signs(case)
        ]
        return sorted(signs, key=lambda sign: (sign.at, sign.resident.id))

    def add_line(self, case: Case, steward: Steward, text: str, inbox_id: int) -> None:
        """The next sign brings these words too, in the place of an earlier line; the one after it
        does not."""
        if self._dossier.happened(case, EventTag.LINE_ADDED, inbox_id):
            return
        for row, _kind in self._held(case, "given a line"):
            row.line, row.line_by_id = storable(text), steward.id
        self._dossier.event(
            case, EventTag.LINE_ADDED, steward=steward, text=text, inbox_id=inbox_id
        )

    def hold_next(self, case: Case, steward: Steward, inbox_id: int) -> None:
        """The next sign comes one round later."""
        if self._dossier.happened(case, EventTag.SIGN_HELD, inbox_id):
            return
        for row, kind in self._held(case, "held back"):
            self._follow_ups.hold_back(row, kind)
        self._dossier.event(case, EventTag.SIGN_HELD, steward=steward, inbox_id=inbox_id)

    def _held(self, case: Case, verb: str) -> list[tuple[FollowUp, FollowUpKind]]:
        self._dossier.hold_open(case, verb)
        rows = self._follow_ups.signs(case)
        if case.no_automatic_messages or not rows:
            raise NotAllowed(verb, case.state)
        return rows


def _is_wanted(resident: Resident) -> bool:
    return resident.follow_ups_stopped_at is None and resident.blocked_at is None
