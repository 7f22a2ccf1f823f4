"""The answer to "how did we do?"."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, FollowUp

RATE = "rate_"


def is_rate(answer: str) -> bool:
    """Whether an answer is a number of stars."""
    return answer.startswith(RATE) and answer.removeprefix(RATE).isdigit()


def settle_rating(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    asked: FollowUp,
    case: Case,
    answer: str,
    turn: Turn,
) -> None:
    """Keeps the number; a yes or a no is none, so that is asked for again."""
    if not is_rate(answer):
        say(dispatcher, "rating-number", work.follow_ups.answers_to(asked.kind))
        return
    work.follow_ups.answered(asked, answer, turn.inbox_id)
    low = work.cases.rated(case, asked.resident, int(answer.removeprefix(RATE)), turn.inbox_id)
    say(dispatcher, "rating-thanks-low" if low else "rating-thanks")
