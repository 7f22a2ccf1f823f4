"""Showing residents all that is kept of them, and asking whether it shall go.

The bot makes the file when it sends it, and erases by itself when the button is pressed: Rasa
writes down each turn when it ends, so nothing that Rasa takes part in can forget that turn.
"""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import Button, say
from storage import UnitOfWork

SHOW, ERASE = "show_data", "erase_data"
"""What a resident wishes: by a button or a command (entity `choice`), or in words (nlu/cues)."""


def show(dispatcher: CollectingDispatcher) -> None:
    say(dispatcher, "my-data-coming")
    say(dispatcher, "my-data-file", _made="my_data")


def ask_to_erase(dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int) -> None:
    """Says what goes and what stays. With a case that is not closed it can go on, or end."""
    cases = work.erasing.open_cases(work.residents.get(resident_id))
    nothing = _does("button-erase-nothing", "erase_nothing")
    everything = _does("button-erase-all", "erase_all")
    if not cases:
        say(dispatcher, "privacy-erase-ask", [everything, nothing])
        return
    goes_on = _does("button-erase-but-open", "erase_but_open")
    references = ", ".join(case.reference for case in cases)
    buttons = [everything, goes_on, nothing]
    say(dispatcher, "privacy-erase-ask-open", buttons, references=references)


def _does(label: str, act: str) -> Button:
    """A button that the bot itself answers."""
    return {"label": label, "act": act}
