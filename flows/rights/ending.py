"""The end of the check: all is forgotten, or a steward gets it because the resident asked."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.rights.finding import found
from flows.rights.form import SLOTS, YES
from flows.rights.questions import DONT_KNOW, Heard
from flows.shared.action import Events, Submit
from flows.shared.also import offer
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.private import over
from flows.shared.say import say
from flows.shared.turn import Turn
from storage.vocabulary import CaseKind

TOPIC = "help_rights"


class EndRights(Submit):
    """Queues a question with the answers only when the resident pressed for help."""

    def name(self) -> str:
        return "action_end_rights"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if tracker.slots.get("rights_choice") == YES:
            _queue(tracker.slots.get("rights_answers") or {}, turn)
            say(dispatcher, "rights-sent")
        else:
            say(dispatcher, "rights-closed")
        over(turn)
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]


def _queue(heard: Heard, turn: Turn) -> None:
    with store().begin() as work:
        if work.cases.opened_by(turn.inbox_id) is None:
            report = work.reports.begin(turn.resident_id, "rights", turn.conversation_key)
            work.reports.keep_answers(report, {"rights_answers": in_words(heard)})
            work.cases.open(report, turn.inbox_id, kind=CaseKind.HELP, topic=TOPIC)
            work.commit()


def in_words(heard: Heard) -> dict[str, Any]:
    """The answers as a steward reads them, with what was found; what was left out is not there."""
    answers: dict[str, Any] = {
        name: {"say": "button-skip" if answer == DONT_KNOW else f"option-{name}-{answer}"}
        for name, answer in heard.items()
        if answer
    }
    return {**answers, "benefits": ", ".join(one.name for one in found(heard))}
