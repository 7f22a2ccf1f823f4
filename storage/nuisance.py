"""One case per address and kind of nuisance: who joins it, what happens again, who leaves it."""

from datetime import datetime, timedelta
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.columns import storable
from storage.dossier import Dossier, whole_words
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.marked import at_address, near_point
from storage.marks import NEAR_LATITUDE, NEAR_LONGITUDE
from storage.models import Case, CaseEvent, Report, Resident
from storage.outbox import Words
from storage.place import Place
from storage.vocabulary import (
    OPEN_STATES,
    CaseKind,
    CaseState,
    ClosedReason,
    EventTag,
    ReportState,
)

NEVER_SHARED = frozenset({"report_nuisance"})
"""Topics under which two reports are not the same thing: "other"."""

NIGHT_BEGINS, NIGHT_ENDS = 22, 6
"""Hours on the city's clock. Ghent counts noise from 22 to 6 as noise at night
(stad.gent, "Geluidshinder")."""

ONE_AT_A_TIME = 7_202_612
"""An arbitrary number for our lock on the places of one topic (PostgreSQL advisory lock)."""

How = Literal["opened", "joined", "again"]


class Reported(NamedTuple):
    """The case of a report, and how the report came to it.

    "joined": another resident had reported this. "again": this same resident had.
    """

    case: Case
    how: How


class Diary(NamedTuple):
    """How often it happened again, in how many different nights, and when last."""

    times: int
    nights: int
    last: datetime | None


