"""Cases: opening, claiming, answering, resolving, re-opening; each with its event."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.models import Case, CaseEvent, OutboxMessage, Report, Resident, Steward
from storage.outbox import Outbox, Words
from storage.reference import new_reference
from storage.vocabulary import (
    ALLOWED,
    OPEN_STATES,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    OutboxState,
    ReportState,
    Role,
)

TRIES_FOR_SHORT_REFERENCE = 20


class Cases:
    def __init__(
        self, session: Session, now: datetime, follow_ups: FollowUps, outbox: Outbox
    ) -> None:
        self._session, self._now = session, now
        self._follow_ups, self._outbox = follow_ups, outbox

    def get(self, case_id: int) -> Case:
        return self._session.get_one(Case, case_id)

    def by_reference(self, reference: str) -> Case | None:
        return self._session.scalars(select(Case).where(Case.reference == reference)).first()

    def by_thread(self, thread_id: int) -> Case | None:
        return self._session.scalars(select(Case).where(Case.thread_id == thread_id)).first()

    def of_resident(self, resident_id: int) -> list[Case]:
        """All cases this resident reported, newest first."""
        mine = select(Report.case_id).where(
            Report.resident_id == resident_id, Report.state == ReportState.SENT
        )
        return list(
            self._session.scalars(select(Case).where(Case.id.in_(mine)).order_by(Case.id.desc()))
        )

    def open_of_resident(self, resident_id: int) -> list[Case]:
        return [case for case in self.of_resident(resident_id) if case.state in OPEN_STATES]

    def open(
        self,
        report: Report,
        inbox_id: int,
        *,
        kind: CaseKind,
        topic: str,
        address: str | None = None,
        urgent: bool = False,
        no_automatic_messages: bool = False,
    ) -> Case:
        """Opens a case from a draft. The same message again returns the same case."""
        already = self._session.scalars(select(Report).where(Report.inbox_id == inbox_id)).first()
        if already is not None and already.case_id is not None:
            return self.get(already.case_id)
        case = Case(
            reference=self._free_reference(),
            kind=kind,
            topic=topic,
            state=CaseState.NEW,
            address=storable(address) if address else None,
            language=report.resident.language,
            urgent=urgent,
            no_automatic_messages=no_automatic_messages,
            opened_at=self._now,
        )
        self._session.add(case)
        self._session.flush()
        report.state, report.inbox_id, report.case_id = ReportState.SENT, inbox_id, case.id
        self._session.flush()
        self._event(case, EventTag.OPENED, resident=report.resident, inbox_id=inbox_id)
        self._outbox.to_staff(Words("staff-card"), case_id=case.id)
        self._pass_files_on(case, report)
        self._follow_ups.after("opened", case)
        return case

    def opened_by(self, inbox_id: int) -> Case | None:
        """The case that this message opened, if it did."""
        report = self._session.scalars(select(Report).where(Report.inbox_id == inbox_id)).first()
        return self.get(report.case_id) if report and report.case_id else None

    def _pass_files_on(self, case: Case, report: Report) -> None:
        for said in report.words:
            if file := said.get("file"):
                self._outbox.to_staff(Words("staff-file", {"file": file}), case_id=case.id)

    def _free_reference(self) -> str:
        for attempt in range(10 * TRIES_FOR_SHORT_REFERENCE):
            reference = new_reference(4 if attempt < TRIES_FOR_SHORT_REFERENCE else 5)
            if self.by_reference(reference) is None:
                return reference
        raise RuntimeError("no free reference left; make references longer")

    def claim(self, case: Case, steward: Steward) -> None:
        self._move(case, CaseState.CLAIMED, "claimed")
        case.steward_id, case.steward = steward.id, steward
        self._event(case, EventTag.CLAIMED, steward=steward)
        self._refresh_card(case)
        self._follow_ups.after("claimed", case)

    def note(self, case: Case, steward: Steward, text: str, inbox_id: int) -> None:
        """An internal note, for stewards' eyes only; once per message."""
        if self.happened(case, EventTag.NOTED, inbox_id):
            return
        self._event(case, EventTag.NOTED, steward=steward, text=text, inbox_id=inbox_id)

    def draft_reply(
        self, case: Case, resident: Resident, steward: Steward, text: str
    ) -> OutboxMessage:
        """What the resident would get, not yet sent."""
        args = {
            "reference": case.reference,
            "steward": steward.first_name,
            "words": storable(text),
        }
        return self._outbox.to_resident(
            resident, Words("steward-answer", args), case_id=case.id, draft=True
        )

    def send_reply(self, draft: OutboxMessage, steward: Steward) -> Case:
        """Sends a draft; a second press on the same button does nothing more."""
        case = self.get(draft.case_id or 0)
        self._hold(case)
        self._hold(draft)
        if draft.state is not OutboxState.DRAFT:
            return case
        draft.state = OutboxState.WAITING
        if case.state in (CaseState.NEW, CaseState.CLAIMED):
            if case.steward_id is None:
                self.claim(case, steward)
            self._move(case, CaseState.IN_PROGRESS, "answered")
            self._refresh_card(case)
        self._event(
            case,
            EventTag.REPLIED,
            steward=steward,
            text=draft.args["words"],
            data={"outbox": draft.id, "resident": draft.resident_id},
        )
        return case

    def resolve(self, case: Case, steward: Steward) -> None:
        self._move(case, CaseState.RESOLVED, "resolved")
        if case.steward_id is None:
            case.steward_id, case.steward = steward.id, steward
        case.resolved_at = self._now
        self._event(case, EventTag.RESOLVED, steward=steward)
        self._refresh_card(case)
        self._follow_ups.after("resolved", case)

    def reopen(self, case: Case, resident: Resident, inbox_id: int, why: str | None) -> None:
        """The resident says it is not solved: the same case goes on, and the stewards hear why.

        A case that is still open only gets the words.
        """
        if self.happened(case, EventTag.REOPENED, inbox_id):
            return
        self._hold(case)
        if case.state in OPEN_STATES:
            self.resident_wrote(case, resident, inbox_id, why or "")
            return
        self._move(case, CaseState.IN_PROGRESS, "re-opened")
        case.resolved_at = case.closed_at = case.closed_reason = None
        self._event(case, EventTag.REOPENED, resident=resident, text=why, inbox_id=inbox_id)
        words = Words("staff-reopened", {"words": storable(why or "")})
        self._outbox.to_staff(words, case_id=case.id)
        self._refresh_card(case)
        self._follow_ups.after("reopened", case)

    def close(self, case: Case, reason: ClosedReason, resident: Resident | None = None) -> None:
        self._move(case, CaseState.CLOSED, "closed")
        case.closed_at, case.closed_reason = self._now, reason
        self._event(case, EventTag.CLOSED, resident=resident, data={"reason": reason})
        self._refresh_card(case)
        self._follow_ups.after("closed", case)

    def resident_wrote(
        self,
        case: Case,
        resident: Resident,
        inbox_id: int,
        words: str,
        *,
        file: dict[str, Any] | None = None,
        correction: bool = False,
    ) -> None:
        """New words, a file or a corrected message of a resident, once per message."""
        tag = EventTag.RESIDENT_CORRECTED if correction else EventTag.RESIDENT_WROTE
        if self.happened(case, tag, inbox_id):
            return
        data = {"file": file} if file else {}
        self._event(case, tag, resident=resident, text=words, inbox_id=inbox_id, data=data)
        said = "staff-resident-corrected" if correction else "staff-resident-wrote"
        if words:
            args = {"words": storable(words), "name": resident.first_name}
            self._outbox.to_staff(Words(said, args), case_id=case.id)
        if file:
            self._outbox.to_staff(Words("staff-file", {"file": file}), case_id=case.id)

    def alarm(self, case: Case, resident: Resident, inbox_id: int, words: str) -> None:
        """Words that may mean danger: the stewards see them at once, marked."""
        if self.happened(case, EventTag.ALARM, inbox_id):
            return
        case.urgent = True
        self._event(case, EventTag.ALARM, resident=resident, text=words, inbox_id=inbox_id)
        self._outbox.to_staff(Words("staff-alarm", {"words": storable(words)}), case_id=case.id)

    def wants_a_person(
        self, case: Case, resident: Resident, inbox_id: int, wish: str, words: str
    ) -> None:
        """The resident asks for a person, for an appointment, or complains about us."""
        if self.happened(case, EventTag.ASKED_FOR_PERSON, inbox_id):
            return
        self._event(
            case,
            EventTag.ASKED_FOR_PERSON,
            resident=resident,
            text=words,
            inbox_id=inbox_id,
            data={"wish": wish},
        )
        args = {"wish": {"say": f"topic-{wish}"}, "words": storable(words)}
        self._outbox.to_staff(Words("staff-wants-a-person", args), case_id=case.id)

    def follow_up_answered(
        self, case: Case, resident: Resident, answer: str, inbox_id: int
    ) -> None:
        if self.happened(case, EventTag.FOLLOW_UP_ANSWERED, inbox_id):
            return
        self._event(
            case,
            EventTag.FOLLOW_UP_ANSWERED,
            resident=resident,
            inbox_id=inbox_id,
            data={"answer": answer},
        )
        args = {"answer": {"say": f"answer-{answer}"}, "name": resident.first_name}
        self._outbox.to_staff(Words("staff-follow-up-answered", args), case_id=case.id)

    def undelivered(self, case: Case, why: str) -> None:
        """A message that did not reach the resident: the stewards must know."""
        self._event(case, EventTag.UNDELIVERED, data={"why": why})
        words = Words("staff-undelivered", {"why": {"say": f"undelivered-{why}"}})
        self._outbox.to_staff(words, case_id=case.id)

    def happened(self, case: Case, tag: EventTag, inbox_id: int) -> bool:
        """Whether this message had this effect already (a replay)."""
        same = select(CaseEvent.id).where(
            CaseEvent.case_id == case.id, CaseEvent.tag == tag, CaseEvent.inbox_id == inbox_id
        )
        return self._session.scalars(same).first() is not None

    def _refresh_card(self, case: Case) -> None:
        self._outbox.to_staff(Words("staff-card"), case_id=case.id)

    def _move(self, case: Case, state: CaseState, verb: str) -> None:
        self._hold(case)
        if state not in ALLOWED[case.state]:
            raise NotAllowed(verb, case.state)
        case.state = state

    def _hold(self, row: Case | OutboxMessage) -> None:
        """Reads it again, since somebody else may have changed it, and keeps others off."""
        self._session.refresh(row, with_for_update={"key_share": True})

    def _event(
        self,
        case: Case,
        tag: EventTag,
        *,
        resident: Resident | None = None,
        steward: Steward | None = None,
        text: str | None = None,
        inbox_id: int | None = None,
        data: dict[str, Any] | None = None,
    ) -> None:
        role = Role.RESIDENT if resident else Role.STEWARD if steward else Role.SYSTEM
        self._session.add(
            CaseEvent(
                case_id=case.id,
                at=self._now,
                tag=tag,
                role=role,
                resident_id=resident.id if resident else None,
                steward_id=steward.id if steward else None,
                inbox_id=inbox_id,
                text=storable(text) if text else None,
                data=data or {},
            )
        )
        self._session.flush()
