"""Resolved cases that end without an answer: the last question is over, or none goes out."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.kinds import FollowUpKind
from storage.models import Case, FollowUp
from storage.moments import Moments
from storage.policy import FollowUpPolicy
from storage.vocabulary import CaseState, ClosedReason, FollowUpState

UNFINISHED = (FollowUpState.WAITING, FollowUpState.ASKED)


class SilentEnds:
    """Closes them when the question was, or would have been, asked for the last time."""

    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, cases: Cases
    ) -> None:
        self._session, self._now = session, now
        self._policy, self._cases = policy, cases
        self._city = policy.city_time()
        self._moments = Moments(session, now, self._city)

    def unanswered(self, follow_up: FollowUp, kind: FollowUpKind) -> None:
        """A question was over: the last of those about its case closes it, so that the silence of
        one who reported it speaks for nobody else."""
        case = follow_up.case
        if not kind.then or case is None or case.state is not CaseState.RESOLVED:
            return
        others = _is_asked(FollowUp.case_id == case.id, FollowUp.kind == follow_up.kind)
        if not self._session.scalar(select(others)):
            self._cases.close(case, kind.then)

    def left_unanswered(self, question: FollowUp) -> bool:
        """Whether silence ended this question and its case is as that left it: an answer may have
        been held up, so its resident may still say that it is not solved."""
        case, who = question.case, question.resident_id
        if case is None or question.state is not FollowUpState.CANCELLED:
            return False
        if case not in self._cases.of_resident(who):
            return False
        if case.state is not CaseState.RESOLVED:
            return case.closed_reason is ClosedReason.NO_ANSWER
        same = FollowUp.case_id == case.id, FollowUp.kind == question.kind
        return not self._session.scalar(select(_is_asked(*same, FollowUp.resident_id == who)))

    def close_due(self, limit: int = 50) -> list[Case]:
        """Closes whose time has come of those about which nobody is asked, or not any more; the
        longest resolved first, and their residents hear nothing. No two clocks get the same."""
        nobody = ~_is_asked(FollowUp.case_id == Case.id, FollowUp.kind.in_(self._endings()))
        rows = (
            select(Case)
            .where(Case.state == CaseState.RESOLVED, Case.no_automatic_messages | nobody)
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
        asked = self._endings().values()
        return [(self._end(resolved_at, kind), kind.then) for kind in asked if kind.then]

    def _endings(self) -> dict[str, FollowUpKind]:
        """The kinds whose silence closes a resolved case, by name."""
        return {
            name: kind
            for name, kind in self._policy.kinds.items()
            if "resolved" in kind.after and kind.then and not kind.repeat
        }

    def _end(self, moment: datetime, kind: FollowUpKind) -> datetime:
        """When its last time would be over."""
        for round_ in range(1, kind.times + 2):
            if delay := kind.delay_of(round_):
                moment = self._moments.open(self._city.after(moment, delay), kind)
        return moment


def _is_asked(*about: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether such a question is open, or still to come."""
    return exists().where(*about, FollowUp.state.in_(UNFINISHED))
