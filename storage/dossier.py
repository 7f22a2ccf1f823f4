"""What all verbs of a case have in common: keep others off, write it down, tell the stewards."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.accesses import Accesses
from storage.columns import storable
from storage.errors import NotAllowed
from storage.finding import Finding
from storage.models import Case, CaseEvent, OutboxMessage, Report, Resident, Steward
from storage.outbox import SPEAKER, Outbox, Words
from storage.parts import parts_of
from storage.vocabulary import (
    ALLOWED,
    OPEN_STATES,
    CaseState,
    EventTag,
    Look,
    ReportState,
    Role,
)

VIEW_LASTS = timedelta(hours=1)
"""How long a steward's further looks at a case count as the same one."""
LONGEST_WORDS = 2_500
"""Characters of a whole report that one message to the stewards shows; Telegram takes 4,096."""


class Dossier:
    """The one writer of events, and of what stewards get about a case."""

    def __init__(self, session: Session, now: datetime, outbox: Outbox) -> None:
        self._session, self._now, self._outbox = session, now, outbox
        self._accesses = Accesses(session, now)

    def happened(self, case: Case, tag: EventTag, inbox_id: int) -> bool:
        """Whether this message had this effect already (a replay)."""
        same = select(CaseEvent.id).where(
            CaseEvent.case_id == case.id, CaseEvent.tag == tag, CaseEvent.inbox_id == inbox_id
        )
        return self._session.scalars(same).first() is not None

    def hold(self, row: Case | OutboxMessage) -> None:
        """Reads it again, since somebody else may have changed it, and keeps others off."""
        # To read again forgets what was changed here and not yet written.
        self._session.flush()
        self._session.refresh(row, with_for_update={"key_share": True, "of": type(row)})

    def hold_open(self, case: Case, verb: str) -> None:
        """Holds a case for a change that only an open one allows. Raises NotAllowed."""
        self.hold(case)
        if case.state not in OPEN_STATES:
            raise NotAllowed(verb, case.state)

    def move(self, case: Case, state: CaseState, verb: str) -> None:
        """Changes the state of a case, held. Raises NotAllowed.

        Whom it waited on goes with that state; a case that is no longer open does not sleep.
        """
        self.hold(case)
        if state not in ALLOWED[case.state]:
            raise NotAllowed(verb, case.state)
        case.state = state
        if state is not CaseState.WAITING:
            case.waiting_on = None
        if state not in OPEN_STATES:
            case.snoozed_until = None

    def current(self, case: Case) -> Case:
        """The case, held; of one that was joined to another, that other: late words go there."""
        self.hold(case)
        if case.joined_to_id is None:
            return case
        main = self._session.get_one(Case, case.joined_to_id)
        self.hold(main)
        return main

    def parts(self, case: Case) -> list[int]:
        """The numbers of the case and of all that were joined to it."""
        return parts_of(self._session, case)

    def event(
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
        """Writes down what happened, now. A case that held nothing personal any more may again."""
        role = Role.RESIDENT if resident else Role.STEWARD if steward else Role.SYSTEM
        happened = CaseEvent(
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
        self._session.add(happened)
        self._session.flush()
        Finding(self._session).after(happened, case)
        if tag is EventTag.OPENED:
            self._accesses.pushed(case)
        if tag is not EventTag.VIEWED:
            self._comes_back(case)

    def _comes_back(self, case: Case) -> None:
        """Its new words are to go in their time too: that begins now if the case stays closed."""
        if case.anonymised_at is None:
            return
        case.anonymised_at = None
        if case.state is CaseState.CLOSED:
            case.closed_at = self._now
        self._session.flush()

    def viewed(self, case: Case, steward: Steward) -> None:
        """A steward looked at what is personal in a case; one event an hour is enough, and the
        log of accesses has each."""
        self._accesses.looked(Look.CASE, steward, [case])
        self.hold(case)
        lately = select(CaseEvent.id).where(
            CaseEvent.case_id == case.id,
            CaseEvent.tag == EventTag.VIEWED,
            CaseEvent.steward_id == steward.id,
            CaseEvent.at > self._now - VIEW_LASTS,
        )
        if self._session.scalars(lately).first() is None:
            self.event(case, EventTag.VIEWED, steward=steward)

    def tell(self, case: Case, words: Words, of: Resident | None = None) -> None:
        """Says something to the stewards in the topic of the case; `of` is the resident whose
        words these are, and who gets the answer to them."""
        args = {**words.args, SPEAKER: of.id} if of else words.args
        self._outbox.to_staff(Words(words.say, args, words.buttons), case_id=case.id)

    def show_file(
        self, case: Case, file: dict[str, Any] | None, of: Resident | None = None
    ) -> None:
        """Shows the stewards a file, if there is one."""
        if file:
            self.tell(case, Words("staff-file", {"file": file}), of)

    def waits(self, case: Case) -> None:
        """The resident waits for a person's answer, from now on if not already; a case that was
        put off is not any longer."""
        case.waits_since = case.waits_since or self._now
        self.wakes(case)

    def wakes(self, case: Case) -> None:
        """A case that was put off is one that waits again; any other stays as it is."""
        if case.snoozed_until is None:
            return
        case.snoozed_until = None
        self.event(case, EventTag.WOKEN)
        self.refresh_card(case)

    def waits_no_more(self, case: Case) -> None:
        """A person answered, or the case is no longer open."""
        case.waits_since = None

    def refresh_card(self, case: Case) -> None:
        """The card shows the case as it is when the card is sent."""
        self.tell(case, Words("staff-card"))

    def link(self, case: Case, report: Report, inbox_id: int) -> None:
        """The report is sent, by this message, and belongs to this case from now on."""
        report.state, report.inbox_id, report.case_id = ReportState.SENT, inbox_id, case.id
        report.updated_at = self._now
        self._session.flush()

    def pass_files_on(self, case: Case, report: Report) -> None:
        """Shows the stewards all files of a report."""
        for said in report.words:
            self.show_file(case, said.get("file"), report.resident)

    def reports(self, case: Case, resident: Resident) -> list[Report]:
        """All that this resident ever reported on this case."""
        theirs = select(Report).where(Report.case_id == case.id, Report.resident_id == resident.id)
        return list(self._session.scalars(theirs.order_by(Report.id)))

    def name(self, case: Case, resident: Resident) -> str | dict[str, Any]:
        """What stewards may call this resident: not the name of one who reported anonymously."""
        if any(report.anonymous for report in self.reports(case, resident)):
            return {"say": "staff-anonymous"}
        return resident.first_name

    def name_in_general(self, resident: Resident) -> str | dict[str, Any]:
        """The same outside every case: there no name is told while any report under way, sent or
        not, is anonymous."""
        under_way = (Report.state == ReportState.DRAFT) | (
            (Report.state == ReportState.SENT) & (Case.state != CaseState.CLOSED)
        )
        anonymous = (
            select(Report.id)
            .outerjoin(Case, Case.id == Report.case_id)
            .where(Report.resident_id == resident.id, Report.anonymous, under_way)
        )
        unnamed = self._session.scalars(anonymous.limit(1)).first() is not None
        named = resident.first_name if not unnamed else ""
        return named or {"say": "staff-anonymous"}


def whole_words(report: Report) -> str:
    """All words of a report, one message a line, as much as one message to stewards holds."""
    lines = [said["text"] for said in report.words if said["text"]]
    return storable("\n".join(lines))[:LONGEST_WORDS]
