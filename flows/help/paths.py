"""Paths: conversations with a form of their own, to which a question leads. They stand in
`clarify.yml`."""

from dataclasses import dataclass
from functools import cache

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet

from flows.help.clarify import Clear
from flows.shared.action import Events
from flows.shared.asked import data_beside
from flows.shared.calendar import there_is_a_calendar
from flows.shared.say import Button, button
from flows.shared.turn import Turn


@dataclass(frozen=True)
class Path:
    """`said` are the answers, by question, that lead to it too. One that needs the city's calendar
    of activities is not there where the city has none."""

    name: str
    form: str
    topic: str
    said: dict[str, list[str]]
    needs_calendar: bool

    @property
    def is_there(self) -> bool:
        return not self.needs_calendar or there_is_a_calendar()

    def is_meant(self, clear: Clear) -> bool:
        """Whether one of these answers leads to it."""
        return any(clear.get(question) in options for question, options in self.said.items())


@cache
def paths() -> dict[str, Path]:
    """Every path by its name."""
    written = data_beside(__file__, "clarify.yml")["paths"]
    return {
        name: Path(
            name,
            one["form"],
            one["topic"],
            one.get("said", {}),
            one.get("needs_calendar", False),
        )
        for name, one in written.items()
    }


def path_of(turn: Turn) -> Path | None:
    """The path that a button names, or words about its topic."""
    named = turn.entities.get("path")
    about = (one for one in paths().values() if one.topic == turn.intent)
    meant = (one for one in about if one.name == named or one.is_meant(turn.entities))
    return next((one for one in meant if one.is_there), None)


def hinted_paths(turn: Turn) -> list[Button]:
    """The paths that words hint at, whatever they are taken for: to be offered, not to be taken."""
    named = turn.entities.get("path")
    return [
        button(f"path-{one.name}", one.topic, path=one.name)
        for one in paths().values()
        if (one.name == named or one.is_meant(turn.entities)) and one.is_there
    ]


def path_buttons(topic: str, clear: Clear) -> list[Button]:
    """The paths that stand beside what a topic asks or shows."""
    return [
        button(f"path-{one.name}", one.topic, path=one.name)
        for one in paths().values()
        if (one.topic == topic or one.is_meant(clear)) and one.is_there
    ]


def hand_over(path: Path) -> Events:
    """Ends the form that listens; that of the path hears the same message."""
    return [SlotSet("requested_slot", None), ActiveLoop(None), FollowupAction(path.form)]
