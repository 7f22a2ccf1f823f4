"""Referrals: doors that a resident was shown, and whether they opened."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.follow_ups import FollowUps
from storage.models import Referral, Resident
from storage.vocabulary import ReferralOutcome


class Referrals:
    def __init__(self, session: Session, now: datetime, follow_ups: FollowUps) -> None:
        self._session, self._now, self._follow_ups = session, now, follow_ups

    def give(
        self,
        resident: Resident,
        inbox_id: int,
        topic: str,
        services: list[dict[str, Any]],
        told: dict[str, Any],
        words: str,
    ) -> Referral:
        """Keeps what was shown, once per message, and plans to ask about it.

        Only of those who agreed to that. `services` have an `id` and a `name`; `told` (by question)
        and `words` are the question, so that nobody need ask it again.
        """
        given = self._session.scalars(select(Referral).where(Referral.inbox_id == inbox_id)).first()
        if given is not None:
            return given
        referral = Referral(
            resident_id=resident.id,
            inbox_id=inbox_id,
            topic=topic,
            told=told,
            words=storable(words),
            services=services,
            given_at=self._now,
        )
        self._session.add(referral)
        self._session.flush()
        self._follow_ups.after_referral(referral, resident)
        return referral

    def of_resident(self, resident_id: int) -> list[Referral]:
        """All referrals of the resident, newest first."""
        mine = select(Referral).where(Referral.resident_id == resident_id)
        return list(self._session.scalars(mine.order_by(Referral.id.desc())))

    def ended(self, referral: Referral, outcome: ReferralOutcome) -> None:
        """What the resident says became of it; a later answer takes the place of an earlier."""
        referral.outcome, referral.outcome_at = outcome, self._now
