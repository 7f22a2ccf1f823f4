"""Cases that turn out to be one, and one that turns out to be two."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.dossier import Dossier
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.marked import at_address
from storage.models import Case, CaseEvent, Conversation, OutboxMessage, Referral, Report, Steward
from storage.nuisance import NEVER_SHARED
from storage.outbox import Words
from storage.place import Place
from storage.staff_models import Appointment, PersonalLink
from storage.vocabulary import (
    OPEN_STATES,
    CaseState,
    EventTag,
    OutboxState,
    Priority,
    ReportState,
)


class Merging:
    """Residents hear nothing of it, and go on finding their case by the reference they know."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        cases: Cases,
        dossier: Dossier,
        follow_ups: FollowUps,
    ) -> None:
        self._session, self._now = session, now
        self._cases, self._dossier, self._follow_ups = cases, dossier, follow_ups

    def twin(self, case: Case, place: Place) -> Case | None:
        """The oldest other open case of the same topic at this address, if there is one."""
        if case.topic in NEVER_SHARED or not place.street or not place.house:
            return None
        rows = select(Case).where(
            Case.topic == case.topic, Case.state.in_(OPEN_STATES), Case.id != case.id
        )
        return next(iter(at_address(self._session, rows, place.street, place.house)), None)

    def meant(self, resident_id: int, reference: str) -> Case | None:
        """The resident's own case that they mean by a reference: also by the old one of a case
        that was joined to it, or that it was split from."""
        case = self._cases.by_reference(reference)
        if case is None:
            return None
        mine = self._cases.of_resident(resident_id)
        if case in mine:
            return case
        split = select(CaseEvent.data).where(
            CaseEvent.case_id == case.id, CaseEvent.tag == EventTag.SPLIT
        )
        numbers = [
            data["to"]
            for data in self._session.scalars(split.order_by(CaseEvent.id.desc()))
            if data.get("resident") == resident_id
        ]
        return next((one for number in numbers for one in mine if one.id == number), None)

    def join(self, case: Case, main: Case, steward: Steward, inbox_id: int) -> None:
        """The case becomes part of the main one and is closed. Both must be open, else NotAllowed
        is raised; the same message again does nothing."""
        if self._dossier.happened(case, EventTag.MERGED, inbox_id):
            return
        # Always in the same order: two stewards who join crosswise must not wait for each other.
        for one in sorted((case, main), key=lambda one: one.id):
            self._dossier.hold_open(one, "joined")
        if case.id == main.id:
            raise NotAllowed("joined to itself", case.state)
        parts = self._dossier.parts(case)
        reports = self._reports(case)
        self._give(case, main, reports)
        self._take_over(case, main)
        self._dossier.move(case, CaseState.CLOSED, "joined")
        case.closed_at = self._now
        self._dossier.waits_no_more(case)
        self._session.execute(update(Case).where(Case.id.in_(parts)).values(joined_to_id=main.id))
        self._note(case, steward, inbox_id, "staff-merged-into", main, {})
        self._note(main, steward, inbox_id, "staff-merged-here", case, {"parts": parts})
        for report in reports:
            self._dossier.pass_files_on(main, report)

    def _note(
        self,
        case: Case,
        steward: Steward,
        inbox_id: int,
        say: str,
        other: Case,
        more: dict[str, list[int]],
    ) -> None:
        """On both sides; said before the card, since a closed case closes its topic."""
        data = {"other": other.reference, **more}
        self._dossier.event(case, EventTag.MERGED, steward=steward, inbox_id=inbox_id, data=data)
        self._dossier.tell(case, Words(say, {"reference": other.reference}))
        self._dossier.refresh_card(case)

    def _take_over(self, case: Case, main: Case) -> None:
        """What mattered about the case matters about the main one."""
        main.urgent = main.urgent or case.urgent
        if case.no_automatic_messages or main.no_automatic_messages:
            main.no_automatic_messages = True
            self._follow_ups.fall_silent(main)
        if case.priority is Priority.HIGH:
            main.priority = Priority.HIGH
        waiting = [one.waits_since for one in (case, main) if one.waits_since is not None]
        main.waits_since = min(waiting, default=None)

    def split(self, case: Case, report: Report, steward: Steward, inbox_id: int) -> Case:
        """The report gets a case of its own, new, of the same kind and place.

        Raises NotAllowed when the case is not open, or holds no other report besides. The same
        message again returns the case that the report is in.
        """
        if self._dossier.happened(case, EventTag.SPLIT, inbox_id):
            return self._cases.get(report.case_id or 0)
        self._dossier.hold_open(case, "split")
        self._session.refresh(report)
        sent = [one for one in self._reports(case) if one.state is ReportState.SENT]
        if report not in sent or len(sent) < 2:
            raise NotAllowed("split", case.state)
        new = self._cases.another_like(case, report.resident.language)
        self._give(case, new, [report])
        self._follow_ups.keep_in_touch(new)
        data = {"to": new.id, "reference": new.reference, "resident": report.resident_id}
        self._dossier.event(case, EventTag.SPLIT, steward=steward, inbox_id=inbox_id, data=data)
        self._dossier.event(
            new, EventTag.SPLIT, steward=steward, inbox_id=inbox_id, data={"from": case.reference}
        )
        self._dossier.refresh_card(new)
        self._dossier.pass_files_on(new, report)
        self._dossier.refresh_card(case)
        return new

    def _reports(self, case: Case) -> list[Report]:
        rows = select(Report).where(Report.case_id == case.id).order_by(Report.id)
        return list(self._session.scalars(rows))

    def _give(self, case: Case, to: Case, reports: Collection[Report]) -> None:
        """The reports belong to the other case, and with them all that is under way with those
        residents who have no other report left here."""
        for report in reports:
            report.case_id = to.id
        self._session.flush()
        left = {report.resident_id for report in self._reports(case)}
        residents = {report.resident_id for report in reports} - left
        self._follow_ups.pass_on(case, to, residents)
        for rows in (Appointment, Referral, PersonalLink):
            mine = rows.case_id == case.id, rows.resident_id.in_(residents)
            self._session.execute(update(rows).where(*mine).values(case_id=to.id))
        self._session.execute(
            update(OutboxMessage)
            .where(OutboxMessage.case_id == case.id, OutboxMessage.resident_id.in_(residents))
            .where(OutboxMessage.state == OutboxState.DRAFT)
            .values(case_id=to.id)
        )
        self._session.execute(
            update(Conversation)
            .where(Conversation.steward_case_id == case.id)
            .where(Conversation.resident_id.in_(residents))
            .values(steward_case_id=to.id)
        )
        for one in (case, to):
            self._session.expire(one, ["reports"])
