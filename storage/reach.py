"""Whether messages reach a resident: who blocked the bot is not written to until they undo it."""

from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.dossier import Dossier
from storage.models import Case, FollowUp, OutboxMessage, Resident
from storage.outbox import SPEAKER, Outbox, Words
from storage.residents import Residents
from storage.vocabulary import NOBODY, Audience, CaseState, OutboxState

BLOCKED = "blocked"
"""Why nothing reaches somebody, as `Cases.undelivered` writes it down."""
TOO_LATE = "too_late"
"""The same of what a steward sent, and what it was about began before it could go."""


class Reach:
    """`lost` and `found` tell the stewards once, on each case of the resident that is not
    closed."""

    def __init__(
        self,
        session: Session,
        residents: Residents,
        cases: Cases,
        dossier: Dossier,
        outbox: Outbox,
    ) -> None:
        self._session, self._residents = session, residents
        self._cases, self._dossier, self._outbox = cases, dossier, outbox

    def lost(self, resident: Resident) -> list[Case]:
        """They blocked the bot; returns the cases in which the stewards hear it now."""
        self._hold(resident)
        if resident.blocked_at is not None:
            return []
        self._residents.blocked(resident, blocked=True)
        cases = self._not_closed(resident)
        for case in cases:
            self._cases.undelivered(case, BLOCKED)
            self._dossier.refresh_card(case)
        return cases

    def undelivered(self, message: OutboxMessage) -> None:
        """It ended without reaching its resident: the stewards hear it, on its case if it has one.

        Of one who blocked the bot they hear it once; later only of what somebody sent on purpose.
        Of somebody who was erased meanwhile nobody hears.
        """
        resident = message.resident
        if message.audience is not Audience.RESIDENT:
            return
        if resident is None or resident.channel in NOBODY:
            return
        if message.state is OutboxState.BLOCKED and self._is_known(message, resident):
            return
        why = message.state.value
        if message.case:
            self._cases.undelivered(message.case, why)
            return
        name = self._dossier.name_in_general(resident)
        told = {"name": name, "why": {"say": f"undelivered-{why}"}, SPEAKER: resident.id}
        self._outbox.to_staff(Words("staff-undelivered-to", told))

    def too_late(self, follow_up: FollowUp) -> None:
        """What a steward sent for it will not go any more: the stewards hear it on its case."""
        self._outbox.drop_held(follow_up.resident, follow_up.id, TOO_LATE)
        if follow_up.case:
            self._cases.undelivered(follow_up.case, TOO_LATE)

    def _is_known(self, message: OutboxMessage, resident: Resident) -> bool:
        """Whether the stewards know that this resident blocked the bot."""
        self._hold(resident)
        known = resident.blocked_at is not None
        told = self.lost(resident)
        if message.case is None:
            return known or bool(told)
        return message.at_most_once or message.case in told

    def found(self, resident: Resident) -> None:
        """They wrote, or undid it: what comes again and again goes on."""
        if resident.blocked_at is None:
            return
        self._hold(resident)
        if resident.blocked_at is None:
            return
        self._residents.blocked(resident, blocked=False)
        for case in self._not_closed(resident):
            name = self._dossier.name(case, resident)
            self._dossier.tell(case, Words("staff-reached-again", {"name": name}), resident)
            self._dossier.refresh_card(case)

    def _hold(self, resident: Resident) -> None:
        self._session.flush()
        self._session.refresh(resident, with_for_update={"key_share": True})

    def _not_closed(self, resident: Resident) -> list[Case]:
        cases = self._cases.of_resident(resident.id)
        return [case for case in cases if case.state is not CaseState.CLOSED]
