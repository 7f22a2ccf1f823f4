"""HSDS 3 as tables (its Tabular Data Package): one CSV file for each kind of object.

An object in JSON holds others; in a table one names the other by its id.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import Path as ZipPath

from city.files import UNREADABLE, cannot_be_read, read_text


class Below(NamedTuple):
    """Rows of `table`, whose `column` names the object that holds a list of them as `field`."""

    table: str
    column: str
    field: str


class Beside(NamedTuple):
    """One row of `table`, named in `column` of the object that holds it as `field`."""

    table: str
    column: str
    field: str


SHAPE: dict[str, tuple[Below | Beside, ...]] = {
    "services": (
        Beside("organizations", "organization_id", "organization"),
        Below("phones", "service_id", "phones"),
        Below("schedules", "service_id", "schedules"),
        Below("service_areas", "service_id", "service_areas"),
        Below("service_at_location", "service_id", "service_at_locations"),
        Below("languages", "service_id", "languages"),
        Below("cost_options", "service_id", "cost_options"),
        Below("required_documents", "service_id", "required_documents"),
        Below("attributes", "link_id", "attributes"),
    ),
    "organizations": (Below("phones", "organization_id", "phones"),),
    "service_at_location": (
        Beside("locations", "location_id", "location"),
        Below("phones", "service_at_location_id", "phones"),
        Below("schedules", "service_at_location_id", "schedules"),
    ),
    "locations": (
        Below("addresses", "location_id", "addresses"),
        Below("phones", "location_id", "phones"),
        Below("schedules", "location_id", "schedules"),
        Below("languages", "location_id", "languages"),
    ),
    "attributes": (Beside("taxonomy_terms", "taxonomy_term_id", "taxonomy_term"),),
    "taxonomy_terms": (Beside("taxonomies", "taxonomy_id", "taxonomy_detail"),),
}
Rows = list[dict[str, Any]]
NOT_OURS = ("__MACOSX", ".")
"""What a Mac puts beside the files when it packs a folder."""


def read_tables(path: Path) -> list[Any]:
    """The services of a folder or zip of tables, nested. Raises ValueError with what is wrong."""
    if path.suffix.lower() == ".csv" and path.is_file():
        raise ValueError(f"{path}: one table alone: name the folder or zip that holds all of them")
    try:
        files = list(_files(path))
    except UNREADABLE as error:
        raise ValueError(cannot_be_read(str(path), error)) from error
    tables = {one.name.removesuffix(".csv"): _rows(one, f"{path}/{one.name}") for one in files}
    if not tables.get("services"):
        raise ValueError(f"{path}: there is no services.csv with a service in it")
    return list(_nested("services", tables["services"], _by_column(tables)))


def _files(path: Path) -> Iterator[Path | ZipPath]:
    """The CSV files of a folder or zip, or of the one folder in it."""
    inside: list[Path | ZipPath] = list((path if path.is_dir() else ZipPath(path)).iterdir())
    inside = [one for one in inside if not one.name.startswith(NOT_OURS)]
    if len(inside) == 1 and inside[0].is_dir():
        inside = list(inside[0].iterdir())
    return (one for one in inside if one.name.endswith(".csv"))


def _rows(table: Path | ZipPath, where: str) -> Rows:
    rows = csv.DictReader(io.StringIO(read_text(table, where), newline=""))
    if rows.fieldnames and "id" not in rows.fieldnames:
        raise ValueError(f"{where}:1: there is no column `id`; columns stand between commas")
    try:
        return list(rows)
    except csv.Error as error:
        raise ValueError(f"{where}:{rows.line_num}: no CSV: {error}") from error


type Index = dict[tuple[str, str], dict[str, Rows]]


def _by_column(tables: dict[str, Rows]) -> Index:
    """The rows of each table by each column that another object is found by."""
    ways = {(way.table, _key(way)) for ways in SHAPE.values() for way in ways}
    index: Index = {way: {} for way in ways}
    for table, column in ways:
        for row in tables.get(table, []):
            index[table, column].setdefault(row.get(column) or "", []).append(row)
    return index


def _key(way: Below | Beside) -> str:
    return way.column if isinstance(way, Below) else "id"


def _nested(table: str, rows: Iterable[dict[str, Any]], index: Index) -> Iterator[dict[str, Any]]:
    for row in rows:
        whole = {name: value for name, value in row.items() if name}
        for way in SHAPE.get(table, ()):
            wanted = row.get("id") if isinstance(way, Below) else row.get(way.column)
            found = index[way.table, _key(way)].get(wanted, []) if wanted else []
            held = list(_nested(way.table, found, index))
            whole[way.field] = held if isinstance(way, Below) else next(iter(held), None)
        yield whole


def write_tables(services: list[dict[str, Any]], folder: Path) -> None:
    """Writes the tables and their descriptor; the folder is made if need be."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for one in services:
        _take_apart("services", one, tables)
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(dict.fromkeys(column for row in rows.values() for column in row))
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows.values())
    package = _package({name: [*rows.values()] for name, rows in tables.items()})
    described = json.dumps(package, indent=2)
    (folder / "datapackage.json").write_text(described + "\n", "utf-8")


def _take_apart(
    table: str, whole: dict[str, Any], tables: dict[str, dict[str, dict[str, Any]]]
) -> None:
    row = dict(whole)
    rows = tables.setdefault(table, {})
    rows[row["id"]] = row
    for way in SHAPE.get(table, ()):
        held = row.pop(way.field, None)
        if held and isinstance(way, Below):
            for one in held:
                _take_apart(way.table, {**one, way.column: row["id"]}, tables)
        elif held:
            row[way.column] = held["id"]
            _take_apart(way.table, held, tables)


def _package(tables: dict[str, Rows]) -> dict[str, Any]:
    """The descriptor that a Tabular Data Package needs."""
    return {
        "name": "buurtlijn-social-map",
        "profile": "tabular-data-package",
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "schema": {"fields": list(_columns(rows)), "primaryKey": "id"},
            }
            for name, rows in tables.items()
        ],
    }


def _columns(rows: Rows) -> Iterator[dict[str, str]]:
    kinds = {name: type(value) for row in rows for name, value in row.items()}
    for name, kind in kinds.items():
        yield {"name": name, "type": "number" if kind in (int, float) else "string"}
