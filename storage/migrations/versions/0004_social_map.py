"""the social map: each version of each service"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0004"
down_revision = "0003"

IN_FORCE = sa.text("until IS NULL")


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "services",
        sa.Column("id", key, nullable=False),
        sa.Column("service_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("data", storage.columns.Json(), nullable=False),
        sa.Column("since", instant, nullable=False),
        sa.Column("until", instant, nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "one_version_in_force",
        "services",
        ["service_id"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )
    op.create_index("services_by_id", "services", ["service_id", "id"])


def downgrade() -> None:
    op.drop_table("services")
