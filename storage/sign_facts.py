"""What a sign of life tells: what was last done about a case and by whom, and what is awaited now.

Only what this resident may know: no notes, views, reminders or priorities, and nothing that was
said to or by a neighbour who reports the same.
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.models import Case, CaseEvent, FollowUp, Referral, Report, Steward
from storage.parts import parts_of
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, EventTag, FollowUpState, ReportState

_T, _A = EventTag, AppointmentState
LAST: dict[EventTag, str] = {
    _T.CLAIMED: "claimed",
    _T.ASSIGNED: "claimed",
    _T.RELEASED: "released",
    _T.REPLIED: "answered",
    _T.ANSWER_CORRECTED: "answered",
    _T.REFERRED: "referred",
    _T.GOES_ON: "goes_on",
    _T.REOPENED: "reopened",
    _T.APPOINTMENT_MADE: "appointment_made",
    _T.APPOINTMENT_MOVED: "appointment_moved",
    _T.APPOINTMENT_CANCELLED: "appointment_cancelled",
    _T.APPOINTMENT_ANSWERED: "wrote",
    _T.FOLLOW_UP_ANSWERED: "wrote",
    _T.RESIDENT_WROTE: "wrote",
    _T.RESIDENT_CORRECTED: "wrote",
    _T.HAPPENED_AGAIN: "wrote",
    _T.ASKED_FOR_PERSON: "wrote",
    _T.ALARM: "wrote",
}
"""The events that are told, and how. Where none is, it is that the report came in; what a resident
re-opened came back."""
NAMES_SOMEBODY = (_T.GOES_ON, _T.REFERRED)
"""Their text is the name of a partner or a service; that of others are words."""
VISITS: dict[AppointmentState, str] = {
    _A.PROPOSED: "answer_appointment",
    _A.MOVED: "answer_appointment",
    _A.CONFIRMED: "appointment",
    _A.TO_MOVE: "other_time",
}
"""What is awaited when an appointment stands like this."""
NAMED_WITHOUT_YEAR = timedelta(days=180)


class SignFacts:
    """`zone` is the city's clock, by which days are named."""

    def __init__(self, session: Session, now: datetime, zone: ZoneInfo) -> None:
        self._session, self._now, self._zone = session, now, zone

    def of(self, sign: FollowUp) -> dict[str, Any]:
        """The variables `last`, `awaits` and `line`, as things stand; none for what is about no
        case."""
        case = sign.case
        if case is None:
            return {}
        by = self._session.get(Steward, sign.line_by_id) if sign.line_by_id else None
        return {
            "last": self._last(case, sign.resident_id),
            "awaits": self._awaits(case, sign.resident_id),
            "line": line_of(by, sign.line) if by and sign.line else "",
        }

    def _last(self, case: Case, resident_id: int) -> dict[str, Any]:
        since = self._reported(case, resident_id)
        events = (
            select(CaseEvent)
            .where(CaseEvent.case_id.in_(parts_of(self._session, case)))
            .where(CaseEvent.tag.in_(LAST), CaseEvent.at >= since)
            .order_by(CaseEvent.at.desc(), CaseEvent.id.desc())
        )
        for event in self._session.scalars(events):
            if self._may_know(event, resident_id):
                return self._told(case, event)
        return {"say": "last-received", "args": {"day": self._day(since)}}

    def _told(self, case: Case, event: CaseEvent) -> dict[str, Any]:
        came_back = event.tag is _T.REOPENED and event.resident_id is not None
        name = (event.text or "") if event.tag in NAMES_SOMEBODY else ""
        args = {"day": self._day(event.at), "who": _who(case, event), "name": name}
        return {"say": f"last-{'came_back' if came_back else LAST[event.tag]}", "args": args}

    def _may_know(self, event: CaseEvent, resident_id: int) -> bool:
        """Whether it was done for all, or for or by this resident."""
        if event.tag is _T.REOPENED:
            return True
        data, concerns = event.data, event.resident_id or event.data.get("resident")
        if "appointment" in data:
            concerns = self._session.get_one(Appointment, data["appointment"]).resident_id
        elif "referral" in data:
            concerns = self._session.get_one(Referral, data["referral"]).resident_id
        return concerns in (None, resident_id)

    def _reported(self, case: Case, resident_id: int) -> datetime:
        """When this resident's report came in."""
        reports = select(Report.updated_at).where(
            Report.case_id == case.id,
            Report.resident_id == resident_id,
            Report.state == ReportState.SENT,
        )
        return self._session.scalars(reports.order_by(Report.id)).first() or case.opened_at

    def _awaits(self, case: Case, resident_id: int) -> dict[str, Any]:
        if visit := self._visit(case, resident_id):
            return _awaited(VISITS[visit.state], day=self._day(visit.starts_at))
        if self._is_asked(case, resident_id):
            return _awaited("answer")
        if case.waiting_on:
            return _awaited("partner", name=case.waiting_on, day=self._waits_since(case))
        if case.snoozed_until:
            return _awaited("later", day=self._day(case.snoozed_until))
        if case.steward is None:
            return _awaited("team")
        return _awaited("steward", steward=case.steward.first_name)

    def _visit(self, case: Case, resident_id: int) -> Appointment | None:
        """The resident's next appointment that stands."""
        visits = select(Appointment).where(
            Appointment.case_id == case.id,
            Appointment.resident_id == resident_id,
            Appointment.state.in_(VISITS),
            Appointment.starts_at > self._now,
        )
        return self._session.scalars(visits.order_by(Appointment.starts_at)).first()

    def _is_asked(self, case: Case, resident_id: int) -> bool:
        """Whether a question to the resident, about the case or a door shown for it, is open."""
        doors = select(Referral.id).where(Referral.case_id == case.id)
        asked = select(FollowUp.id).where(
            FollowUp.resident_id == resident_id,
            FollowUp.state == FollowUpState.ASKED,
            or_(FollowUp.case_id == case.id, FollowUp.referral_id.in_(doors)),
        )
        return self._session.scalars(asked).first() is not None

    def _waits_since(self, case: Case) -> dict[str, str]:
        """The day on which a steward said whom the case waits on."""
        said = select(CaseEvent.at).where(
            CaseEvent.case_id == case.id, CaseEvent.tag == EventTag.WAITS_ON
        )
        latest = self._session.scalars(said.order_by(CaseEvent.id.desc())).first()
        return self._day(latest or self._now)

    def _day(self, moment: datetime) -> dict[str, str]:
        """As a variable of a text: a weekday and date; with its year when it is far away."""
        if abs(self._now - moment) > NAMED_WITHOUT_YEAR:
            return {"date": moment.isoformat()}
        return {"day": moment.astimezone(self._zone).date().isoformat()}


def line_of(steward: Steward, words: str) -> dict[str, Any]:
    """The steward's own words, as the variable `line`: a paragraph of its own."""
    args = {"steward": steward.first_name, "words": words}
    return {"lines": ["", "", {"say": "sign-of-life-line", "args": args}]}


def _awaited(what: str, **args: Any) -> dict[str, Any]:
    return {"say": f"awaits-{what}", "args": args}


def _who(case: Case, event: CaseEvent) -> dict[str, Any]:
    """By name only the steward who has the case: of them the residents were told."""
    steward_id = event.data["to"] if event.tag is _T.ASSIGNED else event.steward_id
    if case.steward is None or steward_id != case.steward_id:
        return {"say": "done-by-team"}
    return {"say": "done-by-one", "args": {"steward": case.steward.first_name}}
