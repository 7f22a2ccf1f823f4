"""How Alembic reaches the database: one migration run at a time, and none that blocks for long."""

from contextlib import closing

from alembic import context
from sqlalchemy import Connection, text

# So that Base knows every table.
from storage import city_models, models, privacy_models, staff_models  # noqa: F401
from storage.base import Base
from storage.engine import open_engine

MIGRATION_LOCK = 7_202_611
"""An arbitrary number that all our migration runs share (PostgreSQL advisory lock)."""
OTHERS_RUN = "10min"
"""How long we wait for another upgrade to end: as long as its longest statement may take."""
LOCK_TIMEOUT = "4s"
"""How long a migration may wait for a table. Behind one that waits, everybody else waits too; a
turn is given 20 s, and the webhook is asked again after 5."""
STATEMENT_TIMEOUT = "10min"
"""An index over some million rows takes a minute or two. What takes longer goes in batches."""


def run() -> None:
    given: Connection | None = context.config.attributes.get("connection")
    if given is not None:
        _migrate(given)  # its owner has a transaction open, and alone decides about it
        return
    engine = open_engine(context.config.attributes["url"])
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                _alone(connection)
            else:
                _let_tables_be_made_anew(connection)
            _migrate(connection)
            connection.commit()
    finally:
        engine.dispose()  # with the connection goes the advisory lock


def _alone(connection: Connection) -> None:
    """Holds the lock of all upgrades as long as the connection lives."""
    _set(connection, "lock_timeout", OTHERS_RUN)
    connection.execute(text(f"SELECT pg_advisory_lock({MIGRATION_LOCK})"))
    _set(connection, "lock_timeout", LOCK_TIMEOUT)
    _set(connection, "statement_timeout", STATEMENT_TIMEOUT)
    connection.commit()


def _set(connection: Connection, name: str, value: str) -> None:
    setting = text("SELECT set_config(:name, :value, false)")
    connection.execute(setting, {"name": name, "value": value})


def _let_tables_be_made_anew(connection: Connection) -> None:
    """On SQLite, others point to such a table meanwhile. Inside a transaction this has no effect
    (sqlite.org, PRAGMA foreign_keys), so it is said to the driver itself."""
    with closing(connection.connection.cursor()) as driver:
        driver.execute("PRAGMA foreign_keys=OFF")


def _migrate(connection: Connection) -> None:
    """On PostgreSQL each migration in its own transaction, so that none keeps the locks of those
    before it; on SQLite all in one, which holds the one writer's place from the first look on."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=connection.dialect.name == "postgresql",
    )
    with context.begin_transaction():
        context.run_migrations()


run()
