"""Stewards: the current members of the steward chat, and whom a case suits."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.columns import storable
from storage.models import Case, Steward
from storage.vocabulary import OPEN_STATES, CaseState

TRUSTED_FOR = timedelta(minutes=10)
"""How long a membership that Telegram confirmed is believed without asking again."""


@dataclass(frozen=True)
class Suited:
    """How well a case suits a steward. Dutch is no reason: all of them speak it."""

    steward: Steward
    speaks: bool
    knows_area: bool
    open_cases: int

    def rank(self) -> tuple[bool, bool, int, int]:
        """Lower is better: the language first, then the neighbourhood, then who has least."""
        return not self.speaks, not self.knows_area, self.open_cases, self.steward.id


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

    def present(self, steward_id: int) -> Steward | None:
        """The steward with this number of ours, unless they left."""
        steward = self._session.get(Steward, steward_id)
        return steward if steward and steward.active else None

    def suited(self, case: Case) -> list[Suited]:
        """All present stewards, who suits the case best first."""
        present = list(self._session.scalars(select(Steward).where(Steward.active)))
        load = self._open_cases_of(present)
        found = [
            Suited(
                steward,
                speaks=case.language in steward.languages,
                knows_area=case.neighbourhood in steward.neighbourhoods,
                open_cases=load.get(steward.id, 0),
            )
            for steward in present
        ]
        return sorted(found, key=Suited.rank)

    def suggested(self, case: Case) -> Suited | None:
        """Who should have a case that nobody has: only somebody whom a reason speaks for."""
        if case.state is not CaseState.NEW:
            return None
        best = next(iter(self.suited(case)), None)
        return best if best and (best.speaks or best.knows_area) else None

    def _open_cases_of(self, stewards: list[Steward]) -> dict[int, int]:
        """How many open cases each has; those without any are left out."""
        theirs = Case.steward_id.in_([steward.id for steward in stewards])
        counted = (
            select(Case.steward_id, func.count())
            .where(theirs, Case.state.in_(OPEN_STATES))
            .group_by(Case.steward_id)
        )
        return {number: count for number, count in self._session.execute(counted) if number}

    def turn_language(self, steward: Steward, language: str) -> None:
        """They speak it from now on, or no longer."""
        self._hold(steward)
        steward.languages = _turned(steward.languages, language)
        self._session.flush()

    def turn_neighbourhood(self, steward: Steward, neighbourhood: str) -> None:
        """They work there from now on, or no longer."""
        self._hold(steward)
        steward.neighbourhoods = _turned(steward.neighbourhoods, neighbourhood)
        self._session.flush()

    def _hold(self, steward: Steward) -> None:
        self._session.refresh(steward, with_for_update={"key_share": True})


def _turned(chosen: list[str], one: str) -> list[str]:
    return [*chosen, one] if one not in chosen else [other for other in chosen if other != one]