class Nuisance:
    """`zone` is the city's clock, by which nights are counted."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        zone: ZoneInfo,
        cases: Cases,
        dossier: Dossier,
        follow_ups: FollowUps,
    ) -> None:
        self._session, self._now, self._zone = session, now, zone
        self._cases, self._dossier, self._follow_ups = cases, dossier, follow_ups

    def report(
        self,
        report: Report,
        inbox_id: int,
        *,
        topic: str,
        place: Place | None,
        urgent: bool = False,
    ) -> Reported:
        """Sends a draft: to the open case of this place and topic, else to a new one.

        The same message again returns the same answer. Two reports of one topic wait for each
        other, so commit soon.
        """
        self._one_at_a_time(topic)
        if already := self._already(inbox_id):
            return already
        case = self._open_case_at(topic, place)
        if case is None:
            opened = self._cases.open(
                report,
                inbox_id,
                kind=CaseKind.NUISANCE,
                topic=topic,
                place=place,
                urgent=urgent,
            )
            return Reported(opened, "opened")
        case.urgent = case.urgent or urgent
        return Reported(case, self._add(case, report, inbox_id))

    def happened_again(
        self,
        case: Case,
        resident: Resident,
        inbox_id: int,
        words: str,
        file: dict[str, Any] | None = None,
    ) -> None:
        """Writes a line in the diary, once per message, as of now.

        Raises NotAllowed for a case that is no longer open: re-open it instead.
        """
        case = self._dossier.current(case)
        if self._dossier.happened(case, EventTag.HAPPENED_AGAIN, inbox_id):
            return
        if case.state not in OPEN_STATES:
            raise NotAllowed("added to", case.state)
        self._write_down(case, resident, inbox_id, words, file)
        self._dossier.show_file(case, file, resident)

    def diary(self, case: Case) -> Diary:
        """What the diary of this case says until now, with those of cases joined to it."""
        lines = self._session.scalars(
            select(CaseEvent).where(
                CaseEvent.case_id.in_(self._dossier.parts(case)),
                CaseEvent.tag == EventTag.HAPPENED_AGAIN,
            )
        ).all()
        nights = {line.data["night"] for line in lines} - {None}
        return Diary(len(lines), len(nights), max((line.at for line in lines), default=None))

    def withdrawn_by(self, inbox_id: int, reference: str) -> Case | None:
        """The case of this reference, if this message took a report on it back already."""
        case = self._cases.by_reference(reference)
        if case is None or not self._dossier.happened(case, EventTag.WITHDRAWN, inbox_id):
            return None
        return case

    def withdraw(self, case: Case, resident: Resident, inbox_id: int) -> None:
        """The resident takes back all they reported on a case, of any kind; once per message.

        The stewards are told. When nobody else reported it, the case is closed, and nothing is
        asked afterwards.
        """
        case = self._dossier.current(case)
        if self._dossier.happened(case, EventTag.WITHDRAWN, inbox_id):
            return
        for report in self._dossier.reports(case, resident):
            if report.state is ReportState.SENT:
                report.state, report.updated_at = ReportState.WITHDRAWN, self._now
        self._follow_ups.withdraw(case, resident)
        self._dossier.event(case, EventTag.WITHDRAWN, resident=resident, inbox_id=inbox_id)
        name = self._dossier.name(case, resident)
        self._dossier.tell(case, Words("staff-withdrawn", {"name": name}), resident)
        if case.state is CaseState.CLOSED or self._somebody_reports(case):
            self._dossier.refresh_card(case)
        else:
            self._cases.close(case, ClosedReason.WITHDRAWN, resident)

    def _somebody_reports(self, case: Case) -> bool:
        sent = select(Report.id).where(Report.case_id == case.id, Report.state == ReportState.SENT)
        return self._session.scalars(sent).first() is not None

    def _add(self, case: Case, report: Report, inbox_id: int) -> How:
        resident, words = report.resident, whole_words(report)
        known = any(r.state is ReportState.SENT for r in self._dossier.reports(case, resident))
        self._dossier.link(case, report, inbox_id)
        if known:
            self._write_down(case, resident, inbox_id, words, None)
        else:
            self._dossier.event(
                case, EventTag.JOINED, resident=resident, text=words, inbox_id=inbox_id
            )
            self._dossier.tell(case, Words("staff-joined", {"words": words}), resident)
            self._dossier.wakes(case)
            self._dossier.refresh_card(case)
            self._follow_ups.after("opened", case, only=resident)
        self._dossier.pass_files_on(case, report)
        return "again" if known else "joined"

    def _write_down(
        self,
        case: Case,
        resident: Resident,
        inbox_id: int,
        words: str,
        file: dict[str, Any] | None,
    ) -> None:
        self._dossier.event(
            case,
            EventTag.HAPPENED_AGAIN,
            resident=resident,
            text=words,
            inbox_id=inbox_id,
            data={"night": self._night(), "file": file},
        )
        args = {
            "name": self._dossier.name(case, resident),
            "words": storable(words),
            "times": self.diary(case).times,
        }
        self._dossier.tell(case, Words("staff-happened-again", args), resident)
        self._dossier.wakes(case)
        self._dossier.refresh_card(case)

    def _night(self) -> str | None:
        """The date on which this night began; None by day."""
        local = self._now.astimezone(self._zone)
        if local.hour >= NIGHT_BEGINS:
            return local.date().isoformat()
        if local.hour < NIGHT_ENDS:
            return (local.date() - timedelta(days=1)).isoformat()
        return None

    def _one_at_a_time(self, topic: str) -> None:
        """Until commit, nobody else looks for a case of this topic; SQLite has one writer anyway.

        By topic and not by place, since two pins near each other are two places.
        """
        if self._session.get_bind().dialect.name == "postgresql":
            lock = func.pg_advisory_xact_lock(ONE_AT_A_TIME, func.hashtext(topic))
            self._session.execute(select(lock))

    def _already(self, inbox_id: int) -> Reported | None:
        case = self._cases.opened_by(inbox_id)
        if case is None:
            return None
        ways: dict[EventTag, How] = {
            EventTag.JOINED: "joined",
            EventTag.HAPPENED_AGAIN: "again",
        }
        for tag, how in ways.items():
            if self._dossier.happened(case, tag, inbox_id):
                return Reported(case, how)
        return Reported(case, "opened")

    def _open_case_at(self, topic: str, place: Place | None) -> Case | None:
        """The open case of this topic at the same place, held; never found by words alone."""
        if topic in NEVER_SHARED or place is None:
            return None
        open_cases = select(Case).where(
            Case.kind == CaseKind.NUISANCE, Case.topic == topic, Case.state.in_(OPEN_STATES)
        )
        case = self._by_address(open_cases, place) or self._by_point(open_cases, place)
        if case is not None:
            self._dossier.hold(case)
        # It may have been resolved between the look and the hold.
        return case if case is not None and case.state in OPEN_STATES else None

    def _by_address(self, open_cases: Select[Case], place: Place) -> Case | None:
        if not place.street or not place.house:
            return None
        found = at_address(self._session, open_cases, place.street, place.house)
        return next(iter(found), None)

    def _by_point(self, open_cases: Select[Case], place: Place) -> Case | None:
        """The nearest within about 30 m, unless two addresses say that it is not the same."""
        if place.latitude is None or place.longitude is None:
            return None
        latitude, longitude = place.latitude, place.longitude
        near = near_point(self._session, open_cases, latitude, longitude)
        if place.street and place.house:
            near = [case for case in near if case.street is None or case.number is None]

        def distance(case: Case) -> float:
            north = ((case.latitude or 0) - latitude) / NEAR_LATITUDE
            east = ((case.longitude or 0) - longitude) / NEAR_LONGITUDE
            return north * north + east * east

        return min(near, key=distance, default=None)
