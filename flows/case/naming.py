"""How a case is called, on a button and in a sentence."""

from flows.shared.say import Button, button, topic
from storage.models import Case

ON_A_BUTTON = 15
"""How many characters of an address a button shows: beside its reference 24 fit."""


def about(case: Case) -> dict[str, object]:
    """What a case is about, where others may look over a shoulder: no word of violence."""
    name = topic("help_general" if case.no_automatic_messages else case.topic)
    if case.address is None:
        return dict(name)
    return {"say": "about-with-place", "args": {"topic": name, "place": case.address}}


def case_button(case: Case, intent: str, **entities: str) -> Button:
    """A button that names the case, by its reference and a little of its place; `entities` are
    what it says besides."""
    place = _short(case)
    args = {"reference": case.reference, "place": place}
    label = "button-case-at" if place else "button-case"
    return {**button(label, intent, reference=case.reference, **entities), "args": args}


def _short(case: Case) -> str:
    """An address cut to what a button holds; the number tells two houses of a street apart."""
    if not (case.street and case.number):
        return (case.address or "")[:ON_A_BUTTON].strip()
    whole = f"{case.street} {case.number}"
    if len(whole) <= ON_A_BUTTON:
        return whole
    return f"{case.street[: ON_A_BUTTON - len(case.number) - 2]}… {case.number}"
