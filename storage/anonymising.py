"""What is left of a case once it is only counted: no words, names, places or files."""

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from storage.models import Case, CaseEvent, File, FollowUp, OutboxMessage, Referral, Report
from storage.staff_models import Appointment, CaseWords
from storage.vocabulary import OutboxState

OUR_WORDS = frozenset(
    {
        "reason",
        "answer",
        "wish",
        "why",
        "night",
        "other",
        "reference",
        "round",
        "say",
        "by",
        "until",
    }
)
"""What an event's data keeps besides numbers: words that we chose, and that are counted."""
NO_KEY = ""
"""The key of the talk of a report that was emptied: no purge looks at it again."""
UNSENT = (OutboxState.DRAFT, OutboxState.WAITING, OutboxState.SENDING)
EMPTY: dict[str, Any] = {"args": {}, "buttons": [], "text": None, "error": None}
PLACE = ("address", "street", "number", "latitude", "longitude", "topic_title", "waiting_on")


class Anonymising:
    """Rows stay, so that figures stay and nothing is done twice; what they say goes."""

    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def case(self, case: Case) -> list[str]:
        """Empties all that hangs on the case; returns the names of the files that have to go.

        The topic, the language, the neighbourhood, the moments and who of the stewards did what
        stay: that is what `storage.figures` counts.
        """
        events = self._events(CaseEvent.case_id == case.id)
        reports = list(self._session.scalars(select(Report).where(Report.case_id == case.id)))
        keys = self.files(stored_files(events, reports))
        self.events(events)
        self.reports(reports)
        self.messages(OutboxMessage.case_id == case.id)
        self.referrals(Referral.case_id == case.id)
        self.appointments(Appointment.case_id == case.id)
        lines = FollowUp.case_id == case.id, FollowUp.line.is_not(None)
        self._session.execute(update(FollowUp).where(*lines).values(line=None))
        self._session.execute(delete(CaseWords).where(CaseWords.case_id == case.id))
        for name in PLACE:
            setattr(case, name, None)
        case.anonymised_at = self._now
        self._session.flush()
        return keys

    def of_one(self, case: Case, known_as: Collection[int]) -> list[str]:
        """Empties what one person said, and was answered, on a case that others report too;
        `known_as` are the numbers of their rows. The place stays: the others report it as well."""
        events = self._events(CaseEvent.case_id == case.id, CaseEvent.resident_id.in_(known_as))
        events += [
            event
            for event in self._events(CaseEvent.case_id == case.id, CaseEvent.resident_id.is_(None))
            if event.data.get("resident") in known_as
        ]
        mine = Report.case_id == case.id, Report.resident_id.in_(known_as)
        reports = list(self._session.scalars(select(Report).where(*mine)))
        keys = self.files(stored_files(events, reports))
        self.events(events)
        self.reports(reports)
        return keys

    def events(self, events: Iterable[CaseEvent]) -> None:
        for event in events:
            event.text, event.data = None, _counted(event.data)
        self._session.flush()

    def reports(self, reports: Iterable[Report]) -> None:
        for report in reports:
            report.words, report.answers, report.conversation_key = [], {}, NO_KEY
        self._session.flush()

    def referrals(self, *which: ColumnElement[bool]) -> None:
        """Which topic it was and what became of it stays."""
        empty = {"told": {}, "words": "", "services": []}
        self._session.execute(update(Referral).where(*which).values(**empty))

    def appointments(self, *which: ColumnElement[bool]) -> None:
        self._session.execute(update(Appointment).where(*which).values(place="", who=""))

    def messages(self, *which: ColumnElement[bool]) -> None:
        """Empties what was sent, and takes back what is about to be."""
        unsent = OutboxMessage.state.in_(UNSENT)
        self._session.execute(
            update(OutboxMessage).where(*which, unsent).values(state=OutboxState.CANCELLED)
        )
        self._session.execute(update(OutboxMessage).where(*which).values(**EMPTY))

    def files(self, ids: Collection[int]) -> list[str]:
        """Forgets these files; whoever keeps the folder removes what is returned."""
        rows = list(self._session.scalars(select(File).where(File.id.in_(ids)))) if ids else []
        for row in rows:
            self._session.delete(row)
        self._session.flush()
        return [row.key for row in rows]

    def _events(self, *which: ColumnElement[bool]) -> list[CaseEvent]:
        return list(self._session.scalars(select(CaseEvent).where(*which)))


def _counted(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in data.items()
        if name in OUR_WORDS or isinstance(value, int) or _are_numbers(value)
    }


def _are_numbers(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, int) for one in value)


def stored_files(events: Iterable[CaseEvent], reports: Iterable[Report]) -> set[int]:
    """The numbers of the files of ours that they speak of."""
    files = [event.data.get("file") for event in events]
    files += [said.get("file") for report in reports for said in report.words]
    return {file["stored"] for file in files if file and file.get("stored")}
