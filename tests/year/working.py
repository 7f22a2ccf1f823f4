"""What stewards and residents do with a case in the simulated year, at random."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import select

from storage import UnitOfWork
from storage.models import Case, Report, Resident
from storage.outbox import Words
from storage.plan import Plan
from storage.referrals import ASKS, SERVICE
from storage.replies import Answer
from storage.vocabulary import CaseKind, CaseState, ClosedReason, ReportState
from tests.year.reporting import VIOLENCE, report_it_too
from tests.year.town import DAY, Town

Deed = Callable[[Town, UnitOfWork, Case], None]


def reporter(town: Town, work: UnitOfWork, case: Case) -> Resident | None:
    """One of those who report the case; None when all took it back."""
    sent = Report.case_id == case.id, Report.state == ReportState.SENT
    rows = work.session.scalars(select(Report).where(*sent).order_by(Report.id)).all()
    return town.random.choice(rows).resident if rows else None


def claim(town: Town, work: UnitOfWork, case: Case) -> None:
    work.cases.claim(case, town.steward(work))


def assign(town: Town, work: UnitOfWork, case: Case) -> None:
    to, by = town.steward(work), town.steward(work)
    work.handing_over.assign(case, to, by, town.message(work), coordinator=True)


def release(town: Town, work: UnitOfWork, case: Case) -> None:
    work.handing_over.release(case, town.steward(work), town.message(work), coordinator=True)


def reply(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        steward, answer = town.steward(work), Answer(f"… {town.message(work)}")
        work.replies.send(work.replies.draft(case, who, steward, answer), steward)


def write(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        work.cases.resident_wrote(case, who, town.message(work), "…")


def happen_again(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        work.nuisance.happened_again(case, who, town.message(work), "…")


def snooze(town: Town, work: UnitOfWork, case: Case) -> None:
    day = work.care.today() + timedelta(days=town.random.randint(1, 20))
    work.care.snooze(case, town.steward(work), day, town.message(work))


def wait(town: Town, work: UnitOfWork, case: Case) -> None:
    work.care.wait_on(case, town.steward(work), "IVAGO", town.message(work))


def go_on(town: Town, work: UnitOfWork, case: Case) -> None:
    work.care.go_on(case, town.steward(work), town.message(work))


def join(town: Town, work: UnitOfWork, case: Case) -> None:
    open_ones = select(Case).where(Case.queue_rank >= 0, Case.id != case.id).limit(20)
    others = work.session.scalars(open_ones.order_by(Case.id.desc())).all()
    if others:
        main = town.random.choice(others)
        work.merging.join(case, main, town.steward(work), town.message(work))


def split(town: Town, work: UnitOfWork, case: Case) -> None:
    sent = [one for one in case.reports if one.state is ReportState.SENT]
    if len(sent) > 1:
        new = work.merging.split(case, sent[-1], town.steward(work), town.message(work))
        follow(town, new)


def neighbour(town: Town, work: UnitOfWork, case: Case) -> None:
    report_it_too(town, work, case)


def turn_violent(town: Town, work: UnitOfWork, case: Case) -> None:
    by = town.steward(work)
    work.care.change_kind(case, by, CaseKind.HELP, VIOLENCE, town.message(work))


def appoint(town: Town, work: UnitOfWork, case: Case) -> None:
    """Makes an appointment, or moves or calls off the one that stands."""
    who, steward = reporter(town, work, case), town.steward(work)
    if who is None:
        return
    standing = work.appointments.next_of(case)
    starts_at = work.now + timedelta(hours=town.random.randint(2, 240))
    plan = Plan(starts_at, 30, f"Sleepstraat {town.message(work)}", steward.first_name)
    if standing is None:
        draft = work.appointments.draft(case, who, steward, plan)
    elif town.chance(0.6):
        draft = work.appointments.draft(case, standing.resident, steward, plan, standing)
    else:
        draft = work.appointments.draft_of_calling_off(standing, steward)
    work.appointments.send(draft, steward, town.message(work))


def refer(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        steward, asks = town.steward(work), work.referrals.may_ask(case, who)
        service = {"id": "ocmw", "name": "OCMW"}
        args = {"steward": steward.first_name, "reference": case.reference, "card": "…"}
        say = "referral-from-steward" if asks else "referral-from-steward-quiet"
        words = Words(say, {**args, SERVICE: service, ASKS: asks})
        draft = work.outbox.to_resident(who, words, case_id=case.id, draft=True)
        work.referrals.send(draft, steward, town.message(work))


def resolve(town: Town, work: UnitOfWork, case: Case) -> None:
    work.cases.resolve(case, town.steward(work))


def close(town: Town, work: UnitOfWork, case: Case) -> None:
    chosen = town.random.choice([*ClosedReason])
    work.cases.close(case, chosen, steward=town.steward(work))


def reopen(town: Town, work: UnitOfWork, case: Case) -> None:
    work.care.reopen(case, town.steward(work), "…", town.message(work))


def not_solved(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        work.cases.reopen(case, who, town.message(work), "…")


def withdraw(town: Town, work: UnitOfWork, case: Case) -> None:
    if who := reporter(town, work, case):
        work.nuisance.withdraw(case, who, town.message(work))


def let_be(town: Town, work: UnitOfWork, case: Case) -> None:
    """Nothing happens for a while."""


_IN_HAND: list[tuple[Deed, int]] = [
    (reply, 20),
    (resolve, 50),
    (write, 8),
    (wait, 8),
    (appoint, 10),
    (refer, 5),
    (neighbour, 7),
    (snooze, 4),
    (assign, 4),
    (happen_again, 4),
    (release, 3),
    (split, 3),
    (join, 2),
    (withdraw, 2),
    (turn_violent, 1),
    (close, 2),
]
DEEDS: dict[CaseState, list[tuple[Deed, int]]] = {
    CaseState.NEW: [(claim, 60), (assign, 8), (close, 2), (resolve, 3), *_IN_HAND],
    CaseState.CLAIMED: _IN_HAND,
    CaseState.IN_PROGRESS: _IN_HAND,
    CaseState.WAITING: [(go_on, 60), *_IN_HAND],
    CaseState.RESOLVED: [(let_be, 6), (not_solved, 2), (reopen, 1), (close, 3), (refer, 1)],
    CaseState.CLOSED: [(let_be, 20), (not_solved, 1), (reopen, 1)],
}
"""What may happen in each state, and how often beside the other things."""
QUIET_NOW = {CaseState.RESOLVED: 20.0, CaseState.CLOSED: 60.0}
"""Days, on average, until somebody does something with a case that is over; else it is five."""


def follow(town: Town, case: Case) -> None:
    """The next thing that happens to the case, and so on for the rest of the year."""
    number = case.id

    def act(work: UnitOfWork) -> None:
        case = work.cases.get(number)
        if case.joined_to_id is not None:
            return
        deeds, weights = zip(*DEEDS[case.state], strict=True)
        follow(town, case)
        town.random.choices(deeds, weights)[0](town, work, case)

    town.later(QUIET_NOW.get(case.state, 5.0), act)


def restless(town: Town, resident_id: int) -> None:
    """Says stop, wants a pause or blocks the bot once in the year, and mostly thinks better of
    it."""
    begin, span = town.sometime(), DAY * town.random.expovariate(1 / 30)
    how = town.random.choice(("stop", "pause", "block"))
    if how == "stop":
        town.put_down(begin, lambda work: work.residents.stop_follow_ups(resident_id))
    elif how == "pause":
        town.put_down(begin, lambda work: work.residents.pause_follow_ups(resident_id))
    else:
        _block(town, resident_id, begin, begin + span)
        return
    town.put_down(begin + span, lambda work: work.residents.resume_follow_ups(resident_id))


def _block(town: Town, resident_id: int, begin: datetime, end: datetime) -> None:
    said = town.chance(0.5)

    def block(work: UnitOfWork) -> None:
        town.blocking.add(resident_id)
        if said:
            work.residents.blocked(work.residents.get(resident_id), blocked=True)

    def unblock(work: UnitOfWork) -> None:
        town.blocking.discard(resident_id)
        work.residents.blocked(work.residents.get(resident_id), blocked=False)

    town.put_down(begin, block)
    town.put_down(end, unblock)


def newcomer(town: Town, resident_id: int) -> None:
    """Wishes to be reminded of a first step."""
    who = resident_id
    steps = ("register", "health", "dutch")
    step = town.random.choice(steps)
    town.put_down(town.sometime(), lambda work: _remind(work, who, step))


def _remind(work: UnitOfWork, resident_id: int, step: str) -> None:
    work.welcomes.remind(work.residents.get(resident_id), step)
