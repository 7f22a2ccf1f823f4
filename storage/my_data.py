"""All that is kept of one resident, for their own eyes.

Not in it: stewards' notes, and anything that others who report the same case said or did (GDPR,
art. 15(4)).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.models import (
    Case,
    CaseEvent,
    File,
    FollowUp,
    InboxMessage,
    OutboxMessage,
    Referral,
    Report,
    Resident,
    Welcome,
)
from storage.privacy_models import Access, PrivacyRecord
from storage.staff_models import Appointment
from storage.vocabulary import FollowUpState, OutboxState


@dataclass(frozen=True)
class MyData:
    """The rows, each kind the oldest first. `came` are the raw updates that are still there,
    `events` what the resident did on their cases, and `looks` who looked at them or these."""

    resident: Resident
    came: Sequence[InboxMessage]
    sent: Sequence[OutboxMessage]
    reports: Sequence[Report]
    cases: Sequence[Case]
    events: Sequence[CaseEvent]
    appointments: Sequence[Appointment]
    referrals: Sequence[Referral]
    welcomes: Sequence[Welcome]
    follow_ups: Sequence[FollowUp]
    files: Sequence[File]
    records: Sequence[PrivacyRecord]
    looks: Sequence[Access]


class MyDataReader:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, resident: Resident) -> MyData:
        """What is kept now; stewards' drafts and follow-ups that were dropped are not said."""
        reports = self._mine(Report, resident)
        numbers = {report.case_id for report in reports if report.case_id}
        cases = self._rows(Case, Case.id.in_(numbers))
        told = OutboxMessage.lane.in_(resident.lanes), OutboxMessage.state == OutboxState.SENT
        events = self._mine(CaseEvent, resident)
        # What they wrote stays with a case that was joined to another, or from which theirs was
        # split off.
        seen = numbers | {event.case_id for event in events}
        looks = or_(Access.case_id.in_(seen), Access.resident_id == resident.id)
        return MyData(
            resident,
            self._rows(InboxMessage, InboxMessage.lane == resident.lane),
            self._rows(OutboxMessage, *told, OutboxMessage.text.is_not(None)),
            reports,
            cases,
            events,
            self._mine(Appointment, resident),
            self._mine(Referral, resident),
            self._mine(Welcome, resident),
            self._rows(
                FollowUp,
                FollowUp.resident_id == resident.id,
                FollowUp.state.in_((FollowUpState.WAITING, FollowUpState.ASKED)),
            ),
            self._mine(File, resident),
            self._mine(PrivacyRecord, resident),
            self._rows(Access, looks),
        )

    def _mine(self, table: Any, resident: Resident) -> list[Any]:
        return self._rows(table, table.resident_id == resident.id)

    def _rows(self, table: Any, *which: Any) -> list[Any]:
        return list(self._session.scalars(select(table).where(*which).order_by(table.id)))
