"""`buurtlijn map`: what is wrong with a social map, taking it into the database, giving it out."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from bot.settings import PREFIX, Settings, WrongSettings
from city.hours import STRICT, overlap
from city.hsds import is_hsds, read_hsds, read_topics, write_hsds
from city.listed import faults_of
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
    door but the fallback; `overlaps` are hours that may be a slip; `old` wait for a person who
    makes sure, the oldest first, `wordless` for a translator.
    """

    services: list[Service]
    faults: list[str]
    gaps: list[str]
    overlaps: list[str]
    old: list[Service]
    wordless: list[Service]


def check(path: Path, home: Path, today: datetime.date, topics: Path | None = None) -> Checked:
    """Reads a map, ours or HSDS, and holds it against the intents and the neighbourhoods.

    `topics` is the file that names our topics for the terms of another city.
    """
    found, faults = _read(path, topics)
    return _looked_over(str(path), found, faults, home, today)


def check_in_force(store: Store, home: Path, today: datetime.date) -> Checked:
    """The same of the map that residents are told of now."""
    where = "the map in force"
    with store.read() as work:
        kept = work.social_map.current()
    found: list[Service] = []
    faults: list[str] = []
    for name, data in kept.items():
        try:
            found.append(Service.model_validate(data, context=STRICT))
        except ValidationError as error:
            faults += (f"{where}: {name}: {fault}" for _, fault in faults_of(error))
    return _looked_over(where, found, faults, home, today)


def _looked_over(
    where: str, found: list[Service], faults: list[str], home: Path, today: datetime.date
) -> Checked:
    intents = _intents(home)
    strange = [
        f"{where}: {one.id}: topics: {topic} is no intent of nlu/intents.yml"
        for one in found
        for topic in one.topics
        if topic not in intents
    ]
    return Checked(
        services=found,
        faults=[*faults, *strange],
        gaps=[] if faults or strange else list(_unanswered(where, found, intents)),
        overlaps=list(_overlaps(found, today)),
        old=sorted(grown_old(found, today), key=lambda one: one.assured or datetime.date.min),
        wordless=[one for one in found if one.what is None],
    )


def _overlaps(found: Sequence[Service], today: datetime.date) -> Iterator[str]:
    for one in found:
        if found_two := overlap(one.open or [], today):
            day, *both = found_two
            hours = " and ".join(f"{each.opens}-{each.closes}" for each in both)
            yield f"hours overlap: {one.id}: {hours}, as on {day}"


def to_make_sure_of(service: Service) -> str:
    """How old an entry is, whom to ask whether it is still true, and what nobody ever saw."""
    age = f"older than a year: {service.assured}" if service.assured else "never made sure of:"
    ways = [str(way) for way in (service.phone, service.email, service.website) if way]
    asked = ", ".join(ways) or "no phone, e-mail or website is known"
    unseen = f"; never seen in a source: {', '.join(service.unseen)}" if service.unseen else ""
    return f"{age} {service.id}, {service.name}; ask: {asked}{unseen}"


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


def _unanswered(where: str, found: Sequence[Service], intents: Sequence[str]) -> Iterator[str]:
    """Topics for which somebody in some neighbourhood would find no door."""
    for topic in (intent for intent in intents if intent.startswith(TOPICS)):
        serving = [one.neighbourhoods for one in found if topic in one.topics]
        if "all" in serving:
            continue
        covered = {area for areas in serving for area in areas}
        if left := sorted(set(neighbourhoods()) - covered):
            yield f"{where}: {topic}: no service for {', '.join(left)}"


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
        with store.begin() as work:
            work.social_map.begin_with([one.as_data() for one in found])
            work.commit()
    finally:
        store.close()
