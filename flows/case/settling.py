"""What the answers of a question settle: that follows from the answers, not from its kind's name,
so that a city's policy may ask what we do not."""

from rasa_sdk.executor import CollectingDispatcher

from flows.case.rated import is_rate
from flows.case.referred import ENDS
from flows.case.welcomed import DONE, NOT_YET
from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.appointments import ANSWERS
from storage.models import Case, FollowUp
from storage.said_back import SOLVED_ANSWERS

YES, NO = "solved", "not_solved"
"""What a bare yes or no counts as."""


def offered(work: UnitOfWork, asked: FollowUp) -> tuple[str, ...]:
    """The answers on its buttons; none when the policy no longer has its kind."""
    kind = work.follow_ups.kind_of(asked)
    return kind.answers if kind else ()


def asks_whether_solved(work: UnitOfWork, asked: FollowUp) -> bool:
    """Whether words that something is solved, or is not, may answer it."""
    return not SOLVED_ANSWERS.isdisjoint(offered(work, asked))


def asks_a_number(work: UnitOfWork, asked: FollowUp) -> bool:
    """Whether a bare yes or no leaves open how many stars are meant."""
    answers = offered(work, asked)
    return any(map(is_rate, answers)) and SOLVED_ANSWERS.isdisjoint(answers)


def settles(asked: FollowUp, answer: str) -> bool:
    """Whether such an answer does something to what was asked about."""
    if asked.welcome:
        return answer in (DONE, NOT_YET)
    if asked.referral:
        return answer in ENDS
    if asked.appointment_id:
        return answer in ANSWERS
    return answer in SOLVED_ANSWERS or is_rate(answer)


def only_kept(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> bool:
    """Keeps an answer that settles nothing, and thanks for it; a bare yes or no to a question that
    has only such answers is asked for one of them. False when there is something to settle."""
    answers = offered(work, asked)
    if answer in (YES, NO) and answer not in answers:
        if not answers or any(settles(asked, one) for one in answers):
            return False
        say(dispatcher, "choose-answer", work.follow_ups.answers_to(asked.kind))
        return True
    if settles(asked, answer):
        return False
    work.follow_ups.answered(asked, answer, turn.inbox_id)
    if case := _case_of(work, asked):
        work.cases.follow_up_answered(case, asked.resident, answer, turn.inbox_id)
    say(dispatcher, "noted-answer")
    return True


def _case_of(work: UnitOfWork, asked: FollowUp) -> Case | None:
    """The case whose stewards see the answer."""
    if asked.referral and asked.referral.case_id:
        return work.cases.get(asked.referral.case_id)
    return asked.case
