"""What a steward says about themselves: the languages they speak and where they work."""

import re
from typing import Any

from bot.staff.acts import Act, Notice
from bot.texts import DEFAULT_LANGUAGE
from city.neighbourhoods import Neighbourhood, neighbourhoods

A_PAGE = 8
"""Neighbourhoods on one screen."""
LONGEST_AREA = 21
"""Characters of a neighbourhood's name on a button; before it stands whether it is chosen."""
PLACE = re.compile("[0-9]{1,3}")


def me(act: Act) -> None:
    """Who I am here, with a button for each language besides Dutch."""
    steward = act.steward
    buttons = [
        _switch(act, "speaks", language, {"languages": [language]}, language in steward.languages)
        for language in _languages(act)
    ]
    buttons.append(_button(act, "staff-button-areas", "areas", 0))
    act.answer(
        "staff-me",
        buttons,
        number=str(steward.telegram_user_id),
        role={"say": "staff-me-coordinator" if act.is_coordinator else "staff-me-steward"},
        languages=_or_none({"languages": steward.languages}, steward.languages),
        areas=_names(act),
    )


def show_me(act: Act) -> Notice | None:
    if stranger := _not_theirs(act):
        return stranger
    me(act)
    return None


def turn_language(act: Act) -> Notice | None:
    """On or off; what is no language of ours changes nothing."""
    if stranger := _not_theirs(act):
        return stranger
    if act.choice in _languages(act):
        act.work.stewards.turn_language(act.steward, act.choice)
        me(act)
    return None


def show_areas(act: Act) -> Notice | None:
    if stranger := _not_theirs(act):
        return stranger
    page = _number(act.choice)
    if page is not None and page < _pages():
        _areas(act, page)
    return None


def turn_area(act: Act) -> Notice | None:
    """On or off; a place that is not in the list changes nothing."""
    if stranger := _not_theirs(act):
        return stranger
    place = _number(act.choice)
    if place is not None and place < len(_all()):
        act.work.stewards.turn_neighbourhood(act.steward, _all()[place].id)
        _areas(act, place // A_PAGE)
    return None


def _areas(act: Act, page: int) -> None:
    """One screen of the neighbourhoods, with the way to the others and back."""
    chosen = _chosen(act)
    shown = list(enumerate(_all()))[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [_switch(act, "area", at, _short(one), at in chosen) for at, one in shown]
    if page > 0:
        buttons.append(_button(act, "staff-button-areas-back", "areas", page - 1))
    if page + 1 < _pages():
        buttons.append(_button(act, "staff-button-areas-on", "areas", page + 1))
    buttons.append(_button(act, "staff-button-areas-done", "me", 0))
    act.answer("staff-me-areas", buttons, areas=_names(act), page=page + 1, pages=_pages())


def _names(act: Act) -> object:
    names = [_all()[place].name for place in _chosen(act)]
    return _or_none(", ".join(names), names)


def _not_theirs(act: Act) -> Notice | None:
    """The screen of a colleague is not for us to press on."""
    return None if act.number == act.steward.id else Notice("staff-me-of-another")


def _switch(act: Act, verb: str, choice: object, what: object, on: bool) -> dict[str, Any]:
    label = "staff-button-is-on" if on else "staff-button-is-off"
    return {**_button(act, label, verb, choice), "args": {"what": what}}


def _button(act: Act, label: str, verb: str, choice: object) -> dict[str, Any]:
    return {"label": label, "data": f"s:{verb}:{act.steward.id}:{choice}"}


def _languages(act: Act) -> list[str]:
    """What residents may write in, less what every steward speaks."""
    return [one for one in act.tools.residents.languages if one != DEFAULT_LANGUAGE]


def _all() -> list[Neighbourhood]:
    """By name; their place in this list is what a button carries, as an id may be too long."""
    return sorted(neighbourhoods().values(), key=lambda one: one.name)


def _chosen(act: Act) -> list[int]:
    return [at for at, one in enumerate(_all()) if one.id in act.steward.neighbourhoods]


def _pages() -> int:
    return -(-len(_all()) // A_PAGE)


def _short(one: Neighbourhood) -> str:
    name = one.name.split(" - ")[0]
    return name if len(name) <= LONGEST_AREA else name[: LONGEST_AREA - 1] + "…"


def _number(choice: str) -> int | None:
    return int(choice) if PLACE.fullmatch(choice) else None


def _or_none(value: object, chosen: list[str]) -> object:
    return value if chosen else {"say": "staff-me-nothing"}
