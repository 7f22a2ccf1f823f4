"""Finds in the database what residents said back, and to what they said nothing."""

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from storage.models import Case, CaseEvent, FollowUp, Referral, Resident
from storage.policy import FollowUpPolicy
from storage.said_back import ENDED, OUTCOMES, REOPENED, SILENCE, SOLVED_ANSWERS, STARS
from storage.vocabulary import DESK, ERASED_DESK, EventTag, FollowUpState

Whose = tuple[str, str, str | None]
"""The topic, the language and the neighbourhood that something is counted under."""


class Listening:
    """What was said back, fact by fact.

    Answers are counted under the resident's language, and under the topic and place of the case
    they are about; a referral without a case has its own topic, and no place. Cases that were
    opened again or ended are counted under the case's own language.
    """

    def __init__(self, session: Session, policy: FollowUpPolicy) -> None:
        self._session = session
        self._asks = [
            name
            for name, kind in policy.kinds.items()
            if not (SOLVED_ANSWERS | OUTCOMES).isdisjoint(kind.answers)
        ]

    def facts(self, begins: datetime, ends: datetime) -> Iterator[tuple[Whose, str]]:
        """All that `SaidBack.count` counts, from `begins` until before `ends`."""
        yield from self.answers(begins, ends)
        yield from self.silence(begins, ends)
        yield from self.ends_of_cases(begins, ends)

    def answers(self, begins: datetime, ends: datetime) -> Iterator[tuple[Whose, str]]:
        """The last answer to each question; who presses all buttons has one answer."""
        rows = _with_whose(
            FollowUp.answer,
            FollowUp.resident_id,
            FollowUp.kind,
            FollowUp.case_id,
            FollowUp.referral_id,
        ).where(
            FollowUp.answered_at >= begins,
            FollowUp.answered_at < ends,
            FollowUp.answer.in_([*SOLVED_ANSWERS, *OUTCOMES, *STARS]),
        )
        rows = rows.order_by(FollowUp.answered_at, FollowUp.id)
        last = {tuple(row[4:]): row for row in self._session.execute(rows)}
        for row in last.values():
            yield _whose(row), row.answer

    def silence(self, begins: datetime, ends: datetime) -> Iterator[tuple[Whose, str]]:
        """Questions given up in the period, though they had been asked."""
        before = aliased(FollowUp)
        rows = _with_whose(
            FollowUp.id,
            FollowUp.created_at,
            before.round.label("before_round"),
            before.created_at.label("before_created_at"),
            before.asked_at.label("before_asked_at"),
            before.answered_at.label("before_answered_at"),
        ).join(before, _an_earlier_round(before))
        rows = rows.where(
            FollowUp.due_at >= begins,
            FollowUp.due_at < ends,
            _given_up(),
            FollowUp.kind.in_(self._asks),
            Resident.channel.not_in((DESK, ERASED_DESK)),
        ).order_by(FollowUp.id)
        for _id, of_one in groupby(self._session.execute(rows), key=lambda row: row.id):
            rounds = list(of_one)
            if _in_vain(rounds):
                yield _whose(rounds[0]), SILENCE

    def ends_of_cases(self, begins: datetime, ends: datetime) -> Iterator[tuple[Whose, str]]:
        """Cases that were opened again, and cases that were resolved or closed."""
        rows = (
            select(Case.topic, Case.language, Case.neighbourhood, CaseEvent.case_id, CaseEvent.tag)
            .join(CaseEvent.case)
            .where(
                CaseEvent.tag.in_((EventTag.REOPENED, EventTag.RESOLVED, EventTag.CLOSED)),
                CaseEvent.at >= begins,
                CaseEvent.at < ends,
            )
        )
        found = {
            (row.case_id, REOPENED if row.tag is EventTag.REOPENED else ENDED): _whose(row)
            for row in self._session.execute(rows)
        }
        for (_case, fact), whose in found.items():
            yield whose, fact


def _with_whose(*columns: Any) -> Select[*tuple[Any, ...]]:
    """Of follow-ups; behind whose they are."""
    topic = func.coalesce(Case.topic, Referral.topic)
    return (
        select(topic, Resident.language, Case.neighbourhood, *columns)
        .select_from(FollowUp)
        .join(Resident, Resident.id == FollowUp.resident_id)
        .outerjoin(Referral, Referral.id == FollowUp.referral_id)
        .outerjoin(Case, Case.id == func.coalesce(FollowUp.case_id, Referral.case_id))
    )


def _whose(row: Row[*tuple[Any, ...]]) -> Whose:
    topic, language, neighbourhood = row[:3]
    return topic, language, neighbourhood


def _given_up() -> ColumnElement[bool]:
    """The round after the last, that is over without having been said."""
    return (FollowUp.state == FollowUpState.DONE) & FollowUp.asked_at.is_(None)


def _an_earlier_round(before: type[FollowUp]) -> ColumnElement[bool]:
    """A question of the same kind, to the same resident, about the same, that was asked."""
    return (
        (before.resident_id == FollowUp.resident_id)
        & (before.kind == FollowUp.kind)
        & before.case_id.is_not_distinct_from(FollowUp.case_id)
        & before.referral_id.is_not_distinct_from(FollowUp.referral_id)
        & before.asked_at.is_not(None)
    )


def _in_vain(rounds: list[Row[*tuple[Any, ...]]]) -> bool:
    """Whether it was asked, and not answered in any round.

    Each round is planned at the moment when the one before it is asked: so those that belong
    together are found, and not those of an earlier time that the case was resolved.
    """
    asked = {row.before_asked_at: row for row in rounds}
    one = asked.pop(rounds[0].created_at, None)
    was_asked = one is not None
    while one is not None:
        if one.before_answered_at is not None:
            return False
        one = asked.pop(one.before_created_at, None) if one.before_round > 1 else None
    return was_asked
