"""How an action answers: with text keys, never with words (design, decision A)."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

Button = dict[str, Any]


def button(label: str, intent: str, **entities: str) -> Button:
    """A button that means `intent`, with what it says besides; `label` is a text key."""
    return {"label": label, "intent": intent, "entities": entities}


def say(
    dispatcher: CollectingDispatcher,
    key: str,
    buttons: list[Button] | None = None,
    **args: Any,
) -> None:
    """Answers with a text; a variable may itself be a text: `topic={"say": key}`."""
    dispatcher.utter_message(json_message={"say": key, "args": args, "buttons": buttons or []})


def topic(intent: str) -> dict[str, str]:
    """The name of a topic, in whatever language it will be read."""
    return {"say": f"topic-{intent}"}
