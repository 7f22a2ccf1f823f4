"""Appointments: made, moved and called off by stewards; confirmed or not by residents."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.city_time import CityTime
from storage.columns import storable
from storage.dossier import Dossier
from storage.errors import NotAllowed, StorageError
from storage.follow_ups import APPOINTMENT, FollowUps
from storage.models import Case, FollowUp, OutboxMessage, Resident, Steward
from storage.outbox import Outbox, Words
from storage.plan import Plan
from storage.staff_models import Appointment
from storage.vocabulary import (
    OPEN_STATES,
    AppointmentState,
    EventTag,
    FollowUpState,
    OutboxState,
)

PLAN, OF = "_plan", "_appointment"
"""The variables of a draft that hold what is planned, and of which appointment it speaks."""
_S = AppointmentState
STANDING = (_S.PROPOSED, _S.CONFIRMED, _S.TO_MOVE, _S.MOVED)
ANSWERS: dict[str, tuple[AppointmentState, str]] = {
    "fits": (_S.CONFIRMED, "staff-visit-confirmed"),
    "keep": (_S.CONFIRMED, "staff-visit-confirmed"),
    "move": (_S.TO_MOVE, "staff-visit-to-move"),
    "call_off": (_S.CANCELLED, "staff-visit-called-off"),
}
"""What an answer makes of an appointment, and how the stewards are told."""


class Moot(StorageError):
    """What was planned makes no sense any more: its time is past, it was called off, or another one
    stands."""


class Appointments:
    def __init__(
        self,
        session: Session,
        now: datetime,
        city: CityTime,
        cases: Cases,
        outbox: Outbox,
        dossier: Dossier,
        follow_ups: FollowUps,
    ) -> None:
        self._session, self._now, self.city = session, now, city
        self._cases, self._outbox = cases, outbox
        self._dossier, self._follow_ups = dossier, follow_ups

    def next_of(self, case: Case, resident: Resident | None = None) -> Appointment | None:
        """The next one that stands: of the case, or only of one of its residents."""
        rows = select(Appointment).where(
            Appointment.case_id == case.id,
            Appointment.state.in_(STANDING),
            Appointment.starts_at > self._now,
        )
        if resident is not None:
            rows = rows.where(Appointment.resident_id == resident.id)
        return self._session.scalars(rows.order_by(Appointment.starts_at)).first()

    def facts(self, appointment: Appointment) -> dict[str, Any]:
        """When, where and with whom, as variables of a text."""
        return Plan.of(appointment).facts(self.city.zone)

    def draft(
        self,
        case: Case,
        resident: Resident,
        steward: Steward,
        plan: Plan,
        of: Appointment | None = None,
    ) -> OutboxMessage:
        """What the resident would get: a new appointment, or another time for `of`."""
        say = "appointment-moved" if of else "follow-up-appointment"
        args = self._args(case, steward, plan) | {PLAN: plan.as_data(), OF: of.id if of else None}
        words = Words(say, args, self._follow_ups.answers_to(APPOINTMENT))
        return self._outbox.to_resident(resident, words, case_id=case.id, draft=True)

    def draft_of_calling_off(self, appointment: Appointment, steward: Steward) -> OutboxMessage:
        """What the resident would get when it does not take place."""
        args = self._args(appointment.case, steward, Plan.of(appointment)) | {OF: appointment.id}
        return self._outbox.to_resident(
            appointment.resident,
            Words("appointment-called-off", args),
            case_id=appointment.case_id,
            draft=True,
        )

    def _args(self, case: Case, steward: Steward, plan: Plan) -> dict[str, Any]:
        facts = plan.facts(self.city.zone)
        return {"reference": case.reference, "steward": steward.first_name, **facts}

    def is_sent(self, draft: OutboxMessage) -> bool:
        """Whether a steward pressed Send; what brings a question goes a moment later."""
        return draft.follow_up_id is not None or draft.state not in (
            OutboxState.DRAFT,
            OutboxState.CANCELLED,
        )

    def send(self, draft: OutboxMessage, steward: Steward, inbox_id: int) -> Appointment | None:
        """Does what the draft says, and sends it; None when that was done already.

        Raises NotAllowed when the case is not open (calling off can be done always), Moot when it
        makes no sense any more.
        """
        case = self._cases.get(draft.case_id or 0)
        self._dossier.hold(case)
        self._dossier.hold(draft)
        if draft.state is not OutboxState.DRAFT or draft.follow_up_id is not None:
            return None
        appointment = self._standing(draft)
        if PLAN not in draft.args:
            return self._call_off(draft, appointment, steward)
        if case.state not in OPEN_STATES:
            raise NotAllowed("appointment", case.state)
        plan = Plan.from_data(draft.args[PLAN])
        another = appointment is None and self.next_of(case, draft.resident)
        if plan.starts_at <= self._now or another:
            raise Moot
        if appointment is None:
            appointment = self._made(draft, steward, inbox_id, plan)
            tag = EventTag.APPOINTMENT_MADE
        else:
            self._moved(appointment, plan)
            tag = EventTag.APPOINTMENT_MOVED
        sends = self._follow_ups.after_appointment(appointment)
        draft.follow_up_id = sends.id if sends else None
        self._told(case, tag, appointment, steward)
        return appointment

    def _standing(self, draft: OutboxMessage) -> Appointment | None:
        """The appointment that a draft changes, as it is now; None for a new one."""
        number = draft.args.get(OF)
        if number is None:
            return None
        appointment = self._session.get_one(Appointment, number)
        self._session.refresh(appointment)
        if appointment.state not in STANDING or appointment.starts_at <= self._now:
            raise Moot
        return appointment

    def _made(
        self, draft: OutboxMessage, steward: Steward, inbox_id: int, plan: Plan
    ) -> Appointment:
        appointment = Appointment(
            case_id=draft.case_id,
            resident_id=draft.resident_id,
            steward_id=steward.id,
            inbox_id=inbox_id,
            starts_at=plan.starts_at,
            minutes=plan.minutes,
            place=storable(plan.place),
            who=storable(plan.who),
            state=_S.PROPOSED,
            uid=f"{draft.id}-{int(self._now.timestamp())}@buurtlijn",
            created_at=self._now,
        )
        self._session.add(appointment)
        self._session.flush()
        return appointment

    def _moved(self, appointment: Appointment, plan: Plan) -> None:
        self._follow_ups.no_more_of(appointment)
        appointment.starts_at, appointment.minutes = plan.starts_at, plan.minutes
        appointment.place, appointment.who = storable(plan.place), storable(plan.who)
        appointment.state, appointment.answered_at = _S.MOVED, None
        appointment.sequence += 1
        self._session.flush()

    def _call_off(
        self, draft: OutboxMessage, appointment: Appointment | None, steward: Steward
    ) -> Appointment | None:
        if appointment is None:
            return None
        draft.state = OutboxState.WAITING
        self._follow_ups.no_more_of(appointment)
        appointment.state = _S.CANCELLED
        appointment.sequence += 1
        self._told(appointment.case, EventTag.APPOINTMENT_CANCELLED, appointment, steward)
        return appointment

    def _told(self, case: Case, tag: EventTag, appointment: Appointment, steward: Steward) -> None:
        """The resident hears of it from a person: their case is in hand."""
        self._cases.person_answered(case, steward)
        data = {"appointment": appointment.id, "starts_at": appointment.starts_at.isoformat()}
        self._dossier.event(case, tag, steward=steward, data=data)
        self._dossier.refresh_card(case)

    def answered(self, asked: FollowUp, answer: str, inbox_id: int) -> Appointment | None:
        """The resident's answer (one of ANSWERS) to the appointment or its reminder.

        None when the question is not open any more: it was moved or called off meanwhile. What the
        same message answered before changes nothing, as long as the answer stands.
        """
        appointment = self._session.get_one(Appointment, asked.appointment_id)
        case, resident = appointment.case, appointment.resident
        self._dossier.hold(case)
        self._session.refresh(asked)
        self._session.refresh(appointment)
        state, told = ANSWERS[answer]
        if asked.state is not FollowUpState.ASKED:
            again = asked.answer_inbox_id == inbox_id and appointment.state is state
            return appointment if again else None
        appointment.state, appointment.answered_at = state, self._now
        self._follow_ups.answered(asked, answer, inbox_id)
        if appointment.state is _S.CONFIRMED:
            self._follow_ups.asks_no_more(appointment)
        else:
            self._follow_ups.no_more_of(appointment)
        if appointment.state is _S.TO_MOVE:
            self._dossier.waits(case)
        self._dossier.event(
            case,
            EventTag.APPOINTMENT_ANSWERED,
            resident=resident,
            inbox_id=inbox_id,
            data={"appointment": appointment.id, "answer": answer},
        )
        args = {**self.facts(appointment), "name": self._dossier.name(case, resident)}
        self._dossier.tell(case, Words(told, args), resident)
        self._dossier.refresh_card(case)
        return appointment
