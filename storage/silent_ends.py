"""Resolved cases that are silent: no question goes out, so no silence of a resident ends them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.kinds import FollowUpKind
from storage.models import Case
from storage.moments import Moments
from storage.policy import FollowUpPolicy
from storage.vocabulary import CaseState, ClosedReason


class SilentEnds:
    """Closes them when the question would have been asked for the last time, without an answer."""

    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, cases: Cases
    ) -> None:
        self._session, self._now = session, now
        self._policy, self._cases = policy, cases
        self._city = policy.city_time()
        self._moments = Moments(session, now, self._city)

    def close_due(self, limit: int = 50) -> list[Case]:
        """Closes whose time has come, the longest resolved first; their residents hear nothing.
        No two clocks get the same."""
        rows = (
            select(Case)
            .where(Case.state == CaseState.RESOLVED, Case.no_automatic_messages)
            .where(Case.waits_since.is_(None))
            .order_by(Case.resolved_at, Case.id)
            .limit(limit)
            .with_for_update(skip_locked=True, key_share=True, of=Case)
        )
        return [case for case in self._session.scalars(rows).all() if self._closes(case)]

    def _closes(self, case: Case) -> bool:
        ends = self._ends(case.resolved_at or case.opened_at)
        if not ends or (end := min(ends))[0] > self._now:
            return False
        self._cases.close(case, end[1])
        return True

    def _ends(self, resolved_at: datetime) -> list[tuple[datetime, ClosedReason]]:
        """When each question of the policy that closes a resolved case would do so, and as what."""
        kinds = self._policy.kinds.values()
        asked = [kind for kind in kinds if "resolved" in kind.after and not kind.repeat]
        return [(self._end(resolved_at, kind), kind.then) for kind in asked if kind.then]

    def _end(self, moment: datetime, kind: FollowUpKind) -> datetime:
        """When its last time would be over."""
        for round_ in range(1, kind.times + 2):
            if delay := kind.delay_of(round_):
                moment = self._moments.open(self._city.after(moment, delay), kind)
        return moment
