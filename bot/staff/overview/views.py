"""One page of the queue through one filter: as a button carries it, and as people name it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from typing import Any

from bot.staff.acts import Tools
from bot.staff.overview.naming import dutch_name
from city.neighbourhoods import neighbourhoods
from city.writing import plain
from storage.models import Steward
from storage.queue import Wanted
from storage.vocabulary import CaseKind

CARRIED = re.compile(r"(\d{1,4}),([a-z]{0,3}),(\d{0,2}),(\d{0,9}|m),(s?),([a-z_]{0,8})")
"""Page, language, number of the neighbourhood, number of a steward ("m": whoever presses it),
snoozed, topic: together at most the 32 signs that a button's choice may have."""
LONGEST_TOPIC = 8
"""Letters of a topic that a button carries; no two topics begin with the same."""
SHORT = {"n_": "nuisance_", "h_": "help_"}
"""Beginnings of topics as a button carries them; a beginning alone is the whole kind."""
KINDS = {"n_": CaseKind.NUISANCE, "h_": CaseKind.HELP}
KIND_WORDS = {"overlast": CaseKind.NUISANCE, "hulp": CaseKind.HELP, "hulpvraag": CaseKind.HELP}
MINE = frozenset({"mijn", "mij", "ik", "mine"})
SNOOZED = frozenset({"uitgesteld", "uitgestelde", "snooze", "snoozed"})
SHORTEST_PART = 4
"""Letters from which a part of a name stands for the whole, if it is part of no other."""


@dataclass(frozen=True)
class View:
    """A filter, and which page of what it leaves; the first page is 0."""

    wanted: Wanted = field(default_factory=Wanted)
    page: int = 0

    def carried(self) -> str:
        """As a button carries it."""
        wanted = self.wanted
        area = neighbourhoods()[wanted.neighbourhood].number if wanted.neighbourhood else ""
        kind = next((short for short, one in KINDS.items() if one is wanted.kind), "")
        parts = (
            self.page,
            wanted.language or "",
            area,
            wanted.steward_id or "",
            "s" if wanted.snoozed else "",
            _short(wanted.topic) if wanted.topic else kind,
        )
        return ",".join(str(part) for part in parts)


def carried(choice: str, tools: Tools, who: Steward) -> View | None:
    """What a button carried; None for anything that no button of ours does. `who` pressed it."""
    found = CARRIED.fullmatch(choice)
    if found is None:
        return None
    page, language, area, owner, snoozed, topic = found.groups()
    areas = {str(one.number): one.id for one in neighbourhoods().values()}
    topics = {_short(one): one for one in known_topics(tools)}
    known = (
        (not language or language in tools.residents.languages)
        and (not area or area in areas)
        and (not topic or topic in topics or topic in KINDS)
    )
    if not known:
        return None
    wanted = Wanted(
        language=language or None,
        neighbourhood=areas.get(area),
        topic=topics.get(topic),
        kind=KINDS.get(topic),
        steward_id=who.id if owner == "m" else int(owner or 0) or None,
        snoozed=bool(snoozed),
    )
    return View(wanted, int(page))


def _short(topic: str) -> str:
    for short, long in SHORT.items():
        if topic.startswith(long):
            topic = short + topic.removeprefix(long)
    return topic[:LONGEST_TOPIC]


def known_topics(tools: Tools) -> list[str]:
    """Every topic that a case may have, those of nuisance first."""
    keys = tools.residents.keys()
    found = [key.removeprefix("topic-") for key in keys if key.startswith("topic-")]
    return sorted(found, key=lambda topic: (not topic.startswith("nuisance_"), topic))


def in_words(words: str, tools: Tools, who: Steward) -> tuple[Wanted, list[str]]:
    """The filter that words name, and the words that name none. Several words may be one name."""
    meanings, left = _meanings(tools, who), plain(words).split()
    wanted, unknown = Wanted(), []
    while left:
        for length in range(len(left), 0, -1):
            if meaning := meanings.get(" ".join(left[:length])):
                wanted, left = replace(wanted, **meaning), left[length:]
                break
        else:
            unknown.append(left.pop(0))
    return wanted, unknown


def _meanings(tools: Tools, who: Steward) -> dict[str, dict[str, Any]]:
    """What each name sets; a name of two things is the one that was named whole, or none."""
    whole: dict[str, dict[str, Any]] = {}
    parts: dict[str, dict[str, Any]] = {}
    for name, meaning in _names(tools):
        whole.setdefault(plain(name), meaning)
        for part in plain(name).split():
            if len(part) >= SHORTEST_PART:
                same = parts.setdefault(part, meaning) == meaning
                parts[part] = meaning if same else {}
    whole.update({word: {"steward_id": who.id} for word in MINE})
    whole.update({word: {"snoozed": True} for word in SNOOZED})
    whole.update({word: {"kind": kind, "topic": None} for word, kind in KIND_WORDS.items()})
    return {**parts, **whole}


def _names(tools: Tools) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every name that something has, with what it sets."""
    for language in tools.residents.languages:
        meaning = {"language": language}
        yield language, meaning
        yield tools.texts.language_name(language), meaning
        yield dutch_name(language), meaning
    for area in neighbourhoods().values():
        for name in (area.name, *area.also_called):
            yield name, {"neighbourhood": area.id}
    for topic in known_topics(tools):
        yield tools.texts.render(f"topic-{topic}"), {"topic": topic, "kind": None}


def is_any(wanted: Wanted) -> bool:
    """Whether a filter leaves out nothing but what is snoozed."""
    return all(getattr(wanted, one.name) == one.default for one in fields(wanted))
