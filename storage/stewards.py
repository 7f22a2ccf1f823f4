"""Stewards: the current members of the steward chat."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.models import Steward

TRUSTED_FOR = timedelta(minutes=10)
"""How long a membership that Telegram confirmed is believed without asking again."""


class Stewards:
    def __init__(self, session: Session, now: datetime) -> None:
        self._session, self._now = session, now

    def find(self, telegram_user_id: int) -> Steward | None:
        return self._session.scalars(
            select(Steward).where(Steward.telegram_user_id == telegram_user_id)
        ).first()

    def confirmed(self, telegram_user_id: int) -> Steward | None:
        """The steward, if their membership was seen lately."""
        steward = self.find(telegram_user_id)
        if steward and steward.active and steward.checked_at > self._now - TRUSTED_FOR:
            return steward
        return None

    def is_member(self, telegram_user_id: int, first_name: str) -> Steward:
        """Remembers a member of the steward chat."""
        steward = self.find(telegram_user_id)
        if steward is None:
            steward = Steward(telegram_user_id=telegram_user_id, joined_at=self._now)
            self._session.add(steward)
        steward.first_name, steward.active = storable(first_name)[:128], True
        steward.checked_at = self._now
        self._session.flush()
        return steward

    def has_left(self, telegram_user_id: int) -> None:
        """No longer let in; the history stays."""
        steward = self.find(telegram_user_id)
        if steward is not None:
            steward.active = False
