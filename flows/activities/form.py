"""The form that hears where and when somebody looks for something to do."""

from rasa_sdk.executor import CollectingDispatcher

from city.neighbourhoods import at_point, named, neighbourhoods
from flows.activities.weeks import THIS_WEEK
from flows.shared.forms import Answers
from flows.shared.passing import PassingForm
from flows.shared.say import say
from flows.shared.turn import Turn

ALL = "all"
MORE, OTHER_AREA, DONE = "more", "other_area", "done"
PAGE = 5
"""Activities in one message."""
SLOTS = tuple(
    f"activities_{name}" for name in ("where", "when", "missed", "begin", "shown", "choice")
)
ANSWERS = ("affirm", "deny", "skip", "help_activities", "add_information", "nlu_fallback")
"""Meanings that are never about something else: the name of a neighbourhood resembles many."""


class ValidateActivitiesForm(PassingForm):
    """Keeps nothing: what is on is no secret, and who asked is nobody's business."""

    form, flow = "activities_form", "activities"

    def begun(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        return {**dict.fromkeys(SLOTS), "activities_when": THIS_WEEK, **_heard(turn)}

    def heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        hear = self._where if asked == "activities_where" else self._choice
        return hear(dispatcher, turn, so_far)

    def is_answer(self, turn: Turn, asked: str) -> bool:
        """A button of our own, or words that are no topic; "places" is a topic's button."""
        if turn.pressed:
            return bool(turn.entities.keys() & {"choice", "area", "week"}) or bool(turn.pin)
        return turn.intent in ANSWERS or bool(_heard(turn))

    @staticmethod
    def _where(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        heard = _heard(turn)
        if "activities_where" in heard:
            return heard
        if so_far.get("activities_missed") or turn.is_surely("skip", "deny"):
            return {**heard, "activities_where": ALL}
        say(dispatcher, "activities-where-unknown")
        return {**heard, "activities_where": None, "activities_missed": True}

    @staticmethod
    def _choice(_: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        chosen = turn.entities.get("choice")
        if chosen == MORE:
            begin = (so_far.get("activities_begin") or 0) + PAGE
            return {"activities_choice": None, "activities_begin": begin}
        if chosen == OTHER_AREA:
            return {"activities_where": None, "activities_choice": None}
        if heard := _heard(turn):
            return {**heard, "activities_begin": 0, "activities_choice": None}
        ends = chosen == DONE or turn.is_surely("deny", "skip", "thanks")
        return {"activities_choice": DONE if ends else None}

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        if asked and turn.is_surely("thanks"):
            return turn.may_be_danger
        return super()._interrupts(turn, asked)


def _heard(turn: Turn) -> Answers:
    """Where and when, as far as a turn says so."""
    heard: Answers = {}
    if where := _area(turn):
        heard["activities_where"] = where
    if when := turn.entities.get("week") or turn.entities.get("day"):
        heard["activities_when"] = when
    return heard


def _area(turn: Turn) -> str | None:
    pressed = turn.entities.get("area")
    if pressed == ALL or pressed in neighbourhoods():
        return pressed
    found = at_point(*turn.pin) if turn.pin else named(turn.words)
    return found.id if found else None
