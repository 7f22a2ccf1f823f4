"""Looks which keys sealed what, and seals it anew with the first one, while others work."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine, Table

from storage import city_models, models, staff_models  # noqa: F401  so that Base knows every table
from storage.base import Base
from storage.columns import SealedJson, SealedText
from storage.engine import named
from storage.marks import case_marks, word_marks
from storage.sealing import Key, Keyring, Stray, Whose, keyring_of, whose

AT_A_TIME = 100
"""Rows of one transaction: others who write wait no longer than that takes."""

Tables = dict[Table, list[str]]
"""Tables with a column "id", and their sealed columns."""
EVENTS = Table("events", sa.MetaData(), sa.Column("id", sa.Integer), sa.Column("data", sa.Text))
TRACKERS: Tables = {EVENTS: ["data"]}
"""Rasa's, as its `SQLTrackerStore` makes it, in a database of its own."""


@dataclass
class Step:
    """Some rows of a table: how many, how many of them were sealed anew, and how many values each
    key sealed, by its name; or by `Stray` what none opens."""

    table: str
    rows: int = 0
    changed: int = 0
    by_key: Counter[str] = field(default_factory=Counter)


def name_of(sealed_by: Whose) -> str:
    """As it is counted and shown."""
    return sealed_by.name if isinstance(sealed_by, Key) else sealed_by.value


def sealed_tables() -> Tables:
    """The tables in which something is sealed, with the names of those columns."""
    found = {
        table: [column.name for column in table.columns if _is_sealed(column.type)]
        for table in Base.metadata.sorted_tables
    }
    return {table: columns for table, columns in found.items() if columns}


def look_at_some(engine: Engine) -> None:
    """Opens the oldest and the newest row of each table: wrong keys show here and not underway.

    Raises WrongKeys, or an error of SQLAlchemy where the tables cannot be read.
    """
    keyring = keyring_of(engine.dialect)
    with engine.execution_options(reading=True).connect() as connection:
        for table, columns in sealed_tables().items():
            for order in (sa.asc, sa.desc):
                page = _raw(table, columns).order_by(order(table.c.id)).limit(1)
                for row in connection.execute(page).mappings():
                    for value in filter(None, (row[name] for name in columns)):
                        keyring.open(value.encode())


def count_keys(engine: Engine, tables: Tables) -> Iterator[Step]:
    """Which keys sealed what, some rows at a time. Raises Unreachable."""
    for table, columns in tables.items():
        done = 0
        while rows := _read(engine, table, columns, done):
            yield _looked_at(table, columns, rows, keyring_of(engine.dialect))
            done = rows[-1]["id"]


def reseal(engine: Engine, tables: Tables) -> Iterator[Step]:
    """Seals all with the first key, some rows at a time; who begins again goes on where it ended,
    since what has the first key stays as it is. Also seals what is not sealed. Raises Unreachable;
    what none of the keys opens stays, and is counted."""
    for table, columns in tables.items():
        done = 0
        while True:
            try:
                with engine.begin() as connection:
                    page = _page(table, columns, done).with_for_update()
                    rows = list(map(dict, connection.execute(page).mappings()))
                    step = _resealed(connection, table, columns, rows)
            except sa.exc.OperationalError as error:
                raise named(error) from error
            if not rows:
                break
            yield step
            done = rows[-1]["id"]


def _is_sealed(kind: Any) -> bool:
    return isinstance(kind, SealedText | SealedJson)


def _raw(table: Table, columns: list[str]) -> sa.Select[Any]:
    """The tokens as they are."""
    tokens = (sa.type_coerce(table.c[name], sa.Text).label(name) for name in columns)
    return sa.select(table.c.id, *tokens)


def _page(table: Table, columns: list[str], done: int) -> sa.Select[Any]:
    return _raw(table, columns).where(table.c.id > done).order_by(table.c.id).limit(AT_A_TIME)


def _read(engine: Engine, table: Table, columns: list[str], done: int) -> list[dict[str, Any]]:
    try:
        with engine.execution_options(reading=True).connect() as connection:
            return list(map(dict, connection.execute(_page(table, columns, done)).mappings()))
    except sa.exc.OperationalError as error:
        raise named(error) from error


def _looked_at(
    table: Table, columns: list[str], rows: list[dict[str, Any]], keyring: Keyring
) -> Step:
    step = Step(table.name, len(rows))
    for row in rows:
        for value in filter(None, (row[name] for name in columns)):
            step.by_key[name_of(whose(keyring, value.encode()))] += 1
    return step


def _resealed(
    connection: Connection, table: Table, columns: list[str], rows: list[dict[str, Any]]
) -> Step:
    keyring = keyring_of(connection.dialect)
    step = Step(table.name, len(rows))
    for row in rows:
        new, known = _anew(keyring, {name: row[name] for name in columns if row[name]}, step)
        if new:
            new |= _marks(keyring.first, table, known)
            step.changed += 1
            tokens = {name: sa.type_coerce(value, sa.Text) for name, value in new.items()}
            connection.execute(table.update().where(table.c.id == row["id"]).values(tokens))
    return step


def _anew(
    keyring: Keyring, tokens: dict[str, str], step: Step
) -> tuple[dict[str, str | None], dict[str, str]]:
    """The tokens that must be others, and the words of all that could be opened."""
    first = keyring.first
    new: dict[str, str | None] = {}
    known = {}
    for name, token in tokens.items():
        sealed_by = whose(keyring, token.encode())
        if sealed_by is Stray.UNKNOWN:
            step.by_key[sealed_by] += 1
            continue
        step.by_key[first.name] += 1
        data = token.encode() if sealed_by is Stray.PLAIN else keyring.open(token.encode())
        known[name] = data.decode()
        if sealed_by is not first:
            new[name] = first.fernet.encrypt(data).decode()
    return new, known


def _marks(first: Key, table: Table, known: dict[str, str]) -> dict[str, str | None]:
    """The marks of a row, by the first key."""
    if table is models.Case.__table__:
        point = (json.loads(known.get(name, "null")) for name in ("latitude", "longitude"))
        return case_marks(first, known.get("street"), known.get("number"), *point)
    if table is staff_models.CaseWords.__table__:
        return {"marks": word_marks(first, known.get("folded", ""))}
    return {}
