"""`buurtlijn map`: what is wrong with a social map, taking it into the database, giving it out."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.settings import PREFIX, Settings, WrongSettings
from city.hsds import is_hsds, read_hsds, read_topics, write_hsds
from city.neighbourhoods import neighbourhoods
from city.services import Service, grown_old, read_services
from storage import Store
from storage.social_map import Changes

TOPICS = ("help_", "nuisance_", "report_nuisance")
"""Intents that must lead to a service."""


@dataclass(frozen=True)
class Checked:
    """A map that was read.

    `faults` must be mended before it can be used; `gaps` are topics for which somebody finds no
    door but the fallback; `old` wait for a person who makes sure, `wordless` for a translator.
    """

    services: list[Service]
    faults: list[str]
    gaps: list[str]
    old: list[Service]
    wordless: list[Service]


def check(path: Path, home: Path, today: datetime.date, topics: Path | None = None) -> Checked:
    """Reads a map, ours or HSDS, and holds it against the intents and the neighbourhoods.

    `topics` is the file that names our topics for the terms of another city.
    """
    found, faults = _read(path, topics)
    intents = _intents(home)
    faults += [
        f"{path}: {one.id}: topics: {topic} is no intent of nlu/intents.yml"
        for one in found
        for topic in one.topics
        if topic not in intents
    ]
    gaps = [] if faults else list(_unanswered(path, found, intents))
    wordless = [one for one in found if one.what is None]
    return Checked(found, faults, gaps, grown_old(found, today), wordless)


def _read(path: Path, topics: Path | None) -> tuple[list[Service], list[str]]:
    if not is_hsds(path):
        return read_services(path)
    try:
        return read_hsds(path, read_topics(topics) if topics else None)
    except ValueError as error:
        return [], [str(error)]


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


def take_over(store: Store, services: Sequence[Service], *, dry_run: bool = False) -> Changes:
    """Makes these the social map and says what that changes; a dry run leaves all as it is."""
    with store.begin() as work:
        changes = work.social_map.take_over([one.as_data() for one in services])
        if not dry_run:
            work.commit()
    return changes


def give_out(store: Store, path: Path) -> int:
    """Writes the map in force as `write_hsds` does; returns how many. Raises OSError."""
    with store.read() as work:
        kept = work.social_map.current().values()
    services = [Service.model_validate(data) for data in kept]
    write_hsds(services, path)
    return len(services)


def first_map(settings: Settings, home: Path) -> None:
    """Fills a database that has no map yet from the file of the setting SOCIAL_MAP.

    Afterwards that file is not looked at again: what an official imports must not be undone by a
    restart. Raises WrongSettings when the file has faults.
    """
    store = Store(settings.database, settings.policy())
    try:
        with store.read() as work:
            if work.social_map.version():
                return
        path = settings.social_map or home / "city" / "services.yml"
        found, faults = _read(path, None)
        if faults:
            raise WrongSettings("\n".join(f"{PREFIX}SOCIAL_MAP: {fault}" for fault in faults))
        take_over(store, found)
    finally:
        store.close()
