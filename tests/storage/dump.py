"""Everything that the database says, as text."""

from sqlalchemy import select

from storage import Store
from storage.base import Base


def dump(store: Store) -> str:
    """Every row of every table, read as the product reads it (what is sealed is opened)."""
    with store.read() as work:
        return "\n".join(
            f"{table.name} {dict(row)}"
            for table in Base.metadata.sorted_tables
            for row in work.session.execute(select(table)).mappings()
        )


def traces(store: Store, *marks: str) -> list[str]:
    """The rows in which any of the marks stands."""
    return [line for line in dump(store).splitlines() if any(mark in line for mark in marks)]
