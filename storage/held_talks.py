"""Talks that a steward holds: who has the word, and how it goes back to the bot."""

from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, and_, exists, select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.dossier import Dossier
from storage.errors import NotAllowed
from storage.models import Case, CaseEvent, Conversation, OutboxMessage, Resident, Steward
from storage.outbox import Outbox, Words
from storage.residents import Residents
from storage.vocabulary import OPEN_STATES, CaseState, EventTag, ReportState

PASSED_ON = "passed-on"
"""What a resident hears to their first words while a steward has the word."""
LEAVE = {"label": "button-something-else", "act": "leave_steward"}
"""The button with which a resident gives the word back to the bot."""

By = Literal["steward", "resident", "quiet"]
"""Who gave the word back; "quiet" is neither: nobody said anything."""


class HeldTalks:
    """One resident's words go to one case at a time."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        cases: Cases,
        residents: Residents,
        outbox: Outbox,
        dossier: Dossier,
    ) -> None:
        self._session, self._now, self._cases = session, now, cases
        self._residents, self._outbox, self._dossier = residents, outbox, dossier

    def partner(self, case: Case, speaker_id: int | None = None) -> Resident:
        """With whom stewards talk about a case: this speaker, else the first who reports it."""
        reporting = [r for r in case.reports if r.state is ReportState.SENT] or case.reports
        known = {report.resident_id: report.resident for report in reversed(case.reports)}
        return known.get(speaker_id or 0) or reporting[0].resident

    def hold(self, case: Case, resident: Resident, steward: Steward, inbox_id: int) -> None:
        """The steward takes the word, and the case if nobody has it; the resident is told.

        Once per message. Raises NotAllowed for a case that is not open.
        """
        if self._dossier.happened(case, EventTag.HELD, inbox_id):
            return
        self._dossier.hold(case)
        if case.state not in OPEN_STATES:
            raise NotAllowed("talked about", case.state)
        if case.state is CaseState.NEW:
            self._cases.claim(case, steward)
        self._dossier.event(
            case, EventTag.HELD, steward=steward, inbox_id=inbox_id, data={"resident": resident.id}
        )
        self._residents.hand_to_steward(resident, case)
        args = {"steward": steward.first_name, "reference": case.reference}
        self._outbox.to_resident(resident, Words("talk-begins", args, [LEAVE]), case_id=case.id)

    def holder(self, case: Case, resident: Resident) -> str:
        """The first name of who speaks for the stewards: who took the word or answered last."""
        for event in self._newest(case, EventTag.HELD, EventTag.REPLIED):
            if event.data.get("resident") == resident.id and event.steward_id:
                return self._session.get_one(Steward, event.steward_id).first_name
        return case.steward.first_name if case.steward else ""

    def is_first(self, conversation: Conversation, case: Case) -> bool:
        """Whether the resident was not yet told, in this stretch, where their words go."""
        told = and_(
            OutboxMessage.conversation_id == conversation.id, OutboxMessage.say == PASSED_ON
        )
        for event in self._newest(case, EventTag.GIVEN_BACK):
            if event.data.get("resident") == conversation.resident_id:
                told &= OutboxMessage.created_at > event.at
                break
        return not self._session.scalar(select(exists().where(told)))

    def about(self, case: Case) -> list[Conversation]:
        """The talks about this case that a steward holds now."""
        held = Conversation.steward_case_id == case.id, Conversation.steward_until > self._now
        rows = select(Conversation).where(*held, Conversation.ended_at.is_(None))
        return list(self._session.scalars(rows.order_by(Conversation.id)))

    def give_back(
        self,
        conversation: Conversation,
        by: By,
        *,
        steward: Steward | None = None,
        inbox_id: int | None = None,
    ) -> None:
        """The bot has the word again, and the other side is told; nothing if it has it already."""
        if conversation.steward_case_id is None:
            return
        case, resident = self._cases.get(conversation.steward_case_id), conversation.resident
        holder = steward.first_name if steward else self.holder(case, resident)
        self._residents.take_back_from_steward(conversation)
        self._dossier.event(
            case,
            EventTag.GIVEN_BACK,
            resident=resident if by == "resident" else None,
            steward=steward,
            inbox_id=inbox_id,
            data={"resident": resident.id, "by": by},
        )
        if by != "steward":
            self._tell_stewards(case, resident, by)
        if by != "resident":
            self._tell_resident(case, resident, by, holder)

    def _tell_stewards(self, case: Case, resident: Resident, by: By) -> None:
        name = self._dossier.name(case, resident)
        said = "staff-talk-left" if by == "resident" else "staff-talk-over"
        self._dossier.tell(case, Words(said, {"name": name}))

    def _tell_resident(self, case: Case, resident: Resident, by: By, steward: str) -> None:
        """By itself the bot says nothing to those who want to hear, or must hear, nothing."""
        silent = self._residents.wants_no_messages(resident) or case.no_automatic_messages
        if resident.blocked_at or (by == "quiet" and silent):
            return
        said = "talk-given-back" if by == "steward" else "talk-over"
        words = Words(said, {"steward": steward, "reference": case.reference})
        self._outbox.to_resident(resident, words, case_id=case.id, at_most_once=by == "quiet")

    def due(self, limit: int = 50) -> list[int]:
        """The talks in which both were quiet for long enough."""
        rows = select(Conversation.id).where(self._is_over).order_by(Conversation.id)
        return list(self._session.scalars(rows.limit(limit)))

    def claim(self, conversation_id: int) -> Conversation | None:
        """Takes such a talk for this unit of work; None when it goes on or is taken."""
        return self._session.scalars(
            select(Conversation)
            .where(Conversation.id == conversation_id, self._is_over)
            .with_for_update(skip_locked=True, of=Conversation)
        ).first()

    @property
    def _is_over(self) -> ColumnElement[bool]:
        return and_(
            Conversation.steward_case_id.is_not(None),
            Conversation.steward_until <= self._now,
            Conversation.ended_at.is_(None),
        )

    def _newest(self, case: Case, *tags: EventTag) -> list[CaseEvent]:
        rows = select(CaseEvent).where(CaseEvent.case_id == case.id, CaseEvent.tag.in_(tags))
        return list(self._session.scalars(rows.order_by(CaseEvent.id.desc())))
