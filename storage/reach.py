"""Whether messages reach a resident: who blocked the bot is not written to until they undo it."""

from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.dossier import Dossier
from storage.models import Case, Resident
from storage.outbox import Words
from storage.residents import Residents
from storage.vocabulary import CaseState

BLOCKED = "blocked"
"""Why nothing reaches somebody, as `Cases.undelivered` writes it down."""


class Reach:
    """Both verbs tell the stewards once, on each case of the resident that is not closed."""

    def __init__(
        self, session: Session, residents: Residents, cases: Cases, dossier: Dossier
    ) -> None:
        self._session, self._residents = session, residents
        self._cases, self._dossier = cases, dossier

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
