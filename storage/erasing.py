"""Erasing a person: at once, from every table, with what must stay emptied of them."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from storage.anonymising import UNSENT, Anonymising, stored_files
from storage.cases import Cases
from storage.dossier import Dossier
from storage.finding import Finding
from storage.follow_ups import FollowUps
from storage.inbox import Inbox
from storage.models import (
    Case,
    CaseEvent,
    Conversation,
    File,
    FollowUp,
    InboxMessage,
    OutboxMessage,
    Referral,
    Report,
    Resident,
    Welcome,
)
from storage.outbox import FAREWELL, SPEAKER, TOLD_ONCE, Outbox, Words
from storage.parts import parts_of
from storage.personal_links import entered_as, links_made_at, take_over
from storage.privacy_models import Access, PrivacyRecord
from storage.residents import become_nobody
from storage.retrying import CHANCE
from storage.staff_models import Appointment, PersonalLink
from storage.traces import UNHANDLED, Traces
from storage.vocabulary import (
    ERASED,
    NOBODY,
    AppointmentState,
    Audience,
    CaseState,
    ClosedReason,
    EventTag,
    FollowUpState,
    PrivacyKind,
    ReportState,
)

REMOVES = "_removes"
"""The variable of a message to stewards that first takes away what shows the person: the `topic`,
or the numbers of `messages`; what cannot be taken away, stewards are asked to delete."""
SILENTLY = "staff-forgotten"
"""The message that only takes away, and says nothing."""
ELSEWHERE = "staff-erased-elsewhere"
"""The message that takes away what stewards were shown outside the topics, and says something only
where that may not be done."""

LISTS_ALL = ("staff-split-which",)
"""What names on its buttons all who report a case; whoever stays can be listed anew."""
SHOWS_A_LINK = ("staff-link", "staff-link-picture")


@dataclass
class Erased:
    """What is still to be done elsewhere: files to remove by their names."""

    files: list[str] = field(default_factory=list)


class Erasing:
    """Everything about one resident; each verb may be said again and then finds nothing."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        cases: Cases,
        follow_ups: FollowUps,
        outbox: Outbox,
        dossier: Dossier,
    ) -> None:
        self._session, self._now = session, now
        self._cases, self._follow_ups = cases, follow_ups
        self._outbox, self._dossier = outbox, dossier
        self._anonymising = Anonymising(session, now)
        self._traces = Traces(session, self._anonymising)

    def open_cases(self, resident: Resident) -> list[Case]:
        """What is not closed yet of what they reported and did not withdraw."""
        return [
            case
            for case in self._cases.of_resident(resident.id)
            if case.state is not CaseState.CLOSED
        ]

    def _is_busy(self, resident: Resident) -> bool:
        """Whether something of theirs is being handled now: then to erase must wait."""
        return Inbox(self._session, self._now, CHANCE).busy(resident.lane)

    def erase(
        self, resident: Resident, up_to: int | None = None, *, everywhere: bool = True
    ) -> Erased:
        """All of it. Open cases that nobody else reports are withdrawn; `up_to` is the message
        that asked for it: what came later is somebody new, as is what nobody handled yet when no
        message asked. Not `everywhere`: what stewards wrote
        outside the topics is so old that it is gone already."""
        self._hold(resident)
        erased = Erased()
        marks = self._traces.marks(resident, self._cases_of(resident, keep=()))
        for case in self._cases_of(resident, keep=()):
            self._dossier.hold(case)
            erased.files += self._leave(case, resident)
        erased.files += self._own_rows(resident, keep=())
        self._transport(resident, up_to)
        if everywhere:
            self._take_away(self._traces.forget(marks))
        self._forget_talks(resident, keep=())
        self._nobody(resident)
        return erased

    def erase_but_open(self, resident: Resident, up_to: int, inbox_id: int) -> Erased:
        """All but what their open cases need; that follows once the last of them is closed (see
        `due`)."""
        self._hold(resident)
        keep = {
            part for case in self.open_cases(resident) for part in parts_of(self._session, case)
        }
        erased, cases = Erased(), self._cases_of(resident, keep)
        marks = self._traces.marks_but(resident, cases, keep)
        for case in cases:
            self._dossier.hold(case)
            erased.files += self._leave(case, resident)
        erased.files += self._own_rows(resident, keep)
        self._empty_inbox(resident, up_to)
        self._anonymising.messages(
            OutboxMessage.lane.in_(resident.lanes),
            or_(OutboxMessage.case_id.is_(None), OutboxMessage.case_id.not_in(keep)),
            OutboxMessage.state.not_in(UNSENT),
        )
        self._take_away(self._traces.forget(marks))
        self._forget_talks(resident, keep)
        resident.home = None
        self._session.add(
            PrivacyRecord(
                resident_id=resident.id,
                kind=PrivacyKind.ERASE_LATER,
                about="",
                say="privacy-erased-later",
                language=resident.language,
                at=self._now,
                inbox_id=inbox_id,
            )
        )
        self._session.flush()
        return erased

    def due(self) -> list[Resident]:
        """Those who asked to be erased once their last case is closed, and whose cases are."""
        later = select(PrivacyRecord.resident_id).where(
            PrivacyRecord.kind == PrivacyKind.ERASE_LATER
        )
        found = self._session.scalars(select(Resident).where(Resident.id.in_(later)))
        return [one for one in found if self._is_idle(one) and not self.open_cases(one)]

    def may_go_now(self, resident: Resident, *, closed: bool) -> bool:
        """Keeps others off and says whether nothing of theirs is being handled, and no case is open
        if all are to be `closed`; say it in the unit of work that erases."""
        self._hold(resident)
        return self._is_idle(resident) and not (closed and self.open_cases(resident))

    def _is_idle(self, resident: Resident) -> bool:
        return resident.channel not in NOBODY and not self._is_busy(resident)

    def farewell(self, channel: str, chat_id: int, language: str, say: str) -> None:
        """The last message, to a chat of which nothing else is left; it leaves no trace either."""
        to = {"chat": chat_id, "language": language}
        self._outbox.to_nobody_known(
            f"{channel}:{chat_id}", Words(say, {FAREWELL: to, TOLD_ONCE: True})
        )

    def _hold(self, resident: Resident) -> None:
        """Keeps others off, and finds what an older program left with the row of a steward."""
        self._session.refresh(resident, with_for_update={"key_share": True})
        for row in entered_as(self._session, resident):
            if row.has_no_chat:
                take_over(self._session, row, resident)

    def _known_as(self, resident: Resident) -> set[int]:
        """The numbers by which rows say that they are about this person: a row that was made before
        they came by a link may still have that of what a steward entered."""
        return {resident.id, *(row.id for row in entered_as(self._session, resident))}

    def _cases_of(self, resident: Resident, keep: Collection[int]) -> list[Case]:
        """Every case that knows of them, also one that their report was split from."""
        events = select(CaseEvent.case_id).where(CaseEvent.resident_id == resident.id)
        reports = select(Report.case_id).where(
            Report.resident_id == resident.id, Report.case_id.is_not(None)
        )
        rows = select(Case).where(or_(Case.id.in_(events), Case.id.in_(reports)))
        rows = rows.where(Case.id.not_in(keep), Case.anonymised_at.is_(None)).order_by(Case.id)
        return list(self._session.scalars(rows))

    def _leave(self, case: Case, resident: Resident) -> list[str]:
        """They report it no more, and nothing on it says who did or what they wrote."""
        self._withdraw(case, resident)
        if self._is_others_too(case, resident):
            shown = self._said_to_stewards(case, resident)
            keys = self._anonymising.of_one(case, self._known_as(resident))
            Finding(self._session).make_anew(case)
            self._remove(case, "staff-erased-here", {"messages": shown})
            self._dossier.refresh_card(case)
            return keys
        thread, shown = case.thread_id, self._numbers(OutboxMessage.case_id == case.id)
        keys = self._anonymising.case(case)
        case.thread_id = case.card_id = None
        case.topic_closed = False
        where = {"topic": thread} if thread else {"messages": shown}
        self._remove(case, "staff-erased", where)
        return keys

    def _withdraw(self, case: Case, resident: Resident) -> None:
        """Without a word to the stewards that names them."""
        reports = self._dossier.reports(case, resident)
        standing = [report for report in reports if report.state is ReportState.SENT]
        for report in standing:
            report.state, report.updated_at = ReportState.WITHDRAWN, self._now
        self._follow_ups.withdraw(case, resident)
        self._session.flush()
        if standing and case.state is not CaseState.CLOSED:
            self._dossier.event(case, EventTag.WITHDRAWN, resident=resident)
            if not self._somebody_reports(case):
                self._cases.close(case, ClosedReason.WITHDRAWN, resident)

    def _somebody_reports(self, case: Case) -> bool:
        sent = select(Report.id).where(Report.case_id == case.id, Report.state == ReportState.SENT)
        return self._session.scalars(sent).first() is not None

    def _is_others_too(self, case: Case, resident: Resident) -> bool:
        """Whether somebody else, who is not erased, ever had to do with it."""
        others = Resident.id != resident.id, Resident.channel.not_in(NOBODY)
        return any(
            self._session.scalars(
                select(Resident.id)
                .join(table, table.resident_id == Resident.id)
                .where(table.case_id == case.id, *others)
                .limit(1)
            ).first()
            is not None
            for table in (Report, CaseEvent)
        )

    def _said_to_stewards(self, case: Case, resident: Resident) -> list[int]:
        """Empties what stewards got of this resident's words; returns Telegram's numbers of it.
        The card is drawn again without them."""
        theirs = set(
            self._session.scalars(
                select(CaseEvent.inbox_id).where(
                    CaseEvent.case_id == case.id, CaseEvent.resident_id == resident.id
                )
            )
        )
        speakers = self._known_as(resident)
        links = links_made_at(self._session, speakers)
        staff = OutboxMessage.case_id == case.id, OutboxMessage.audience == Audience.STAFF
        ids, numbers = [], []
        for row in self._session.scalars(select(OutboxMessage).where(*staff)):
            # A name alone may be that of another; only an older program's rows have no speaker.
            named = SPEAKER not in row.args and row.args.get("name") == resident.first_name
            named |= row.say in LISTS_ALL or (row.say in SHOWS_A_LINK and row.created_at in links)
            if row.args.get(SPEAKER) in speakers or named or row.inbox_id in theirs - {None}:
                ids.append(row.id)
                numbers += [row.message_id] if row.message_id else []
            elif row.say == "staff-card":
                ids.append(row.id)
        self._anonymising.messages(OutboxMessage.id.in_(ids))
        self._anonymising.messages(
            OutboxMessage.case_id == case.id, OutboxMessage.resident_id == resident.id
        )
        return numbers

    def _numbers(self, *which: Any) -> list[int]:
        """Telegram's numbers of what stewards got."""
        rows = select(OutboxMessage.message_id).where(
            *which, OutboxMessage.audience == Audience.STAFF, OutboxMessage.message_id.is_not(None)
        )
        return [number for number in self._session.scalars(rows) if number]

    def _remove(self, case: Case, say: str, what: dict[str, Any]) -> None:
        args = {"reference": case.reference, REMOVES: what}
        self._outbox.to_staff(Words(say, args), case_id=case.id)

    def _take_away(self, messages: list[int]) -> None:
        if messages:
            self._outbox.to_staff(Words(ELSEWHERE, {REMOVES: {"messages": messages}}))

    def _own_rows(self, resident: Resident, keep: Collection[int]) -> list[str]:
        """What is theirs besides their cases; returns the names of the files to remove."""
        mine = Report.resident_id == resident.id
        reports = self._session.scalars(select(Report).where(mine))
        left = [report for report in reports if report.case_id not in keep]
        self._anonymising.reports(left)
        for report in left:
            if report.state is ReportState.DRAFT:
                report.state = ReportState.CANCELLED
        self._cancel(resident, keep)
        self._anonymising.referrals(
            Referral.resident_id == resident.id,
            or_(Referral.case_id.is_(None), Referral.case_id.not_in(keep)),
        )
        kept = self._files_of(keep, resident)
        files = select(File.id).where(File.resident_id == resident.id)
        ids = [number for number in self._session.scalars(files) if number not in kept]
        self._session.execute(delete(PersonalLink).where(PersonalLink.resident_id == resident.id))
        for welcome in self._session.scalars(
            select(Welcome).where(Welcome.resident_id == resident.id)
        ):
            welcome.steps, welcome.next_step = {}, None
        return self._anonymising.files(ids)

    def _cancel(self, resident: Resident, keep: Collection[int]) -> None:
        """Nothing is asked or promised any more."""
        follow_ups = select(FollowUp).where(FollowUp.resident_id == resident.id)
        for one in self._session.scalars(follow_ups):
            if one.case_id in keep:
                continue
            one.line = None
            if one.state in (FollowUpState.WAITING, FollowUpState.ASKED):
                one.state = FollowUpState.CANCELLED
        visits = select(Appointment).where(
            Appointment.resident_id == resident.id, Appointment.case_id.not_in(keep)
        )
        for visit in self._session.scalars(visits):
            visit.place = visit.who = ""
            if visit.starts_at > self._now:
                visit.state = AppointmentState.CANCELLED
        self._session.flush()

    def _files_of(self, keep: Collection[int], resident: Resident) -> set[int]:
        mine = Report.resident_id == resident.id, Report.case_id.in_(keep)
        events = CaseEvent.case_id.in_(keep), CaseEvent.resident_id == resident.id
        return stored_files(
            self._session.scalars(select(CaseEvent).where(*events)),
            self._session.scalars(select(Report).where(*mine)),
        )

    def _empty_inbox(self, resident: Resident, up_to: int | None) -> None:
        came = update(InboxMessage).where(*_came(resident, up_to))
        self._session.execute(came.values(payload={}, error=None, message_id=None))

    def _transport(self, resident: Resident, up_to: int | None) -> None:
        """What came in and went out, with the number of their chat."""
        nobody = f"{ERASED}:{resident.id}"
        self._empty_inbox(resident, up_to)
        came = update(InboxMessage).where(*_came(resident, up_to))
        self._session.execute(came.values(lane=nobody))
        told = OutboxMessage.lane.in_(resident.lanes)
        self._anonymising.messages(told)
        gone = update(OutboxMessage).where(told).values(lane=nobody, message_id=None)
        self._session.execute(gone)

    def _forget_talks(self, resident: Resident, keep: Collection[int]) -> None:
        """Rasa's side is forgotten by `Forgetting`, which tries until it is done."""
        for talk in self._session.scalars(
            select(Conversation).where(Conversation.resident_id == resident.id)
        ):
            if talk.steward_case_id in keep and talk.ended_at is None:
                continue
            talk.private_since, talk.forgotten_at = talk.started_at, None
            talk.ended_at = talk.ended_at or self._now
            talk.steward_case_id = talk.steward_until = None
        self._session.flush()

    def _nobody(self, resident: Resident) -> None:
        mine = PrivacyRecord.resident_id == resident.id
        self._session.execute(delete(PrivacyRecord).where(mine))
        self._session.execute(
            update(Access).where(Access.resident_id == resident.id).values(resident_id=None)
        )
        become_nobody(resident)
        self._session.flush()


def _came(resident: Resident, up_to: int | None) -> tuple[Any, ...]:
    """What came from them up to that message; without one, what was handled."""
    handled = InboxMessage.state.not_in(UNHANDLED)
    return InboxMessage.lane == resident.lane, handled if up_to is None else (
        InboxMessage.id <= up_to
    )
