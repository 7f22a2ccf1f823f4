"""`buurtlijn map check`: what is wrong with a social map, and what it leaves without an answer."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from city.neighbourhoods import neighbourhoods
from city.services import Service, grown_old, read_services

TOPICS = ("help_", "nuisance_", "report_nuisance")
"""Intents that must lead to a service."""


@dataclass(frozen=True)
class Checked:
    """A map that was read. `faults` must be mended; `old` wait for a person who makes sure."""

    services: list[Service]
    faults: list[str]
    old: list[Service]


def check(path: Path, home: Path, today: datetime.date) -> Checked:
    """Reads a map in our YAML and holds it against the intents and the neighbourhoods."""
    found, faults = read_services(path)
    intents = _intents(home)
    faults += [
        f"{path}: {one.id}: topics: {topic} is no intent of nlu/intents.yml"
        for one in found
        for topic in one.topics
        if topic not in intents
    ]
    if not faults:
        faults += _unanswered(path, found, intents)
    return Checked(found, faults, grown_old(found, today))


def _intents(home: Path) -> list[str]:
    groups = yaml.safe_load((home / "nlu" / "intents.yml").read_text("utf-8"))
    return [intent for name, group in groups.items() if name != "entities" for intent in group]


def _unanswered(path: Path, found: Sequence[Service], intents: Sequence[str]) -> Iterator[str]:
    """Topics for which somebody in some neighbourhood would find no door."""
    for topic in (intent for intent in intents if intent.startswith(TOPICS)):
        serving = [one.neighbourhoods for one in found if topic in one.topics]
        if "all" in serving:
            continue
        covered = {area for areas in serving for area in areas}
        if left := sorted(set(neighbourhoods()) - covered):
            yield f"{path}: {topic}: no service for {', '.join(left)}"
