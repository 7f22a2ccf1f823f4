"""Reports that stewards enter for somebody who came to a counter, called, or was sent on."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.columns import storable
from storage.dossier import Dossier
from storage.models import CaseEvent, OutboxMessage, Report, Resident, Steward
from storage.nuisance import Nuisance, Reported
from storage.outbox import Outbox
from storage.place import Place
from storage.reports import Reports
from storage.residents import Residents
from storage.vocabulary import DESK, CaseKind, Entry

VIOLENCE = "help_violence"
"""The topic about which nothing goes out by itself (design, section 5)."""

FORM = "_form"
"""The variable of a question of a steward's form that holds the answers so far, by field."""


@dataclass(frozen=True)
class Entered:
    """What a steward wrote down. Without a `name` the person wishes to stay unknown."""

    entry: Entry
    kind: CaseKind
    topic: str
    place: Place | None
    words: str
    name: str | None
    language: str


class Entering:
    def __init__(
        self,
        session: Session,
        now: datetime,
        residents: Residents,
        reports: Reports,
        cases: Cases,
        nuisance: Nuisance,
        outbox: Outbox,
        dossier: Dossier,
    ) -> None:
        self._session, self._now = session, now
        self._residents, self._reports = residents, reports
        self._cases, self._nuisance = cases, nuisance
        self._outbox, self._dossier = outbox, dossier

    def answered(self, question: OutboxMessage) -> bool:
        """Takes a question of the form as answered; False when it was already."""
        self._dossier.hold(question)
        if question.pressed_at is not None:
            return False
        self._outbox.pressed(question)
        self._session.flush()
        return True

    def send(self, what: Entered, steward: Steward, inbox_id: int) -> Reported:
        """A resident without a chat, their report, and its case as for any other report.

        The same message again returns the same answer.
        """
        report = self._draft(what, inbox_id)
        if what.kind is CaseKind.NUISANCE:
            reported = self._nuisance.report(report, inbox_id, topic=what.topic, place=what.place)
        else:
            case = self._cases.open(
                report,
                inbox_id,
                kind=what.kind,
                topic=what.topic,
                place=what.place,
                no_automatic_messages=what.topic == VIOLENCE,
            )
            reported = Reported(case, "opened")
        if reported.how == "opened":
            reported.case.entry = what.entry
        self._sign(inbox_id, what.entry, steward)
        return reported

    def _draft(self, what: Entered, inbox_id: int) -> Report:
        sent = self._session.scalars(select(Report).where(Report.inbox_id == inbox_id)).first()
        if sent is not None:
            return sent
        resident = self._resident(what)
        report = self._reports.keep_words(resident.id, what.kind, DESK, inbox_id, what.words)
        self._reports.set_anonymous(report, what.name is None)
        return report

    def _resident(self, what: Entered) -> Resident:
        resident = Resident(
            channel=DESK,
            chat_id=self._free_number(),
            first_name=storable(what.name or "")[:128],
            language=what.language,
            language_chosen=True,
            created_at=self._now,
        )
        self._session.add(resident)
        self._session.flush()
        return resident

    def _free_number(self) -> int:
        """Below nought, as no chat of a person is."""
        while True:
            number = -1 - secrets.randbelow(2**62)
            if self._residents.find(DESK, number) is None:
                return number

    def _sign(self, inbox_id: int, entry: Entry, steward: Steward) -> None:
        """The events of this message say who entered it, before anybody can have read them."""
        for event in self._session.scalars(select(CaseEvent).where(CaseEvent.inbox_id == inbox_id)):
            event.steward_id = steward.id
            event.data = {**event.data, "entry": entry}
        self._session.flush()
