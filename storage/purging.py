"""Forgetting by age, a batch at a time: what is past its time is emptied, and stays counted.

Rows of most kinds are looked at once, in the order in which they came. How far that is stands in
`purges`, so that a purge that was cut off goes on where it was. Of the others what was emptied says
so itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, cast, delete, exists, select, update
from sqlalchemy.orm import Session, aliased

from storage.anonymising import NO_KEY, Anonymising, stored_files
from storage.erasing import REMOVES, SILENTLY, Erasing
from storage.keeping import Keeping
from storage.models import (
    Case,
    CaseEvent,
    File,
    InboxMessage,
    OutboxMessage,
    Referral,
    Report,
    Resident,
)
from storage.outbox import Outbox, Words
from storage.privacy_models import Access, Purge
from storage.vocabulary import NOBODY, CaseState, InboxState, ReportState

GENERAL = "staff:all"
"""The lane of what stewards get outside the topics."""


@dataclass
class Batch:
    """What one batch did: how many rows it looked at, in how many it emptied something, and the
    files that have to go."""

    looked: int = 0
    gone: int = 0
    files: list[str] = field(default_factory=list)


class Purging:
    """`batch(kind, most)` does at most so many rows; fewer looked at means that it is through."""

    def __init__(self, session: Session, now: datetime, outbox: Outbox, erasing: Erasing) -> None:
        self._session, self._now = session, now
        self._outbox, self._erasing = outbox, erasing
        self._anonymising = Anonymising(session, now)

    def batch(self, kind: str, keeping: Keeping, most: int) -> Batch:
        """One batch of a kind of `KINDS`."""
        return KINDS[kind](self, self._now - getattr(keeping, kind), most)

    def last(self, kind: str) -> datetime | None:
        """When a purge of this kind was last noted."""
        row = self._session.get(Purge, kind)
        return row.at if row else None

    def note(self, kind: str, up_to: int, gone: int) -> None:
        """How far it is."""
        row = self._session.get(Purge, kind)
        if row is None:
            row = Purge(kind=kind, up_to=0, gone=0, at=self._now)
            self._session.add(row)
        row.up_to, row.gone, row.at = max(row.up_to, up_to), row.gone + gone, self._now
        self._session.flush()

    def messages_in(self, before: datetime, most: int) -> Batch:
        rows = self._next(InboxMessage, "messages_in", InboxMessage.received_at <= before, most)
        done = []
        for row in rows:
            if row.state in (InboxState.WAITING, InboxState.IN_HAND):
                break
            done.append(row.id)
        these = InboxMessage.id.in_(done)
        self._session.execute(update(InboxMessage).where(these).values(payload={}, error=None))
        return self._noted("messages_in", done, len(done))

    def messages_out(self, before: datetime, most: int) -> Batch:
        return self._out("messages_out", before, most, OutboxMessage.lane != GENERAL)

    def desk(self, before: datetime, most: int) -> Batch:
        return self._out("desk", before, most, OutboxMessage.lane == GENERAL)

    def _out(self, kind: str, before: datetime, most: int, lane: ColumnElement[bool]) -> Batch:
        old = OutboxMessage.case_id.is_(None) & (OutboxMessage.created_at <= before) & lane
        ids = [row.id for row in self._next(OutboxMessage, kind, old, most)]
        self._anonymising.messages(OutboxMessage.id.in_(ids))
        return self._noted(kind, ids, len(ids))

    def drafts(self, before: datetime, most: int) -> Batch:
        """Left so long. By no mark: one that is still in use would hold up all behind it."""
        rows = (
            select(Report)
            .where(Report.case_id.is_(None), Report.state != ReportState.SENT)
            .where(Report.updated_at <= before, Report.conversation_key != NO_KEY)
            .order_by(Report.id)
            .limit(most)
            .with_for_update(skip_locked=True, of=Report)
        )
        left = self._session.scalars(rows).all()
        self._anonymising.reports(left)
        for report in left:
            report.state = ReportState.CANCELLED
        return Batch(len(left), len(left))

    def referrals(self, before: datetime, most: int) -> Batch:
        rows = self._next(Referral, "referrals", Referral.given_at <= before, most)
        done = [row.id for row in rows]
        alone = [row.id for row in rows if row.case_id is None]
        self._anonymising.referrals(Referral.id.in_(alone))
        return self._noted("referrals", done, len(alone))

    def files(self, before: datetime, most: int) -> Batch:
        rows = self._next(File, "files", File.created_at <= before, most)
        alone = [row.id for row in rows if row.id not in self._on_cases(row.resident_id)]
        done = [row.id for row in rows]
        names = self._anonymising.files(alone)
        batch = self._noted("files", done, len(alone))
        return Batch(batch.looked, batch.gone, names)

    def access_log(self, before: datetime, most: int) -> Batch:
        old = select(Access.id).where(Access.at <= before).order_by(Access.at).limit(most)
        ids = list(self._session.scalars(old))
        self._session.execute(delete(Access).where(Access.id.in_(ids)))
        return Batch(len(ids), len(ids))

    def cases(self, before: datetime, most: int) -> Batch:
        """Closed so long; one that was joined to another goes no sooner than that one."""
        main = aliased(Case)
        stays = exists().where(main.id == Case.joined_to_id, main.anonymised_at.is_(None))
        rows = (
            select(Case)
            .where(Case.state == CaseState.CLOSED, Case.anonymised_at.is_(None))
            .where(Case.closed_at <= before, ~stays)
            .order_by(Case.closed_at, Case.id)
            .limit(most)
            .with_for_update(skip_locked=True, key_share=True, of=Case)
        )
        batch = Batch()
        for case in self._session.scalars(rows).all():
            thread = case.thread_id
            batch.files += self._anonymising.case(case)
            case.thread_id = case.card_id = None
            if thread is not None:
                args = {"reference": case.reference, REMOVES: {"topic": thread}}
                self._outbox.to_staff(Words(SILENTLY, args), case_id=case.id)
            batch.looked, batch.gone = batch.looked + 1, batch.gone + 1
        return batch

    def residents(self, before: datetime, most: int) -> Batch:
        """Who did not write for so long and has nothing left here: as if they had asked for it."""
        lane = Resident.channel + ":" + cast(Resident.chat_id, String)
        wrote = exists().where(InboxMessage.lane == lane, InboxMessage.received_at > before)
        has_case = exists().where(
            Report.resident_id == Resident.id,
            Report.case_id == Case.id,
            Case.anonymised_at.is_(None),
        )
        rows = select(Resident).where(
            Resident.channel.not_in(NOBODY), Resident.created_at <= before, ~wrote, ~has_case
        )
        batch = Batch()
        for resident in self._session.scalars(rows.order_by(Resident.id).limit(most)).all():
            batch.files += self._erasing.erase(resident, everywhere=False).files
            batch.looked, batch.gone = batch.looked + 1, batch.gone + 1
        return batch

    def _on_cases(self, resident_id: int) -> set[int]:
        """The files of this resident that a case with words still shows."""
        kept = select(Case.id).where(Case.anonymised_at.is_(None))
        events = CaseEvent.resident_id == resident_id, CaseEvent.case_id.in_(kept)
        reports = Report.resident_id == resident_id, Report.case_id.in_(kept)
        return stored_files(
            self._session.scalars(select(CaseEvent).where(*events)),
            self._session.scalars(select(Report).where(*reports)),
        )

    def _next(self, table: Any, kind: str, old: ColumnElement[bool], most: int) -> Sequence[Any]:
        mark = self._session.get(Purge, kind)
        rows = select(table).where(table.id > (mark.up_to if mark else 0), old)
        return self._session.scalars(rows.order_by(table.id).limit(most)).all()

    def _noted(self, kind: str, done: list[int], gone: int) -> Batch:
        if done:
            self.note(kind, done[-1], gone)
        return Batch(len(done), gone)


KINDS: dict[str, Callable[[Purging, datetime, int], Batch]] = {
    "messages_in": Purging.messages_in,
    "messages_out": Purging.messages_out,
    "desk": Purging.desk,
    "drafts": Purging.drafts,
    "cases": Purging.cases,
    "referrals": Purging.referrals,
    "files": Purging.files,
    "residents": Purging.residents,
    "access_log": Purging.access_log,
}
"""All that our own database keeps; `talks` are Rasa's."""
