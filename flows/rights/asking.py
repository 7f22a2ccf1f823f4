"""What the check asks, and what it shows at the end."""

from collections.abc import Iterable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from city.benefits import Benefit
from city.cards import in_own_language
from city.services import Service
from flows.rights.finding import by_id, found, looking_along, next_question
from flows.rights.form import HELP, MORE, NO, PAGE
from flows.rights.questions import DONT_KNOW, Question
from flows.shared.action import Events, TurnAction
from flows.shared.asked import options
from flows.shared.cards import cards
from flows.shared.say import Button, button, say
from flows.shared.turn import Turn

BY_ITSELF = {"yes": "rights-by-itself", "partly": "rights-partly-by-itself"}


class AskRightsDetails(TurnAction):
    """The next question that matters."""

    def name(self) -> str:
        return "action_ask_rights_form_rights_details"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        question = next_question(tracker.slots.get("rights_answers") or {})
        if question is not None:
            say(dispatcher, f"rights-ask-{question.name}", _options(question))
        return []


def _options(question: Question) -> list[Button]:
    return [
        *options(question.name, question.options, no=question.no),
        button("button-skip", "skip", choice=DONT_KNOW),
        button("button-rights-pass", "skip"),
        button("button-cancel", "cancel"),
    ]


class AskRightsChoice(TurnAction):
    """Shows what was found, a page at a time; once seen, only asks what the resident wants."""

    def name(self) -> str:
        return "action_ask_rights_form_rights_choice"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        every = found(tracker.slots.get("rights_answers") or {})
        begin = tracker.slots.get("rights_shown") or 0
        page = every[begin : begin + PAGE]
        more = [button("button-rights-more", "affirm", choice=MORE)]
        buttons = [
            *(more if every[begin + PAGE :] else []),
            button("button-rights-help", "affirm", choice=HELP),
            button("button-rights-no", "deny", choice=NO),
        ]
        was_shown = tracker.slots.get("requested_slot") == "rights_choice"
        if was_shown and turn.entities.get("choice") != MORE:
            say(dispatcher, "rights-what-now", buttons)
        elif not page:
            say(dispatcher, "rights-none", buttons)
        else:
            key = "rights-found-more" if begin else "rights-found"
            say(dispatcher, key, buttons, lines={"lines": blocks(page)})
        return []


def blocks(page: Iterable[Benefit]) -> list[Any]:
    """The benefits as they are read, a blank line between them."""
    shown: list[Any] = []
    for one in page:
        shown += [
            *([""] if shown else []),
            {
                "say": "rights-benefit",
                "args": {
                    "name": one.name,
                    "gives": in_own_language(one.gives),
                    "facts": {"lines": _facts(one)},
                },
            },
        ]
    return shown


def _facts(one: Benefit) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if key := BY_ITSELF.get(one.automatic):
        facts.append({"say": key})
    if one.first_let_somebody_look:
        where = _doors(looking_along())
        facts.append({"say": "rights-look-first", "args": {"where": where}})
    else:
        where = _doors(by_id()[door] for door in one.where_to_ask)
        facts.append({"say": "rights-where", "args": {"where": where}})
    if one.deadline:
        deadline = in_own_language(one.deadline)
        facts.append({"say": "rights-deadline", "args": {"deadline": deadline}})
    if one.bring:
        facts.append({"say": "rights-bring", "args": {"bring": in_own_language(one.bring)}})
    if not one.verified:
        facts.append({"say": "rights-not-checked"})
    return facts


def _doors(doors: Iterable[Service]) -> str:
    """Names, with the phone numbers that were seen in a source."""
    return "; ".join(
        f"{one.name} ({number})" if (number := cards().phone(one)) else one.name for one in doors
    )
