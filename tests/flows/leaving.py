"""Reports that are left at their last question, and the turns that send them."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.help.ending import EndHelp
from flows.help.form import ValidateHelpForm
from flows.nuisance.form import ValidateNuisanceForm
from flows.nuisance.opening import OpenNuisanceCase
from flows.shared.action import Submit
from flows.shared.forms import ConversationForm
from flows.shared.turn import Turn
from flows.steward.actions import CallSteward, ValidateStewardForm
from tests.flows.asked import Talk
from tests.storage.arrange import message, resident

VIOLENCE = {
    "help_topic": "help_violence",
    "help_clear": "known",
    "help_door": "person",
    "help_check": "",
    "help_words": "hij slaat mij",
}
BUILDING: dict[str, Any] = {
    "nuisance_kind": "nuisance_building",
    "nuisance_place": None,
    "nuisance_details": "known",
    "nuisance_remember": "no",
    "nuisance_answers": {},
}


@dataclass(frozen=True)
class Left:
    """A report up to its last question, and the press that sends it."""

    form: type[ConversationForm]
    submit: type[Submit]
    answers: dict[str, Any]
    asked: str
    press: str
    begins: str
    """The intent of the buttons that take it up again."""

    def as_draft(self, talk: Talk, *, serious: bool = False) -> int:
        """What storage has of it."""
        with talk.store.begin() as work:
            who = resident(work, language="nl")
            draft = work.reports.keep_words(who.id, self.form.flow, "key", message(work), "help")
            work.reports.keep_answers(draft, {**self.answers, "serious": serious})
            work.commit()
            return draft.id


LEFT = [
    Left(ValidateHelpForm, EndHelp, VIOLENCE, "help_send", "affirm", "help_violence"),
    Left(
        ValidateNuisanceForm,
        OpenNuisanceCase,
        BUILDING,
        "nuisance_send",
        "affirm",
        "nuisance_building",
    ),
    Left(
        ValidateStewardForm,
        CallSteward,
        {"steward_topic": "talk_to_steward"},
        "steward_words",
        "skip",
        "talk_to_steward",
    ),
]


def received(talk: Talk) -> int:
    """A new message of the resident; its number."""
    with talk.store.begin() as work:
        inbox_id = message(work)
        work.commit()
        return inbox_id


def tried(
    left: Left, inbox_id: int, *, intent: str, in_form: bool, **entities: str
) -> tuple[list[str], dict[str, Any]]:
    """What a try says, and what its form heard; Rasa is as it was before the message."""
    heard = {
        "text": f"/{intent}",
        "intent": {"name": intent, "confidence": 1.0},
        "entities": [{"entity": name, "value": value} for name, value in entities.items()],
        "metadata": {"inbox": inbox_id, "resident": 1, "language": "nl"},
    }
    slots = {**left.answers, "requested_slot": left.asked} if in_form else {}
    loop = {"name": left.form.form} if in_form else {}
    dispatcher = CollectingDispatcher()
    heard_of: list[dict[str, Any]] = []
    for action in (left.form(), left.submit()):
        tracker = Tracker("key", slots, heard, [], False, None, loop, "action_listen")
        events = action.act(dispatcher, tracker, Turn.of(tracker))
        heard_of.append({e["name"]: e["value"] for e in events if e["event"] == "slot"})
        slots |= heard_of[-1]
    return [one["custom"]["say"] for one in dispatcher.messages], heard_of[0]
