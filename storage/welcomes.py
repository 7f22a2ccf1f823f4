"""A newcomer's first steps: which are behind them, and the reminder of the next."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.follow_ups import FollowUps
from storage.models import Resident, Welcome
from storage.vocabulary import StepState


class Welcomes:
    def __init__(self, session: Session, now: datetime, follow_ups: FollowUps) -> None:
        self._session, self._now, self._follow_ups = session, now, follow_ups

    def of_resident(self, resident_id: int) -> Welcome | None:
        """How far this resident is; None when they never said anything of a step."""
        mine = select(Welcome).where(Welcome.resident_id == resident_id)
        return self._session.scalars(mine).first()

    def put_behind(self, resident: Resident, step: str, state: StepState) -> Welcome:
        """Keeps that a step is behind them, for good; a reminder of it is no longer needed."""
        welcome = self._begun(resident)
        welcome.steps = {**welcome.steps, step: state.value}
        if welcome.next_step == step:
            self._follow_ups.no_more_of(welcome)
            welcome.next_step = None
        return welcome

    def remind(self, resident: Resident, step: str) -> Welcome:
        """Plans one reminder of this step, in the place of any other."""
        welcome = self._begun(resident)
        self._follow_ups.no_more_of(welcome)
        welcome.next_step = step
        self._follow_ups.after_welcome(welcome, resident)
        return welcome

    def _begun(self, resident: Resident) -> Welcome:
        welcome = self.of_resident(resident.id)
        if welcome is None:
            welcome = Welcome(
                resident_id=resident.id, steps={}, begun_at=self._now, changed_at=self._now
            )
            self._session.add(welcome)
            self._session.flush()
        welcome.changed_at = self._now
        return welcome
