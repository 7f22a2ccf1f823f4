"""What residents answer to questions in the simulated year: by a button, or in words."""

from storage import UnitOfWork
from storage.appointments import ANSWERS as OF_APPOINTMENTS
from storage.models import FollowUp
from storage.vocabulary import CaseState, ClosedReason, ReferralOutcome, StepState
from tests.year.town import Town


def think_about(town: Town, follow_up: FollowUp, answers: tuple[str, ...]) -> None:
    """More than half answer a question: within hours, or days later."""
    if not answers or not town.chance(0.6):
        return
    number, who, answer = follow_up.id, follow_up.resident_id, town.random.choice(answers)
    by_button = town.chance(0.7)

    def act(work: UnitOfWork) -> None:
        open_now = work.follow_ups.pending(who)
        asked = [one for one in open_now if one.id == number or not by_button]
        if asked:
            kind = work.follow_ups.kind_of(asked[0])
            possible = kind.answers if kind else ()
            said = answer if answer in possible else town.random.choice(possible)
            settle(town, work, asked[0], said)

    town.later(town.random.choice((0.1, 2.0, 9.0)), act)


def settle(town: Town, work: UnitOfWork, asked: FollowUp, answer: str) -> None:
    """As the flows do it, by what the question is about."""
    if asked.welcome:
        work.follow_ups.answered(asked, answer)
        if answer == "step_done" and asked.welcome.next_step:
            step = asked.welcome.next_step
            work.welcomes.put_behind(asked.resident, step, StepState.DONE)
    elif asked.referral:
        outcome = ReferralOutcome(answer)
        again = outcome is ReferralOutcome.NOT_YET
        work.follow_ups.answered(asked, answer, ask_again=again)
        work.referrals.ended(asked.referral, outcome)
        work.referrals.answered(asked.referral, town.message(work), "…")
    elif answer in OF_APPOINTMENTS:
        work.appointments.answered(asked, answer, town.message(work))
    elif asked.kind == "solved_check":
        _is_it_solved(town, work, asked, answer)
    else:
        work.follow_ups.answered(asked, answer)


def _is_it_solved(town: Town, work: UnitOfWork, asked: FollowUp, answer: str) -> None:
    case, inbox_id = asked.case, town.message(work)
    assert case
    work.follow_ups.answered(asked, answer)
    work.cases.follow_up_answered(case, asked.resident, answer, inbox_id)
    if answer != "solved":
        work.cases.reopen(case, asked.resident, inbox_id, "…")
    elif case.state is CaseState.RESOLVED:
        work.cases.close(case, ClosedReason.SOLVED, asked.resident)
