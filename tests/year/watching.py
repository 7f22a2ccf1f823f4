"""What must hold at every step of the simulated year, written as plainly as can be."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from holidays import country_holidays
from sqlalchemy import exists, func, select

from storage import UnitOfWork
from storage.follow_up_facts import about
from storage.models import Case, CaseEvent, FollowUp, OutboxMessage, Report, Resident
from storage.policy import FollowUpPolicy
from storage.vocabulary import OPEN_STATES, EventTag, FollowUpState, OutboxState, ReportState

GHENT = ZoneInfo("Europe/Brussels")
FREE = country_holidays("BE", years=range(2025, 2030))


def is_quiet(now: datetime) -> bool:
    """Whether nobody may be disturbed."""
    local = now.astimezone(GHENT)
    by_clock = local.time() >= time(20) or local.time() < time(8, 30)
    return by_clock or local.weekday() == 6 or local.date() in FREE


def _question(row: FollowUp) -> tuple[object, ...]:
    """All rounds of one question have the same."""
    return row.resident_id, row.kind, *about(row)


@dataclass
class Watch:
    """Breaches are kept in words, with the number of the row; `messages` counts what residents
    got by kind and language."""

    policy: FollowUpPolicy
    messages: "Counter[tuple[str, str]]" = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)
    _went: set[int] = field(default_factory=set)
    _last: dict[tuple[int, int], str] = field(default_factory=dict)
    _open: set[int] = field(default_factory=set)
    _over: "set[tuple[object, ...]]" = field(default_factory=set)

    def hears(self, work: UnitOfWork, message: OutboxMessage, text: str) -> None:
        """A message reaches its resident now, in these words."""
        assert message.resident
        who, number = message.resident, message.follow_up_id
        kind = "from a person"
        if number is not None:
            row = work.session.get_one(FollowUp, number)
            kind = row.kind
            for fault in self._faults(work, row, who):
                self.breaches.append(f"{work.now:%F %T} {row.kind} {row.id}: {fault}")
            self._in_other_words(row, text)
        if message.case_id:
            self._last[message.case_id, who.id] = text
        self.messages[kind, who.language] += 1

    def _faults(self, work: UnitOfWork, row: FollowUp, who: Resident) -> list[str]:
        kind, now = self.policy.kinds[row.kind], work.now
        wanted = kind.even_if_stopped or kind.on_purpose
        paused = who.follow_ups_paused_until is not None and who.follow_ups_paused_until > now
        case = row.case
        if row.referral and row.referral.case_id:
            case = work.cases.get(row.referral.case_id)
        holds = {
            "in quiet hours": is_quiet(now) and kind.quiet == "keep",
            "not at once": kind.quiet == "ignore" and row.created_at != now,
            "after stop": who.follow_ups_stopped_at is not None and not wanted,
            "in a pause": paused and not wanted,
            "in a block": who.blocked_at is not None and not kind.on_purpose,
            "of a silent case": bool(case and case.no_automatic_messages) and not kind.on_purpose,
            "twice": row.id in self._went,
        }
        self._went.add(row.id)
        return [name for name, broken in holds.items() if broken]

    def _in_other_words(self, row: FollowUp, text: str) -> None:
        """A question may be asked again in the same words; nothing else is said twice in a row."""
        same = row.case_id and self._last.get((row.case_id, row.resident_id)) == text
        if same and not self.policy.kinds[row.kind].answers:
            self.breaches.append(f"{row.kind} {row.id}: the same words twice in a row")

    def handled(self, row: FollowUp, now: datetime) -> None:
        """A tick took it up: it was due just now, and is not any more."""
        if self.policy.kinds[row.kind].is_over(row.round):
            self._over.add(_question(row))
        waits = row.state is FollowUpState.WAITING and row.due_at <= now
        if row.due_at < now or (waits and not self.policy.kinds[row.kind].is_over(row.round)):
            self.breaches.append(f"{now:%F %T} {row.kind} {row.id}: left lying")

    def questions(self, work: UnitOfWork) -> None:
        """A question that was open ends by its own resident, a re-opening, a steward, or its own
        time. Look after each step."""
        asked = select(FollowUp.id).where(FollowUp.state == FollowUpState.ASKED)
        still = {*work.session.scalars(asked)}
        for number in self._open - still:
            row = work.session.get_one(FollowUp, number)
            if not self._may_end(work, row):
                told = "was open, and something else ended it"
                self.breaches.append(f"{work.now:%F %T} {row.kind} {row.id}: {told}")
        self._open, self._over = still, set()

    def _may_end(self, work: UnitOfWork, row: FollowUp) -> bool:
        if row.state is FollowUpState.ANSWERED or row.welcome_id or _question(row) in self._over:
            return True
        case_id = row.referral.case_id if row.referral else row.case_id
        just_now = CaseEvent.case_id == case_id, CaseEvent.at == work.now
        return any(
            one.tag is EventTag.REOPENED or one.steward_id or one.resident_id == row.resident_id
            for one in work.session.scalars(select(CaseEvent).where(*just_now))
        )

    def signs_of_life(self, work: UnitOfWork) -> None:
        """Each who reports an open case has exactly one sign of life to come."""
        signs = (
            select(func.count())
            .where(
                FollowUp.case_id == Report.case_id,
                FollowUp.resident_id == Report.resident_id,
                FollowUp.kind == "progress",
                FollowUp.state == FollowUpState.WAITING,
                FollowUp.due_at >= work.now,
            )
            .scalar_subquery()
        )
        rows = (
            select(Report.case_id, Report.resident_id, signs)
            .join(Case, Case.id == Report.case_id)
            .where(Report.state == ReportState.SENT, Case.state.in_(OPEN_STATES))
            .where(Case.no_automatic_messages.is_(False), signs != 1)
            .distinct()
        )
        for case_id, resident_id, found in work.session.execute(rows):
            told = f"case {case_id}, resident {resident_id}: {found} signs of life to come"
            self.breaches.append(f"{work.now:%F %T} {told}")

    def at_the_end(self, work: UnitOfWork) -> None:
        """What a whole year left behind."""
        self.signs_of_life(work)
        twice = (
            select(OutboxMessage.follow_up_id)
            .where(OutboxMessage.follow_up_id.is_not(None))
            .where(OutboxMessage.state == OutboxState.SENT)
            .group_by(OutboxMessage.follow_up_id)
            .having(func.count() > 1)
        )
        self.breaches += [f"follow-up {one} went twice" for one in work.session.scalars(twice)]
        dead = Report.case_id == FollowUp.case_id, Report.state == ReportState.SENT
        orphans = select(FollowUp.id).where(
            FollowUp.state == FollowUpState.WAITING,
            FollowUp.case_id.is_not(None),
            ~exists().where(*dead, Report.resident_id == FollowUp.resident_id),
        )
        told = "is for somebody who does not report its case"
        self.breaches += [f"follow-up {one} {told}" for one in work.session.scalars(orphans)]
