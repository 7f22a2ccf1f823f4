"""Looking after a case: put off, waiting on a partner, its priority, kind and place, re-opened."""

from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.city_time import CityTime
from storage.columns import storable
from storage.dossier import Dossier
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.models import Case, Steward
from storage.place import Place
from storage.vocabulary import OPEN_STATES, CaseKind, CaseState, EventTag, Priority

WAKES_AT = time(8, 30)
"""On the city's clock: when the stewards' day begins."""
SILENT_TOPICS = frozenset({"help_violence", "emergency"})
"""Of these nothing is ever sent by itself: somebody else may hold the phone."""


class Care:
    """Each verb happens once per message of a steward, and raises NotAllowed when the case is in
    no state for it."""

    def __init__(
        self,
        session: Session,
        now: datetime,
        city: CityTime,
        dossier: Dossier,
        follow_ups: FollowUps,
    ) -> None:
        self._session, self._now, self._city = session, now, city
        self._dossier, self._follow_ups = dossier, follow_ups

    def today(self) -> date:
        """The day that it is in the city."""
        return self._city.today(self._now)

    def snooze(self, case: Case, steward: Steward, day: date, inbox_id: int) -> None:
        """Puts an open case off until the morning of that day, or until its resident writes."""
        if self._dossier.happened(case, EventTag.SNOOZED, inbox_id):
            return
        self._dossier.hold_open(case, "put off")
        case.snoozed_until = self._city.instant(day, WAKES_AT)
        data = {"until": day.isoformat()}
        self._dossier.event(case, EventTag.SNOOZED, steward=steward, inbox_id=inbox_id, data=data)
        self._dossier.refresh_card(case)

    def wake(self, limit: int = 50) -> list[Case]:
        """The cases whose day has come, the oldest day first; no two clocks get the same."""
        due = list(
            self._session.scalars(
                select(Case)
                .where(Case.state.in_(OPEN_STATES), Case.snoozed_until <= self._now)
                .order_by(Case.snoozed_until, Case.id)
                .limit(limit)
                .with_for_update(skip_locked=True, of=Case)
            )
        )
        for case in due:
            self._dossier.wakes(case)
        return due

    def wait_on(self, case: Case, steward: Steward, partner: str, inbox_id: int) -> None:
        """The case waits on a partner, in the steward's words; on another than before, too."""
        if self._dossier.happened(case, EventTag.WAITS_ON, inbox_id):
            return
        self._dossier.hold(case)
        if case.state is not CaseState.WAITING:
            self._dossier.move(case, CaseState.WAITING, "waiting")
        case.waiting_on = storable(partner)
        self._dossier.event(
            case, EventTag.WAITS_ON, steward=steward, text=partner, inbox_id=inbox_id
        )
        self._dossier.refresh_card(case)

    def go_on(self, case: Case, steward: Steward, inbox_id: int) -> None:
        """The wait is over."""
        if self._dossier.happened(case, EventTag.GOES_ON, inbox_id):
            return
        self._dossier.hold(case)
        if case.state is not CaseState.WAITING:
            raise NotAllowed("gone on with", case.state)
        waited_on = case.waiting_on
        self._dossier.move(case, CaseState.IN_PROGRESS, "gone on with")
        self._dossier.event(
            case, EventTag.GOES_ON, steward=steward, text=waited_on, inbox_id=inbox_id
        )
        self._dossier.refresh_card(case)

    def set_priority(self, case: Case, steward: Steward, to: Priority, inbox_id: int) -> None:
        if self._dossier.happened(case, EventTag.PRIORITY_SET, inbox_id):
            return
        self._dossier.hold_open(case, "given a priority")
        data = {"from": case.priority, "to": to}
        case.priority = to
        self._dossier.event(
            case, EventTag.PRIORITY_SET, steward=steward, inbox_id=inbox_id, data=data
        )
        self._dossier.refresh_card(case)

    def change_kind(
        self, case: Case, steward: Steward, kind: CaseKind, topic: str, inbox_id: int
    ) -> None:
        """What the case is about. One that turns out to be about violence falls silent; one that
        turns out not to be has its signs of life again."""
        if self._dossier.happened(case, EventTag.KIND_CHANGED, inbox_id):
            return
        self._dossier.hold_open(case, "changed")
        data = {"from": case.topic, "to": topic}
        case.kind, case.topic = kind, topic
        self._keep_silent(case, data["from"])
        self._dossier.event(
            case, EventTag.KIND_CHANGED, steward=steward, inbox_id=inbox_id, data=data
        )
        self._dossier.refresh_card(case)

    def _keep_silent(self, case: Case, topic_before: str) -> None:
        """Silent about violence, and for as long as a case that was joined to it is silent."""
        if case.topic in SILENT_TOPICS:
            case.no_automatic_messages = True
            self._follow_ups.fall_silent(case)
        elif topic_before in SILENT_TOPICS:
            parts = [self._session.get_one(Case, number) for number in self._dossier.parts(case)]
            joined = (part for part in parts if part is not case)
            case.no_automatic_messages = any(part.no_automatic_messages for part in joined)
            self._follow_ups.keep_in_touch(case)

    def change_place(self, case: Case, steward: Steward, place: Place, inbox_id: int) -> None:
        """Where it is; nothing stays of the place that it had."""
        if self._dossier.happened(case, EventTag.PLACE_CHANGED, inbox_id):
            return
        self._dossier.hold_open(case, "moved")
        data = {"from": case.address, "to": storable(place.words)}
        for name, value in place.as_columns().items():
            setattr(case, name, value)
        self._dossier.event(
            case, EventTag.PLACE_CHANGED, steward=steward, inbox_id=inbox_id, data=data
        )
        self._dossier.refresh_card(case)

    def reopen(self, case: Case, steward: Steward, why: str, inbox_id: int) -> None:
        """A steward goes on with a case that was resolved or closed; not with one that is part of
        another now."""
        if self._dossier.happened(case, EventTag.REOPENED, inbox_id):
            return
        self._dossier.hold(case)
        if case.state in OPEN_STATES or case.joined_to_id is not None:
            raise NotAllowed("re-opened", case.state)
        self._dossier.move(case, CaseState.IN_PROGRESS, "re-opened")
        case.resolved_at = case.closed_at = case.closed_reason = None
        if case.steward_id is None:
            case.steward_id, case.steward = steward.id, steward
        self._dossier.event(case, EventTag.REOPENED, steward=steward, text=why, inbox_id=inbox_id)
        self._dossier.refresh_card(case)
        self._follow_ups.after("reopened", case)
