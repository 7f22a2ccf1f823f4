"""What will go out by itself, when, why, and what holds it back: only to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, joinedload

from storage.columns import Instant
from storage.follow_ups import FollowUps
from storage.kinds import FollowUpKind, Trigger
from storage.models import Case, CaseEvent, FollowUp, OutboxMessage
from storage.outbox import Words
from storage.policy import FollowUpPolicy
from storage.vocabulary import EventTag, FollowUpState, OutboxState
from storage.wanted import is_silent

TAGS: dict[Trigger, tuple[EventTag, ...]] = {
    "opened": (EventTag.OPENED, EventTag.JOINED),
    "claimed": (EventTag.CLAIMED, EventTag.ASSIGNED),
    "reopened": (EventTag.REOPENED,),
}
"""The events that some triggers leave behind, where a kind may follow on several."""


@dataclass(frozen=True)
class Planned:
    """A follow-up that waits. `kind` is None when the policy no longer has it: it is dropped.

    `cause` is the event it follows on, or "said before" for a later round; `held_by` names what
    keeps it from going out at its moment, as things are now.
    """

    row: FollowUp
    kind: FollowUpKind | None
    cause: str
    held_by: list[str] = field(default_factory=list)

    @property
    def is_end(self) -> bool:
        """Whether nothing is said any more at its moment: nobody answered."""
        return self.kind is not None and self.kind.is_over(self.row.round)


class Plans:
    def __init__(
        self, session: Session, now: datetime, policy: FollowUpPolicy, follow_ups: FollowUps
    ) -> None:
        self._session, self._now, self._policy = session, now, policy
        self._follow_ups = follow_ups

    def next_due(self) -> datetime | None:
        """When the first of all that wait falls due."""
        waiting = FollowUp.state == FollowUpState.WAITING
        return self._session.scalar(
            select(func.min(FollowUp.due_at, type_=Instant())).where(waiting)
        )

    def waiting(
        self, until: datetime | None = None, case: Case | None = None, kind: str | None = None
    ) -> Iterator[Planned]:
        """What waits, the first to fall due first; only until then, of that case, of that kind."""
        rows = select(FollowUp).where(FollowUp.state == FollowUpState.WAITING)
        if until is not None:
            rows = rows.where(FollowUp.due_at <= until)
        if case is not None:
            rows = rows.where(FollowUp.case_id == case.id)
        if kind is not None:
            rows = rows.where(FollowUp.kind == kind)
        about = (joinedload(one) for one in (FollowUp.case, FollowUp.referral, FollowUp.resident))
        ordered = rows.order_by(FollowUp.due_at, FollowUp.id).options(*about)
        return map(self.of, self._session.scalars(ordered))

    def of(self, row: FollowUp) -> Planned:
        """One that waits, with its line of the policy."""
        kind = self._policy.kinds.get(row.kind)
        if kind is None:
            return Planned(row, None, "")
        return Planned(row, kind, self._cause(row, kind), self._held_by(row, kind))

    def words(self, planned: Planned) -> Words | None:
        """What the resident would read; None when nothing is said."""
        if planned.kind is None or planned.is_end:
            return None
        if draft := self._written(planned.row):
            return Words(draft.say, draft.args, draft.buttons)
        return self._follow_ups.words(planned.row, planned.kind)

    def _written(self, row: FollowUp) -> OutboxMessage | None:
        """What a steward wrote and sent, and goes out with this row."""
        written = select(OutboxMessage).where(
            OutboxMessage.resident_id == row.resident_id,
            OutboxMessage.case_id == row.case_id,
            OutboxMessage.follow_up_id == row.id,
            OutboxMessage.state == OutboxState.DRAFT,
        )
        return self._session.scalars(written).first()

    def _cause(self, row: FollowUp, kind: FollowUpKind) -> str:
        if row.round > 1:
            return "said before"
        if len(kind.after) == 1:
            return kind.after[0]
        then = CaseEvent.case_id == row.case_id, CaseEvent.at == row.created_at
        happened = set(self._session.scalars(select(CaseEvent.tag).where(*then)))
        fitting = (one for one in kind.after if happened & {*TAGS.get(one, ())})
        return next(fitting, " or ".join(kind.after))

    def _held_by(self, row: FollowUp, kind: FollowUpKind) -> list[str]:
        """As the engine decides when it falls due (`FollowUps.drop_or_delay`)."""
        resident, city = row.resident, self._policy.city_time()
        moment = max(row.due_at, self._now)
        paused = resident.follow_ups_paused_until
        quiet = kind.quiet == "keep" and city.next_open_moment(moment) != moment
        holds = {
            "no automatic messages": is_silent(self._session, row),
            "stop": resident.follow_ups_stopped_at is not None and not kind.even_if_stopped,
            "pause": paused is not None and paused > moment and not kind.even_if_stopped,
            "blocked": resident.blocked_at is not None,
        }
        held = [] if kind.on_purpose else [name for name, holds_it in holds.items() if holds_it]
        return [*held, *(["quiet hours"] if quiet else [])]
