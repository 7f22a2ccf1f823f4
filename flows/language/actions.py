"""Choosing the language."""

import re

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.house import store
from flows.shared.languages import language_buttons, language_names
from flows.shared.say import say
from flows.shared.turn import Turn
from flows.shared.ways_in import ways_in


class ChangeLanguage(TurnAction):
    """Changes to the language of the button or of the words, else shows all as buttons."""

    def name(self) -> str:
        return "action_change_language"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        wanted = turn.entities.get("language") or _named(turn.words)
        if wanted not in language_names():
            say(dispatcher, "language-which", language_buttons())
            return []
        with store().begin() as work:
            work.residents.choose_language(turn.resident_id, wanted)
            work.commit()
        changed = {"say": "language-changed", "language": wanted, "buttons": ways_in()}
        dispatcher.utter_message(json_message=changed)
        return []


def _named(words: str) -> str | None:
    """The language that the words name, if they name exactly one."""
    written = words.casefold()
    named = {
        code
        for code, names in language_names().items()
        if any(re.search(rf"\b{re.escape(name)}", written) for name in names)
    }
    return named.pop() if len(named) == 1 else None
