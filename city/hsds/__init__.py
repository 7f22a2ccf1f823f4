"""Open Referral's HSDS 3: reading another city's directory, and giving ours to others.

JSON is a list of services with all that belongs to them nested; CSV is a folder or zip of tables.
Which field stands where: docs/decisions/0019-social-map.md.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from city.hsds.reading import Topics, read_json, read_records, read_topics
from city.hsds.tables import read_tables, write_tables
from city.hsds.writing import to_hsds
from city.services import Service

__all__ = ["Topics", "is_hsds", "read_hsds", "read_topics", "to_hsds", "write_hsds"]


def is_hsds(path: Path) -> bool:
    """By its name: a folder, a zip, JSON or CSV; all else is YAML of our own."""
    return path.is_dir() or path.suffix.lower() in (".json", ".zip", ".csv")


def read_hsds(path: Path, topics: Topics | None = None) -> tuple[list[Service], list[str]]:
    """What can be used of a file or folder, and a line for each fault.

    `topics` are for services that name none of ours; without it each of those is a fault.
    """
    try:
        records = read_json(path) if path.suffix.lower() == ".json" else read_tables(path)
    except ValueError as error:
        return [], [str(error)]
    return read_records(records, str(path), topics or {})


def write_hsds(services: Sequence[Service], path: Path) -> None:
    """Writes JSON if the name ends so, else a folder of tables. Raises OSError."""
    records = [to_hsds(one).model_dump(mode="json", exclude_defaults=True) for one in services]
    if path.suffix.lower() == ".json":
        path.write_text(json.dumps(records, ensure_ascii=False, indent=2) + "\n", "utf-8")
    else:
        write_tables(records, path)
