"""How Alembic reaches the database: one migration run at a time."""

from contextlib import closing

from alembic import context
from sqlalchemy import text

# So that Base knows every table.
from storage import city_models, models, privacy_models, staff_models  # noqa: F401
from storage.base import Base
from storage.engine import open_engine

MIGRATION_LOCK = 7_202_611
"""An arbitrary number that all our migration runs share (PostgreSQL advisory lock)."""


def run() -> None:
    engine = open_engine(context.config.attributes["url"])
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            # Where a table is made anew, others point to it meanwhile. Inside a transaction this
            # has no effect (sqlite.org, PRAGMA foreign_keys), so it is said to the driver itself.
            with closing(connection.connection.cursor()) as driver:
                driver.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection, target_metadata=Base.metadata, render_as_batch=True
        )
        with context.begin_transaction():
            if engine.dialect.name == "postgresql":
                connection.execute(text(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            context.run_migrations()
        connection.commit()
    engine.dispose()


run()
