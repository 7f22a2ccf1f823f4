"""The form of a report for somebody: its questions, and what is known after each answer.

Nothing is kept in memory: a question is a message to the stewards that carries what was answered
before it, and the answer is a press on it or a Telegram-reply to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.staff.acts import Act
from city.neighbourhoods import named as named_neighbourhood
from city.streets import address_in
from storage.entering import Entered
from storage.place import Place
from storage.vocabulary import CaseKind, Entry

WANTED = (Entry.COUNTER, Entry.PHONE, Entry.SCHOOL, Entry.POLICE)
LEFT_OUT = "none"
"""The choice of a button that leaves a question open."""
LONGEST_WORDS = 2_500
"""Characters of the report: as much as its card shows."""
LONGEST_LINE = 128
"""Characters of a place or a name."""

Form = dict[str, Any]
Choice = tuple[str, dict[str, Any], str]
"""A button: its text, the variables of that, and what it means."""


@dataclass(frozen=True)
class Question:
    """`say` is its text, `field` what it fills; `choices` are its buttons, `longest` how many
    characters a written answer may have, 0 where only buttons answer."""

    say: str
    field: str
    choices: Callable[[Act, Form], list[Choice]]
    longest: int = 0


def _entries(_act: Act, _form: Form) -> list[Choice]:
    return [(f"staff-entry-{entry}", {}, entry.value) for entry in WANTED]


def _kinds(_act: Act, _form: Form) -> list[Choice]:
    return [(f"staff-kind-{kind}", {}, kind.value) for kind in CaseKind]


def _topics(act: Act, form: Form) -> list[Choice]:
    """All topics of the kind that the residents' texts know."""
    kind = form["kind"]
    keys = act.tools.residents.keys()
    topics = [key.removeprefix("topic-") for key in keys if key.startswith("topic-")]
    fitting = [one for one in topics if one.startswith(f"{kind}_") or one == f"report_{kind}"]
    return [(f"topic-{topic}", {}, topic) for topic in fitting]


def _languages(act: Act, _form: Form) -> list[Choice]:
    name = act.tools.texts.language_name
    return [
        ("staff-button-language", {"name": name(code)}, code)
        for code in act.tools.residents.languages
    ]


QUESTIONS = (
    Question("staff-report-entry", "entry", _entries),
    Question("staff-report-kind", "kind", _kinds),
    Question("staff-report-topic", "topic", _topics),
    Question(
        "staff-report-place",
        "place",
        lambda _act, _form: [("staff-button-no-place", {}, LEFT_OUT)],
        LONGEST_LINE,
    ),
    Question("staff-report-words", "words", lambda _act, _form: [], LONGEST_WORDS),
    Question(
        "staff-report-name",
        "name",
        lambda _act, _form: [("staff-button-anonymous", {}, LEFT_OUT)],
        LONGEST_LINE,
    ),
    Question("staff-report-language", "language", _languages),
)
SUMMARY = "staff-report-summary"
BY_KEY = {question.say: question for question in QUESTIONS}


def next_question(form: Form) -> Question | None:
    """The first that is open; None when all is known."""
    return next((one for one in QUESTIONS if one.field not in form), None)


def with_choice(act: Act, question: Question, form: Form, choice: str) -> Form | None:
    """The form with this button pressed; None when the question has no such button."""
    if choice not in {meant for _label, _args, meant in question.choices(act, form)}:
        return None
    return {**form, question.field: None if choice == LEFT_OUT else choice}


def with_words(question: Question, form: Form, words: str) -> Form:
    """The form with this written answer."""
    return {**form, question.field: place_of(words) if question.field == "place" else words}


def place_of(words: str) -> dict[str, Any]:
    """A place as the steward wrote it, with the street and neighbourhood that the city knows."""
    address, area = address_in(words), named_neighbourhood(words)
    return Place(
        words,
        street=address.street if address else None,
        number=address.number if address else None,
        neighbourhood=area.id if area else None,
    ).as_data()


def summary(act: Act, form: Form) -> dict[str, Any]:
    """The variables of the text that reads all back."""
    return {
        "entry": {"say": f"staff-entry-{form['entry']}"},
        "topic": {"say": f"topic-{form['topic']}"},
        "place": _shown(form["place"]),
        "name": form["name"] or {"say": "staff-anonymous"},
        "language": act.tools.texts.language_name(form["language"]),
        "words": form["words"],
    }


def _shown(place: dict[str, Any] | None) -> str | dict[str, Any]:
    """A street that the city does not have is said: such a report joins no other."""
    if place is None:
        return {"say": "left-out"}
    words = place["words"]
    return words if place["street"] else {"say": "staff-place-unknown", "args": {"place": words}}


def entered(form: Form) -> Entered:
    """What a whole form says."""
    return Entered(
        entry=Entry(form["entry"]),
        kind=CaseKind(form["kind"]),
        topic=form["topic"],
        place=Place.of(form["place"]) if form["place"] else None,
        words=form["words"],
        name=form["name"],
        language=form["language"],
    )
