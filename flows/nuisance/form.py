"""Listening to a report of nuisance: what each turn tells of kind, place, details and wishes."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.places import hear_place, home_of, place_in, says_elsewhere, shown
from flows.nuisance.questions import (
    Details,
    answer_of,
    asked_of,
    in_short,
    is_serious,
    next_question,
    with_hints,
)
from flows.nuisance.said_before import asks_whether_again
from flows.shared.forms import LEFT_OUT, Answers, ConversationForm
from flows.shared.house import store
from flows.shared.say import say, topic
from flows.shared.turn import VERY_SURE, Turn
from storage.place import Place

UNSPECIFIED, NOISE = "report_nuisance", "nuisance_noise"
KINDS = (
    NOISE,
    "nuisance_waste",
    "nuisance_pests",
    "nuisance_neighbours",
    "nuisance_public_space",
    "nuisance_vehicles",
    "nuisance_building",
)
SLOTS = tuple(
    f"nuisance_{name}"
    for name in (
        "kind",
        "place",
        "details",
        "remember",
        "send",
        "answers",
        "anonymous",
        "place_refused",
        "night_told",
    )
)
KNOWN, YES, NO = "known", "yes", "no"
ANONYMOUS, PRIVACY = "anonymous", "privacy"
TIMES = frozenset({"since", "often", "now", "night"})
MISTAKEN = frozenset({"case_status", "out_of_scope", "greet", "goodbye", "thanks", "capabilities"})
"""What a bare time, which is an answer, may look like by itself."""
NEXT_LIKELIEST = 3
"""How far down the meanings of a message its kind is looked for."""


class ValidateNuisanceForm(ConversationForm):
    """Uses all that was already said; asks only what is missing."""

    form, flow = "nuisance_form", "nuisance"

    def answers(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
    ) -> Answers:
        wishes = _name_wish(dispatcher, turn, asked, so_far)
        if asked is None:
            return {**_first_words(dispatcher, turn), **wishes}
        if wishes and (turn.pressed or turn.intent == PRIVACY):
            return {**wishes, asked: None}
        asks_help = turn.intent.startswith("help_") and "?" in turn.words
        if asks_help and turn.means(turn.intent, at_least=VERY_SURE):
            say(dispatcher, "nuisance-question-noted", topic=topic(turn.intent))
            return {asked: None, **wishes}
        hear = {
            "nuisance_kind": _kind,
            "nuisance_place": _place,
            "nuisance_details": _details,
            "nuisance_remember": _remember,
            "nuisance_send": _send,
        }[asked]
        return {**hear(dispatcher, turn, so_far), **wishes}

    def as_it_is(self, so_far: Answers) -> Answers:
        return {
            **so_far,
            "nuisance_kind": so_far.get("nuisance_kind") or UNSPECIFIED,
            "nuisance_place": so_far.get("nuisance_place") or LEFT_OUT,
            "nuisance_details": KNOWN,
            "nuisance_remember": so_far.get("nuisance_remember") or NO,
            "nuisance_send": YES,
        }

    def is_serious(self, so_far: Answers) -> bool:
        return is_serious(so_far.get("nuisance_kind"), so_far.get("nuisance_answers") or {})

    def before(self, dispatcher: CollectingDispatcher, turn: Turn, heard: Answers) -> bool:
        return asks_whether_again(dispatcher, turn, heard)

    def begun(self, dispatcher: CollectingDispatcher, heard: Answers) -> None:
        _read_back(dispatcher, heard)

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """To stay unnamed is a wish about this very report; "for two months now" is an answer."""
        if asked and turn.intent == PRIVACY and ANONYMOUS in turn.entities:
            return False
        answers = asked == "nuisance_details" and turn.entities.keys() & TIMES
        if answers and turn.intent in MISTAKEN:
            return False
        return super()._interrupts(turn, asked)

    def file_came(self, dispatcher: CollectingDispatcher, turn: Turn, asked: str) -> Answers:
        """A pin is the place, whatever was asked; anything else is kept."""
        if turn.pin is None:
            return super().file_came(dispatcher, turn, asked)
        place = hear_place(dispatcher, turn)
        if place is None:
            return {asked: None}
        return {asked: None, **_heard_place(dispatcher, place)}


def _first_words(dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
    kind = kind_in(turn)
    at_home = "home" in turn.entities
    place = place_in(turn) or (home_of(turn.resident_id) if at_home else None)
    if place is None:
        says_elsewhere(dispatcher, turn)
    heard: Answers = {
        **dict.fromkeys(SLOTS),
        **_with_kind(kind, {}, turn),
        "nuisance_place": place.as_data() if place else None,
        "nuisance_remember": None if at_home and place is None else NO,
    }
    return {**heard, "nuisance_night_told": _is_about_night(turn, heard) or None}


def kind_in(turn: Turn) -> str | None:
    """The kind that a turn tells of. Who begins with "without my name" tells it all the same."""
    if turn.intent == PRIVACY and ANONYMOUS in turn.entities:
        return next((one for one in turn.likeliest[:NEXT_LIKELIEST] if one in KINDS), None)
    return turn.intent if turn.intent in KINDS else None


def _read_back(dispatcher: CollectingDispatcher, heard: Answers) -> None:
    """What was understood of the first words, so that a mistake shows at once."""
    what, rest = in_short(heard["nuisance_kind"], heard["nuisance_answers"] or {})
    place = heard["nuisance_place"]
    where = shown(Place.of(place)) if place else None
    if known := [one for one in (what, where, *rest) if one]:
        say(dispatcher, "nuisance-noted", what={"listed": known})
    if heard.get("nuisance_night_told"):
        say(dispatcher, "nuisance-noise-at-night")


def _with_kind(kind: str | None, details: Details, turn: Turn) -> Answers:
    """The kind, with all that the turn says about its questions."""
    details = with_hints(kind, details, turn)
    done = kind is not None and next_question(kind, details) is None
    return {
        "nuisance_kind": kind,
        "nuisance_answers": details,
        "nuisance_details": KNOWN if done else None,
    }


def _kind(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    kind = turn.intent if turn.intent in KINDS else UNSPECIFIED
    heard = _with_kind(kind, so_far.get("nuisance_answers") or {}, turn)
    place = None if so_far.get("nuisance_place") else place_in(turn)
    if place:
        heard |= _heard_place(dispatcher, place)
    if not so_far.get("nuisance_night_told") and _is_about_night(turn, heard):
        say(dispatcher, "nuisance-noise-at-night")
        heard["nuisance_night_told"] = True
    return heard


def _place(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    if turn.is_surely("skip", "deny"):
        if so_far.get("nuisance_place_refused"):
            return {"nuisance_place": LEFT_OUT}
        say(dispatcher, "nuisance-place-needed")
        return {"nuisance_place": None, "nuisance_place_refused": True}
    place = hear_place(dispatcher, turn, tells_again=turn.is_surely(*KINDS))
    heard = _with_kind(so_far["nuisance_kind"], so_far.get("nuisance_answers") or {}, turn)
    if place is not None:
        return {**heard, **_heard_place(dispatcher, place)}
    if "home" in turn.entities:
        return {**heard, "nuisance_place": None, "nuisance_remember": None}
    return {**heard, "nuisance_place": None}


def _heard_place(dispatcher: CollectingDispatcher, place: Place) -> Answers:
    say(dispatcher, "nuisance-place-noted", place=shown(place))
    return {"nuisance_place": place.as_data()}


def _details(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    kind, details = so_far["nuisance_kind"], dict(so_far.get("nuisance_answers") or {})
    question = next_question(kind, details)
    if question is None:
        return {"nuisance_details": KNOWN}
    answer = answer_of(question, turn)
    if answer is not None:
        details[question.name] = answer
    return _with_kind(kind, details, turn)


def _remember(_dispatcher: CollectingDispatcher, turn: Turn, _so_far: Answers) -> Answers:
    """Consent is only a clear yes."""
    return {"nuisance_remember": YES if turn.is_surely("affirm") else NO}


def _send(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    """Sent, or one field changed, by its button or in words."""
    again: Answers = {"nuisance_send": None}
    kind, details = so_far["nuisance_kind"], dict(so_far.get("nuisance_answers") or {})
    choice = turn.entities.get("choice")
    if choice in ("kind", "place"):
        return {**again, f"nuisance_{choice}": None}
    if choice in details:
        del details[choice]
        return {**again, "nuisance_answers": details, "nuisance_details": None}
    if turn.is_surely("affirm"):
        return {"nuisance_send": YES}
    corrected = _corrected(turn, kind, details)
    if place := place_in(turn):
        return {**again, **corrected, "nuisance_place": place.as_data()}
    if corrected or turn.pressed or turn.is_surely("deny", "skip"):
        return {**again, **corrected}
    if says_elsewhere(dispatcher, turn):
        return again
    more = "\n".join(filter(None, [details.get("more"), turn.words]))
    return {**again, "nuisance_answers": {**details, "more": more}}


def _corrected(turn: Turn, kind: str, details: Details) -> Answers:
    """Answers that the words put right: "no, since Tuesday"."""
    said = {one.name: one.heard_in(turn) for one in asked_of(kind)}
    new = {name: value for name, value in said.items() if value}
    return {"nuisance_answers": {**details, **new}} if new else {}


def _name_wish(
    dispatcher: CollectingDispatcher, turn: Turn, asked: str | None, so_far: Answers
) -> dict[str, Any]:
    """Whether stewards may see the resident's name, when the turn says something about it."""
    if turn.entities.get("choice") == ANONYMOUS:
        wanted = not (asked and so_far.get("nuisance_anonymous"))
    elif ANONYMOUS in turn.entities:
        wanted = True
    else:
        return {}
    say(dispatcher, "nuisance-anonymous" if wanted else "nuisance-with-name")
    return {"nuisance_anonymous": wanted}


def _is_about_night(turn: Turn, heard: Answers) -> bool:
    """Noise at night: the police number is told once, and the report goes on all the same."""
    return heard["nuisance_kind"] == NOISE and ("night" in turn.entities or _is_night())


def _is_night() -> bool:
    """From 22 to 6 on the city's clock (stad.gent, geluidshinder: night noise goes to 101)."""
    local = store().clock().astimezone(store().policy.city_time().zone)
    return local.hour >= NIGHT_FROM or local.hour < NIGHT_TO


NIGHT_FROM, NIGHT_TO = 22, 6
