"""Links that bring somebody to the report that a steward entered for them, once."""

import hashlib
import secrets
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.dossier import Dossier
from storage.models import (
    Case,
    CaseEvent,
    File,
    FollowUp,
    OutboxMessage,
    Referral,
    Report,
    Resident,
)
from storage.outbox import Words
from storage.privacy_models import Access
from storage.residents import become_nobody
from storage.staff_models import Appointment, PersonalLink
from storage.vocabulary import EventTag, FollowUpState, ReportState

VALID_FOR = timedelta(days=14)
TOKEN_BYTES = 24
"""32 letters of a link; Telegram lets 64 through (Bot API, deep linking)."""

OF_A_RESIDENT = (Report, FollowUp, Referral, Appointment, File, CaseEvent, Access)
"""What somebody whom a steward entered can have, besides what they were told."""


class Linked(NamedTuple):
    """The case that the link was made for, and all cases that came along with it."""

    case: Case
    cases: Sequence[Case]


class PersonalLinks:
    def __init__(self, session: Session, now: datetime, dossier: Dossier) -> None:
        self._session, self._now, self._dossier = session, now, dossier

    def without_chat(self, case: Case) -> list[Resident]:
        """Those who report this case and whom no message reaches."""
        sent = [report for report in case.reports if report.state is ReportState.SENT]
        found = {r.resident_id: r.resident for r in sent if r.resident.has_no_chat}
        return list(found.values())

    def make(self, case: Case, resident: Resident) -> str:
        """A new token; only its hash is kept, so it can be told this once."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        self._session.add(
            PersonalLink(
                token_hash=_hash(token),
                resident_id=resident.id,
                case_id=case.id,
                created_at=self._now,
                expires_at=self._now + VALID_FOR,
            )
        )
        self._session.flush()
        return token

    def use(self, token: str, to: Resident, inbox_id: int) -> Linked | None:
        """Moves all of the person without a chat to their chat; None when the token is no good.

        The other links of that person are used up as well. The message that used it may come
        again.
        """
        link = self._session.scalars(
            select(PersonalLink)
            .where(PersonalLink.token_hash == _hash(token))
            .with_for_update(of=PersonalLink)
        ).first()
        if link is None:
            return None
        case = self._session.get_one(Case, link.case_id)
        if self._dossier.happened(case, EventTag.LINKED, inbox_id):
            return Linked(case, [case])
        if link.used_at is not None or link.expires_at <= self._now:
            return None
        return Linked(case, self._bring(link, to, inbox_id))

    def _bring(self, link: PersonalLink, to: Resident, inbox_id: int) -> list[Case]:
        before = self._session.get_one(Resident, link.resident_id)
        self._use_up(before)
        cases = self._cases_of(before)
        for case in cases:
            self._dossier.hold(case)
        self._drop_what_is_planned_twice(before, to)
        take_over(self._session, before, to)
        self._session.expire_all()
        if not to.language_chosen:
            to.language, to.language_chosen = before.language, True
        for case in cases:
            self._dossier.event(case, EventTag.LINKED, resident=to, inbox_id=inbox_id)
            name = self._dossier.name(case, to)
            self._dossier.tell(case, Words("staff-linked", {"name": name}), to)
            self._dossier.refresh_card(case)
        return cases

    def _use_up(self, resident: Resident) -> None:
        theirs = PersonalLink.resident_id == resident.id, PersonalLink.used_at.is_(None)
        self._session.execute(update(PersonalLink).where(*theirs).values(used_at=self._now))

    def _cases_of(self, resident: Resident) -> list[Case]:
        reported = select(Report.case_id).where(Report.resident_id == resident.id)
        rows = select(Case).where(Case.id.in_(reported)).order_by(Case.id)
        return list(self._session.scalars(rows))

    def _drop_what_is_planned_twice(self, before: Resident, to: Resident) -> None:
        """Who reports the same case in their chat already is asked once."""
        open_ones = FollowUp.state.in_([FollowUpState.WAITING, FollowUpState.ASKED])
        theirs = select(FollowUp).where(FollowUp.resident_id == to.id, open_ones)
        planned = {(one.case_id, one.kind) for one in self._session.scalars(theirs)}
        moving = select(FollowUp).where(FollowUp.resident_id == before.id, open_ones)
        for one in self._session.scalars(moving):
            if one.case_id is not None and (one.case_id, one.kind) in planned:
                one.state = FollowUpState.CANCELLED
        self._session.flush()


def take_over(session: Session, before: Resident, to: Resident) -> None:
    """All that is kept of somebody without a chat belongs to their chat, and is found and erased
    there; what is left of their row says nothing."""
    for table in OF_A_RESIDENT:
        mine = update(table).where(table.resident_id == before.id)
        session.execute(mine.values(resident_id=to.id))
    told = update(OutboxMessage).where(OutboxMessage.resident_id == before.id)
    session.execute(told.values(resident_id=to.id, lane=to.lane))
    become_nobody(before)
    session.flush()


def entered_as(session: Session, resident: Resident) -> list[Resident]:
    """The rows that stewards made for them before they came in by a link."""
    used = (
        select(PersonalLink.resident_id)
        .join(CaseEvent, CaseEvent.case_id == PersonalLink.case_id)
        .where(CaseEvent.tag == EventTag.LINKED, CaseEvent.resident_id == resident.id)
        .where(CaseEvent.at == PersonalLink.used_at)
    )
    return list(session.scalars(select(Resident).where(Resident.id.in_(used))))


def links_made_at(session: Session, resident_ids: Collection[int]) -> set[datetime]:
    """When stewards got links for these people: what showed one is a secret, and knows no more."""
    made = select(PersonalLink.created_at).where(PersonalLink.resident_id.in_(resident_ids))
    return set(session.scalars(made))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
