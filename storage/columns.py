"""Column types that behave the same on SQLite and PostgreSQL."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, DateTime, Index, Integer, Text, text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from storage.sealing import keyring_of

Key = BigInteger().with_variant(Integer, "sqlite")
"""A row number. SQLite counts up by itself only on its own INTEGER type."""


def index_where(name: str, *columns: str, where: str, unique: bool = False) -> Index:
    """An index of those rows only for which the condition holds."""
    only = text(where)
    return Index(name, *columns, unique=unique, sqlite_where=only, postgresql_where=only)


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Json(TypeDecorator[Any]):
    """Data as ASCII JSON text: NUL and lone surrogates, which PostgreSQL refuses, are escaped."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(value, ensure_ascii=True)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(value)


class SealedText(TypeDecorator[str]):
    """Text that only our keys open. SQL can see whether there is any, and no more: it is found by
    a mark of its own (`storage.marks`). Reading raises WrongKeys."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else sealed(value, dialect)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else opened(value, dialect)


class SealedJson(Json):
    """Data that only our keys open; see `SealedText`."""

    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        written = super().process_bind_param(value, dialect)
        return None if written is None else sealed(written, dialect)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        return None if value is None else json.loads(opened(value, dialect))


def sealed(text: str, dialect: Dialect) -> str:
    return keyring_of(dialect).seal(text.encode()).decode()


def opened(token: str, dialect: Dialect) -> str:
    return keyring_of(dialect).open(token.encode()).decode()


ERROR_LENGTH = 200


def error_text(why: str) -> str:
    """What went wrong, as much as its column holds."""
    return storable(why)[:ERROR_LENGTH]


def storable(text: str) -> str:
    """The words as written, less what no database can keep (NUL, half surrogates)."""
    return text.replace("\0", "").encode("utf-8", "ignore").decode("utf-8")
