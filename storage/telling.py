"""Telling the residents of a case what became of it: drafts for all, sent by one press."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.dossier import Dossier
from storage.models import Case, OutboxMessage, Report, Resident, Steward
from storage.outbox import Outbox, Words
from storage.vocabulary import ClosedReason, EventTag, OutboxState, ReportState

ALSO = "_also"
"""The variable of the first draft with the numbers of those for the other residents."""
CLOSES = "_closes"
"""The variable of a draft that closes the case when it is sent, and why."""


class Telling:
    def __init__(
        self, session: Session, now: datetime, cases: Cases, outbox: Outbox, dossier: Dossier
    ) -> None:
        self._session, self._now = session, now
        self._cases, self._outbox, self._dossier = cases, outbox, dossier

    def draft(
        self, case: Case, words: Words, closes: ClosedReason | None = None
    ) -> list[OutboxMessage]:
        """What each resident who reports the case would get, not yet sent; nothing when all took
        their reports back. `send` with the first sends them all, and closes the case if `closes`.
        """
        drafts = [
            self._outbox.to_resident(resident, words, case_id=case.id, draft=True)
            for resident in self._reporters(case)
        ]
        for first in drafts[:1]:
            also = {ALSO: [one.id for one in drafts[1:]]}
            first.args = {**words.args, **also, **({CLOSES: closes} if closes else {})}
        return drafts

    def send(self, first: OutboxMessage, steward: Steward) -> None:
        """Sends the drafts; a second press does nothing more.

        Raises NotAllowed when they would close a case that is closed.
        """
        case = self._cases.get(first.case_id or 0)
        self._dossier.hold(case)
        self._dossier.hold(first)
        if first.state is not OutboxState.DRAFT:
            return
        if reason := first.args.get(CLOSES):
            self._cases.close(case, ClosedReason(reason), steward=steward)
        for number in (first.id, *first.args.get(ALSO, [])):
            self._send_one(case, number, steward)
        case.first_answer_at = case.first_answer_at or self._now
        self._dossier.waits_no_more(case)

    def _send_one(self, case: Case, number: int, steward: Steward) -> None:
        draft = self._session.get_one(OutboxMessage, number)
        draft.state = OutboxState.WAITING
        data = {"outbox": draft.id, "resident": draft.resident_id, "say": draft.say}
        words = draft.args.get("words")
        self._dossier.event(case, EventTag.REPLIED, steward=steward, text=words, data=data)

    def _reporters(self, case: Case) -> list[Resident]:
        reporting = select(Report.resident_id).where(
            Report.case_id == case.id, Report.state == ReportState.SENT
        )
        rows = select(Resident).where(Resident.id.in_(reporting)).order_by(Resident.id)
        return list(self._session.scalars(rows))
