"""Cases: opening, claiming, answering, resolving, re-opening; each with its event."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.dossier import Dossier
from storage.follow_ups import FollowUps
from storage.models import Case, CaseEvent, Report, Resident, Steward
from storage.outbox import Outbox, Words
from storage.place import Place
from storage.reference import new_reference
from storage.vocabulary import (
    OPEN_STATES,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    ReportState,
)

TRIES_FOR_SHORT_REFERENCE = 20
LOW_RATE = 2
"""Up to this rating, stewards should see that it was not good."""
WHERE = ("address", "street", "number", "neighbourhood", "latitude", "longitude")
INHERITED = ("kind", "topic", *WHERE, "no_automatic_messages", "entry", "priority", "urgent")
"""What a case that is split off has from the other."""


class Cases:
    def __init__(
        self,
        session: Session,
        now: datetime,
        follow_ups: FollowUps,
        outbox: Outbox,
        dossier: Dossier,
    ) -> None:
        self._session, self._now = session, now
        self._follow_ups, self._outbox, self._dossier = follow_ups, outbox, dossier

    def get(self, case_id: int) -> Case:
        return self._session.get_one(Case, case_id)

    def hold(self, case_id: int) -> Case:
        """The case as it is now, with others kept off."""
        case = self.get(case_id)
        self._dossier.hold(case)
        return case

    def by_reference(self, reference: str) -> Case | None:
        """The case of this reference; of one that was joined to another, that other."""
        case = self._session.scalars(select(Case).where(Case.reference == reference)).first()
        return self.get(case.joined_to_id) if case and case.joined_to_id else case

    def by_thread(self, thread_id: int) -> Case | None:
        return self._session.scalars(select(Case).where(Case.thread_id == thread_id)).first()

    def of_resident(self, resident_id: int) -> list[Case]:
        """All cases this resident reported and has not withdrawn, newest first."""
        mine = Case.id.in_(_reported_by(resident_id))
        return list(self._session.scalars(select(Case).where(mine).order_by(Case.id.desc())))

    def open_of_resident(self, resident_id: int) -> list[Case]:
        return [case for case in self.of_resident(resident_id) if case.state in OPEN_STATES]

    def of_message(self, resident_id: int, inbox_id: int) -> Case | None:
        """The case of this resident that one of their messages went to."""
        mine = select(Report).where(
            Report.resident_id == resident_id, Report.state == ReportState.SENT
        )
        for report in self._session.scalars(mine.order_by(Report.id.desc())):
            if any(said["inbox"] == inbox_id for said in report.words):
                return self.get(report.case_id or 0)
        for case in self.of_resident(resident_id):
            event = select(CaseEvent.id).where(
                CaseEvent.case_id.in_(self._dossier.parts(case)),
                CaseEvent.resident_id == resident_id,
                CaseEvent.inbox_id == inbox_id,
            )
            if self._session.scalars(event).first() is not None:
                return case
        return None

    def name_for_stewards(self, case: Case, resident: Resident) -> str | dict[str, Any]:
        """The first name as a variable of a text; another text for who reported anonymously."""
        return self._dossier.name(case, resident)

    def name_in_general(self, resident: Resident) -> str | dict[str, Any]:
        """The same for what belongs to no case."""
        return self._dossier.name_in_general(resident)

    def open(
        self,
        report: Report,
        inbox_id: int,
        *,
        kind: CaseKind,
        topic: str,
        place: Place | None = None,
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
            **(place.as_columns() if place else {}),
            language=report.resident.language,
            urgent=urgent,
            no_automatic_messages=no_automatic_messages,
            opened_at=self._now,
            waits_since=self._now,
        )
        self._session.add(case)
        self._session.flush()
        self._dossier.link(case, report, inbox_id)
        self._dossier.event(case, EventTag.OPENED, resident=report.resident, inbox_id=inbox_id)
        self._dossier.refresh_card(case)
        self._dossier.pass_files_on(case, report)
        self._follow_ups.after("opened", case)
        return case

    def another_like(self, case: Case, language: str) -> Case:
        """A new case of the same kind and place, that nobody reports yet."""
        another = Case(
            reference=self._free_reference(),
            state=CaseState.NEW,
            language=language,
            opened_at=self._now,
            waits_since=self._now,
            **{name: getattr(case, name) for name in INHERITED},
        )
        self._session.add(another)
        self._session.flush()
        return another

    def opened_by(self, inbox_id: int) -> Case | None:
        """The case that a report was sent to with this message: opened by it, or joined."""
        report = self._session.scalars(select(Report).where(Report.inbox_id == inbox_id)).first()
        return self.get(report.case_id) if report and report.case_id else None

    def _free_reference(self) -> str:
        for attempt in range(10 * TRIES_FOR_SHORT_REFERENCE):
            reference = new_reference(4 if attempt < TRIES_FOR_SHORT_REFERENCE else 5)
            if self.by_reference(reference) is None:
                return reference
        raise RuntimeError("no free reference left; make references longer")

    def claim(self, case: Case, steward: Steward) -> None:
        self._move(case, CaseState.CLAIMED, "claimed")
        case.steward_id, case.steward = steward.id, steward
        self._dossier.event(case, EventTag.CLAIMED, steward=steward)
        self._dossier.refresh_card(case)
        self._follow_ups.after("claimed", case)

    def viewed(self, case: Case, steward: Steward) -> None:
        """A steward looked at what is personal in a case: kept, at most once an hour."""
        self._dossier.viewed(case, steward)

    def note(self, case: Case, steward: Steward, text: str, inbox_id: int) -> None:
        """An internal note, for stewards' eyes only; once per message."""
        if self._dossier.happened(case, EventTag.NOTED, inbox_id):
            return
        self._dossier.event(case, EventTag.NOTED, steward=steward, text=text, inbox_id=inbox_id)

    def person_answered(self, case: Case, steward: Steward) -> None:
        """The resident got something from a person: nobody waits, and the case is in hand.

        Who answers an unclaimed case has it from then on. Raises NotAllowed.
        """
        if case.state in (CaseState.NEW, CaseState.CLAIMED):
            if case.steward_id is None:
                self.claim(case, steward)
            self._move(case, CaseState.IN_PROGRESS, "answered")
            self._dossier.refresh_card(case)
        # Afterwards: to hold a case is to read it again, and what was not yet written is lost.
        case.first_answer_at = case.first_answer_at or self._now
        self._dossier.waits_no_more(case)

    def resolve(self, case: Case, steward: Steward) -> None:
        self._move(case, CaseState.RESOLVED, "resolved")
        if case.steward_id is None:
            case.steward_id, case.steward = steward.id, steward
        case.resolved_at = self._now
        self._dossier.waits_no_more(case)
        self._dossier.event(case, EventTag.RESOLVED, steward=steward)
        self._dossier.refresh_card(case)
        self._follow_ups.after("resolved", case)

    def reopen(self, case: Case, resident: Resident, inbox_id: int, why: str | None) -> None:
        """The resident says it is not solved: the same case goes on, and the stewards hear why.

        A case that is still open only gets the words.
        """
        if self.reopened_by(case, inbox_id):
            return
        case = self._dossier.current(case)
        if case.state in OPEN_STATES:
            self.resident_wrote(case, resident, inbox_id, why or "")
            return
        goes_on = CaseState.IN_PROGRESS if case.steward_id else CaseState.NEW
        self._move(case, goes_on, "re-opened")
        case.resolved_at = case.closed_at = case.closed_reason = None
        self._dossier.waits(case)
        self._dossier.event(case, EventTag.REOPENED, resident=resident, text=why, inbox_id=inbox_id)
        self._dossier.tell(case, Words("staff-reopened", {"words": storable(why or "")}), resident)
        self._dossier.refresh_card(case)
        self._follow_ups.after("reopened", case)

    def reopened_by(self, case: Case, inbox_id: int) -> bool:
        """Whether this message re-opened the case: its turn is tried again."""
        return self._dossier.happened(case, EventTag.REOPENED, inbox_id)

    def close(
        self,
        case: Case,
        reason: ClosedReason,
        resident: Resident | None = None,
        steward: Steward | None = None,
    ) -> None:
        """Closed by the resident, by a steward, or by itself.

        Who closes it says so for themselves: others who reported it are still asked.
        """
        self._move(case, CaseState.CLOSED, "closed")
        if steward and case.steward_id is None:
            case.steward_id, case.steward = steward.id, steward
        case.closed_at, case.closed_reason = self._now, reason
        self._dossier.waits_no_more(case)
        self._dossier.event(
            case, EventTag.CLOSED, resident=resident, steward=steward, data={"reason": reason}
        )
        self._dossier.refresh_card(case)
        self._follow_ups.after("closed", case, only=resident)

    def resident_wrote(
        self,
        case: Case,
        resident: Resident,
        inbox_id: int,
        words: str,
        *,
        file: dict[str, Any] | None = None,
        correction: bool = False,
        reading: dict[str, Any] | None = None,
    ) -> None:
        """New words, a file or a corrected message of a resident, once per message.

        `reading` is a text for stewards of what the bot makes of the words; it goes below them.
        """
        tag = EventTag.RESIDENT_CORRECTED if correction else EventTag.RESIDENT_WROTE
        case = self._dossier.current(case)
        if self._dossier.happened(case, tag, inbox_id):
            return
        told = {"file": file, "reading": reading}
        data = {name: value for name, value in told.items() if value}
        self._dossier.event(case, tag, resident=resident, text=words, inbox_id=inbox_id, data=data)
        if case.state in OPEN_STATES:
            self._dossier.waits(case)
        said = "staff-resident-corrected" if correction else "staff-resident-wrote"
        if words:
            name, written = self.name_for_stewards(case, resident), storable(words)
            both = {"lines": [written, reading]} if reading else written
            self._dossier.tell(case, Words(said, {"words": both, "name": name}), resident)
        self._dossier.show_file(case, file, resident)

    def alarm(self, case: Case, resident: Resident, inbox_id: int, words: str) -> None:
        """Words that may mean danger: the stewards see them at once, marked."""
        case = self._dossier.current(case)
        if self._dossier.happened(case, EventTag.ALARM, inbox_id):
            return
        case.urgent = True
        self._dossier.waits(case)
        self._dossier.event(case, EventTag.ALARM, resident=resident, text=words, inbox_id=inbox_id)
        self._dossier.tell(case, Words("staff-alarm", {"words": storable(words)}), resident)

    def wants_a_person(
        self, case: Case, resident: Resident, inbox_id: int, wish: str, words: str
    ) -> None:
        """The resident asks for a person, for an appointment, or complains about us."""
        case = self._dossier.current(case)
        if self._dossier.happened(case, EventTag.ASKED_FOR_PERSON, inbox_id):
            return
        self._dossier.event(
            case,
            EventTag.ASKED_FOR_PERSON,
            resident=resident,
            text=words,
            inbox_id=inbox_id,
            data={"wish": wish},
        )
        self._dossier.waits(case)
        args = {"wish": {"say": f"topic-{wish}"}, "words": storable(words)}
        self._dossier.tell(case, Words("staff-wants-a-person", args), resident)

    def follow_up_answered(
        self, case: Case, resident: Resident, answer: str, inbox_id: int
    ) -> None:
        case = self._dossier.current(case)
        if self._dossier.happened(case, EventTag.FOLLOW_UP_ANSWERED, inbox_id):
            return
        self._dossier.event(
            case,
            EventTag.FOLLOW_UP_ANSWERED,
            resident=resident,
            inbox_id=inbox_id,
            data={"answer": answer},
        )
        name = self.name_for_stewards(case, resident)
        args = {"answer": {"say": f"answer-{answer}"}, "name": name}
        self._dossier.tell(case, Words("staff-follow-up-answered", args), resident)

    def rated(self, case: Case, resident: Resident, rate: int, inbox_id: int) -> bool:
        """How the resident finds that we did, from 1 (bad) to 5, once per message.

        Returns whether that is low: then the stewards see it.
        """
        case, low = self._dossier.current(case), rate <= LOW_RATE
        if self._dossier.happened(case, EventTag.RATED, inbox_id):
            return low
        data = {"rate": rate}
        self._dossier.event(case, EventTag.RATED, resident=resident, inbox_id=inbox_id, data=data)
        if low:
            name = self.name_for_stewards(case, resident)
            words = Words("staff-rated-low", {"rate": rate, "name": name})
            self._dossier.tell(case, words, resident)
        return low

    def undelivered(self, case: Case, why: str) -> None:
        """A message that did not reach the resident: the stewards must know."""
        self._dossier.event(case, EventTag.UNDELIVERED, data={"why": why})
        words = Words("staff-undelivered", {"why": {"say": f"undelivered-{why}"}})
        self._dossier.tell(case, words)

    def _move(self, case: Case, state: CaseState, verb: str) -> None:
        self._dossier.move(case, state, verb)


def _reported_by(resident_id: int) -> Select[int | None]:
    """The numbers of the cases with a report of this resident that was not withdrawn."""
    return select(Report.case_id).where(
        Report.resident_id == resident_id, Report.state == ReportState.SENT
    )
