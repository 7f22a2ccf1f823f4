"""What a turn tells of a report of nuisance: kind, place, details, and the resident's wishes."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.places import (
    hear_place,
    home_of,
    place_in,
    renumbered,
    says_elsewhere,
    shown,
)
from flows.nuisance.questions import (
    Details,
    answer_of,
    asked_of,
    in_short,
    kinds,
    next_question,
    with_hints,
)
from flows.shared.forms import LEFT_OUT, Answers
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn
from storage.nuisance import NIGHT_BEGINS, NIGHT_ENDS
from storage.place import Place

UNSPECIFIED, NOISE = "report_nuisance", "nuisance_noise"
KINDS = tuple(kind for kind in kinds() if kind != UNSPECIFIED)
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
FEW_WORDS = 3
KNOWN, YES, NO = "known", "yes", "no"
ANONYMOUS, PRIVACY = "anonymous", "privacy"
NEXT_LIKELIEST = 3
"""How far down the meanings of a message its kind is looked for."""


def first_words(dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
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


def read_back(dispatcher: CollectingDispatcher, heard: Answers) -> None:
    """What was understood of the first words, so that a mistake shows at once."""
    what, rest = in_short(heard["nuisance_kind"], heard["nuisance_answers"] or {})
    place = heard["nuisance_place"]
    where = shown(Place.of(place)) if place else None
    if known := [one for one in (what, where, *rest) if one]:
        lines = [{"say": "noted-line", "args": {"value": one}} for one in known]
        say(dispatcher, "nuisance-noted", what={"lines": lines})
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


def hear_kind(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    kind = turn.intent if turn.intent in KINDS else UNSPECIFIED
    heard = _with_kind(kind, so_far.get("nuisance_answers") or {}, turn)
    place = None if so_far.get("nuisance_place") else place_in(turn)
    if place:
        heard |= heard_place(dispatcher, place)
    if not so_far.get("nuisance_night_told") and _is_about_night(turn, heard):
        say(dispatcher, "nuisance-noise-at-night")
        heard["nuisance_night_told"] = True
    return heard


def hear_answer_to_where(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    if turn.is_surely("skip", "deny"):
        if so_far.get("nuisance_place_refused"):
            return {"nuisance_place": LEFT_OUT, "nuisance_remember": NO}
        say(dispatcher, "nuisance-place-needed")
        return {"nuisance_place": None, "nuisance_place_refused": True}
    place = hear_place(dispatcher, turn, tells_again=turn.is_surely(*KINDS))
    heard = _with_kind(so_far["nuisance_kind"], so_far.get("nuisance_answers") or {}, turn)
    if place is not None:
        return {**heard, **heard_place(dispatcher, place)}
    if "home" in turn.entities:
        return {**heard, "nuisance_place": None, "nuisance_remember": None}
    return {**heard, "nuisance_place": None}


def heard_place(dispatcher: CollectingDispatcher, place: Place) -> Answers:
    say(dispatcher, "nuisance-place-noted", place=shown(place))
    return {"nuisance_place": place.as_data()}


def hear_details(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    kind, details = so_far["nuisance_kind"], dict(so_far.get("nuisance_answers") or {})
    question = next_question(kind, details)
    if question is None:
        return {"nuisance_details": KNOWN}
    answer = answer_of(question, turn)
    if answer is not None:
        details[question.name] = answer
    heard = _with_kind(kind, details, turn)
    if turn.is_surely("affirm") and next_question(kind, heard["nuisance_answers"]) == question:
        say(dispatcher, "nuisance-tell")
    return heard


def hear_consent(_dispatcher: CollectingDispatcher, turn: Turn, _so_far: Answers) -> Answers:
    """Consent is only a clear yes."""
    return {"nuisance_remember": YES if turn.is_surely("affirm") else NO}


def hear_verdict(dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
    """Sent, or one field changed, by its button or in words."""
    again: Answers = {"nuisance_send": None}
    kind, details = so_far["nuisance_kind"], dict(so_far.get("nuisance_answers") or {})
    choice = turn.entities.get("choice") or _field_named(turn)
    if choice in ("kind", "place"):
        return {**again, f"nuisance_{choice}": None}
    if choice in details:
        del details[choice]
        return {**again, "nuisance_answers": details, "nuisance_details": None}
    if turn.is_surely("affirm"):
        return {"nuisance_send": YES}
    corrected = _corrected(turn, kind, details)
    if place := place_in(turn) or (None if corrected else _renumbered(turn, so_far)):
        return {**again, **corrected, "nuisance_place": place.as_data()}
    if corrected or turn.pressed or turn.is_surely("deny", "skip"):
        return {**again, **corrected}
    if says_elsewhere(dispatcher, turn):
        return again
    more = "\n".join(filter(None, [details.get("more"), turn.words]))
    return {**again, "nuisance_answers": {**details, "more": more}}


def _field_named(turn: Turn) -> str | None:
    """The field that a line of hardly more than its name says should be different."""
    return turn.entities.get("field") if len(turn.words.split()) <= FEW_WORDS else None


def _renumbered(turn: Turn, so_far: Answers) -> Place | None:
    """The same place with another house number, unless the words put something else right."""
    place = so_far.get("nuisance_place")
    return renumbered(Place.of(place), turn.words) if place else None


def _corrected(turn: Turn, kind: str, details: Details) -> Answers:
    """Answers that the words put right: "no, since Tuesday"."""
    said = {one.name: one.heard_in(turn) for one in asked_of(kind)}
    new = {name: value for name, value in said.items() if value}
    return {"nuisance_answers": {**details, **new}} if new else {}


def name_wish(
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
    return local.hour >= NIGHT_BEGINS or local.hour < NIGHT_ENDS
