"""The answer to "how did we do?"."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, FollowUp

RATE = "rate_"


def settle_rating(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    asked: FollowUp,
    case: Case,
    answer: str,
    turn: Turn,
) -> None:
    """Keeps the number; a yes or a no is none, so that is asked for again."""
    rate = answer.removeprefix(RATE)
    if not rate.isdigit():
        say(dispatcher, "rating-number", work.follow_ups.answers_to(asked.kind))
        return
    work.follow_ups.answered(asked, answer, turn.inbox_id)
    low = work.cases.rated(case, asked.resident, int(rate), turn.inbox_id)
    say(dispatcher, "rating-thanks-low" if low else "rating-thanks")
