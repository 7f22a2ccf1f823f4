"""A case goes from hand to hand: to a colleague, or back to the queue."""

from storage.dossier import Dossier
from storage.errors import HeldByColleague, NotAllowed
from storage.follow_ups import FollowUps
from storage.models import Case, Steward
from storage.vocabulary import OPEN_STATES, CaseState, EventTag


class HandingOver:
    """Whoever has a case may give it away; of what a colleague has, only a coordinator may
    dispose. All verbs raise HeldByColleague otherwise, and NotAllowed in the wrong state."""

    def __init__(self, dossier: Dossier, follow_ups: FollowUps) -> None:
        self._dossier, self._follow_ups = dossier, follow_ups

    def check(self, case: Case, steward: Steward, *, coordinator: bool) -> None:
        """Whether this steward may give the case away as it stands now."""
        if case.state not in OPEN_STATES:
            raise NotAllowed("handed over", case.state)
        if case.steward_id not in (None, steward.id) and not coordinator:
            raise HeldByColleague("handed over", case.state)

    def release(
        self, case: Case, steward: Steward, inbox_id: int, *, coordinator: bool
    ) -> Steward | None:
        """Back to the queue, where the resident waits for anybody; returns who had the case."""
        self._dossier.hold(case)
        if self._dossier.happened(case, EventTag.RELEASED, inbox_id):
            return None
        self.check(case, steward, coordinator=coordinator)
        if case.state is CaseState.NEW:
            raise NotAllowed("released", case.state)
        had = case.steward
        case.state, case.steward_id, case.steward = CaseState.NEW, None, None
        case.waiting_on = case.snoozed_until = None
        self._dossier.waits(case)
        data = {"from": had.id} if had else {}
        self._dossier.event(case, EventTag.RELEASED, steward=steward, inbox_id=inbox_id, data=data)
        self._dossier.refresh_card(case)
        self._follow_ups.after("released", case)
        return had

    def assign(
        self, case: Case, to: Steward, by: Steward, inbox_id: int, *, coordinator: bool
    ) -> Steward | None:
        """Gives the case to a colleague, whose first name the residents hear as after a claim;
        returns who had it. Raises NotAllowed when the colleague has it already."""
        self._dossier.hold(case)
        if self._dossier.happened(case, EventTag.ASSIGNED, inbox_id):
            return None
        if case.steward_id == to.id:
            raise NotAllowed("assigned", case.state)
        self.check(case, by, coordinator=coordinator)
        had = case.steward
        case.steward_id, case.steward = to.id, to
        if case.state is CaseState.NEW:
            case.state = CaseState.CLAIMED
        data = {"to": to.id} | ({"from": had.id} if had else {})
        self._dossier.event(case, EventTag.ASSIGNED, steward=by, inbox_id=inbox_id, data=data)
        self._dossier.refresh_card(case)
        self._follow_ups.after("claimed", case)
        return had
