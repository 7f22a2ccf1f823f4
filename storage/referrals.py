"""Referrals: doors that a resident was shown, and whether they opened."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.cases import Cases
from storage.columns import storable
from storage.dossier import Dossier
from storage.errors import NotAllowed
from storage.follow_ups import FollowUps
from storage.models import Case, OutboxMessage, Referral, Resident, Steward
from storage.vocabulary import OPEN_STATES, EventTag, OutboxState, ReferralOutcome

SERVICE, ASKS, GIVEN = "_service", "_asks", "_referral"
"""The variables of a steward's card: the service, whether we ask later what became of it, and,
once it is sent, the number of its referral."""


class Referrals:
    def __init__(
        self,
        session: Session,
        now: datetime,
        follow_ups: FollowUps,
        cases: Cases,
        dossier: Dossier,
    ) -> None:
        self._session, self._now, self._follow_ups = session, now, follow_ups
        self._cases, self._dossier = cases, dossier

    def give(
        self,
        resident: Resident,
        inbox_id: int,
        topic: str,
        services: list[dict[str, Any]],
        told: dict[str, Any],
        words: str,
        case: Case | None = None,
        *,
        asks: bool = True,
    ) -> Referral:
        """Keeps what was shown, once per message, and plans to ask about it.

        Only of those who agreed to that, or whom a steward refers (`case`). `services` have an
        `id` and a `name`; `told` (by question) and `words` are the question, so that nobody need
        ask it again.
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
            case_id=case.id if case else None,
        )
        self._session.add(referral)
        self._session.flush()
        if asks:
            self._follow_ups.after_referral(referral, resident)
        return referral

    def may_ask(self, case: Case, resident: Resident) -> bool:
        """Whether a referral from this case may be asked about by itself."""
        return not case.no_automatic_messages and resident.follow_ups_stopped_at is None

    def send(self, draft: OutboxMessage, steward: Steward, inbox_id: int) -> bool:
        """Sends a steward's card, and keeps the referral; False when that was done already.

        Raises NotAllowed when the case is not open.
        """
        case, resident = self._cases.get(draft.case_id or 0), draft.resident
        self._dossier.hold(case)
        self._dossier.hold(draft)
        if draft.state is not OutboxState.DRAFT or resident is None:
            return False
        if case.state not in OPEN_STATES:
            raise NotAllowed("refer", case.state)
        draft.state, service = OutboxState.WAITING, draft.args[SERVICE]
        referral = self.give(
            resident, inbox_id, case.topic, [service], {}, "", case, asks=draft.args[ASKS]
        )
        draft.args = {**draft.args, GIVEN: referral.id}
        self._cases.person_answered(case, steward)
        data = {"service": service["id"], "referral": referral.id}
        self._dossier.event(
            case, EventTag.REFERRED, steward=steward, text=service["name"], data=data
        )
        return True

    def do_not_ask(self, card: OutboxMessage) -> None:
        """The resident does not wish to be asked about the referral of this card."""
        referral = self._session.get(Referral, card.args.get(GIVEN) or 0)
        if referral is not None and referral.resident_id == card.resident_id:
            self._follow_ups.no_more_of(referral)

    def answered(self, referral: Referral, inbox_id: int, words: str | None) -> bool:
        """Tells the stewards of the case what became of it, and opens the case again for who
        could not get in; False for a referral without a case."""
        if referral.case_id is None or referral.outcome is None:
            return False
        case = self._cases.get(referral.case_id)
        resident = self._session.get_one(Resident, referral.resident_id)
        self._cases.follow_up_answered(case, resident, referral.outcome.value, inbox_id)
        if referral.outcome is ReferralOutcome.COULD_NOT:
            self._cases.reopen(case, resident, inbox_id, words)
        return True

    def of_resident(self, resident_id: int) -> list[Referral]:
        """All referrals of the resident, newest first."""
        mine = select(Referral).where(Referral.resident_id == resident_id)
        return list(self._session.scalars(mine.order_by(Referral.id.desc())))

    def ended(self, referral: Referral, outcome: ReferralOutcome) -> None:
        """What the resident says became of it; a later answer takes the place of an earlier."""
        referral.outcome, referral.outcome_at = outcome, self._now
