"""Follow-ups about to leave: asked about once more, since they may have waited for hours."""

from datetime import datetime, timedelta
from functools import cached_property

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from storage.kinds import FollowUpKind
from storage.models import FollowUp, OutboxMessage
from storage.moments import Moments
from storage.outbox import Outbox
from storage.policy import FollowUpPolicy
from storage.vocabulary import FollowUpState, OutboxState
from storage.wanted import is_unwanted

A_MOMENT = timedelta(seconds=1)
"""How long it waits while somebody else has it in hand."""
OVER = (FollowUpState.CANCELLED, FollowUpState.ANSWERED)
MOOT, TAKEN_BACK = "moot", "taken_back"
"""Why a message of a follow-up ended unsent: it is not to be said any more, or not now."""


class Leaving:
    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, outbox: Outbox
    ) -> None:
        self._session, self._now = session, now
        self._policy, self._outbox = policy, outbox

    @cached_property
    def _moments(self) -> Moments:
        return Moments(self._session, self._now, self._policy.city_time())

    def next(self, lanes: list[str]) -> OutboxMessage | None:
        """The message to send now, as `Outbox.claim` gives it.

        A follow-up that was made moot meanwhile ends here. One that may not go now is given back to
        the clock, which says it later or not at all: nothing stands behind it meanwhile.
        """
        while message := self._outbox.claim(lanes):
            # Written once: PostgreSQL looks after the rows that a row points to when it is written
            # a second time, and would wait for whoever has the follow-up in hand.
            with self._session.no_autoflush:
                if message.follow_up_id is None or self._may_go(message, message.follow_up_id):
                    return message
        return None

    def _may_go(self, message: OutboxMessage, follow_up_id: int) -> bool:
        follow_up = self._session.get_one(FollowUp, follow_up_id)
        kind = self._policy.kinds.get(follow_up.kind)
        if kind and (kind.on_purpose or self._is_timely(follow_up, kind)):
            return True
        if kind is None or follow_up.state in OVER:
            self._outbox.ended(message, OutboxState.CANCELLED, MOOT)
        elif rounds := self._held(follow_up):
            _unsay(follow_up, rounds)
            self._outbox.ended(message, OutboxState.CANCELLED, TAKEN_BACK)
        else:
            message.attempts -= 1
            self._outbox.later(message, A_MOMENT, TAKEN_BACK)
        return False

    def _is_timely(self, follow_up: FollowUp, kind: FollowUpKind) -> bool:
        if follow_up.state in OVER or is_unwanted(self._session, follow_up, kind):
            return False
        if self._moments.is_past(follow_up, kind):
            return False
        return self._moments.is_open(follow_up, kind)

    def _held(self, follow_up: FollowUp) -> list[FollowUp]:
        """It and the rounds that were planned when it was said, for this unit of work; nothing
        while somebody acts on one of them: who acts on a case holds its follow-ups after it, and
        must never wait for us while we wait for them."""
        planned = and_(
            FollowUp.resident_id == follow_up.resident_id,
            FollowUp.kind == follow_up.kind,
            FollowUp.case_id == follow_up.case_id,
            FollowUp.referral_id == follow_up.referral_id,
            FollowUp.welcome_id == follow_up.welcome_id,
            FollowUp.appointment_id == follow_up.appointment_id,
            FollowUp.round > follow_up.round,
            FollowUp.state == FollowUpState.WAITING,
        )
        rows = select(FollowUp).where(or_(FollowUp.id == follow_up.id, planned))
        held = self._session.scalars(
            rows.order_by(FollowUp.id)
            .with_for_update(skip_locked=True, of=FollowUp)
            .execution_options(populate_existing=True)
        ).all()
        all_of_them = {one.id for one in self._session.scalars(rows)}
        is_ours = all_of_them == {one.id for one in held} and follow_up.state not in OVER
        return list(held) if is_ours else []


def _unsay(follow_up: FollowUp, rounds: list[FollowUp]) -> None:
    """As before it was said; a line that a steward wrote meanwhile for the next goes with it."""
    for later in rounds:
        if later is not follow_up:
            later.state = FollowUpState.CANCELLED
            if later.line is not None:
                follow_up.line, follow_up.line_by_id = later.line, later.line_by_id
    follow_up.state, follow_up.asked_at = FollowUpState.WAITING, None
