"""places, diaries, files, and drafts left idle

Nothing is made anew: on SQLite that would drop tables that others point to.
"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0002"
down_revision = "0001"

PLACE = ("street", "number", "neighbourhood")
POINT = ("latitude", "longitude")


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    with op.batch_alter_table("residents", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("home", storage.columns.Json(), nullable=True))
    with op.batch_alter_table("inbox", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("message_id", sa.BigInteger(), nullable=True))
        batch_op.create_index("inbox_by_message", ["lane", "message_id"])
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        for name in PLACE:
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in POINT:
            batch_op.add_column(sa.Column(name, sa.Double(), nullable=True))
        batch_op.create_index("cases_by_place", ["number", "street"])
        batch_op.create_index("cases_by_point", ["latitude", "longitude"])
    with op.batch_alter_table("reports", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("anonymous", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("asked_at", instant, nullable=True))
        batch_op.add_column(sa.Column("set_aside_at", instant, nullable=True))
        batch_op.create_index("reports_by_case", ["case_id"])
        batch_op.create_index(
            "reports_unsent",
            ["updated_at"],
            sqlite_where=sa.text("state = 'draft'"),
            postgresql_where=sa.text("state = 'draft'"),
        )
    op.create_table(
        "files",
        sa.Column("id", key, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("media_type", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("inbox_id", key, nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("inbox_id"),
        sa.UniqueConstraint("key"),
    )


def downgrade() -> None:
    """What the earlier version has no word for becomes the nearest it has."""
    op.execute("UPDATE reports SET state = 'cancelled' WHERE state = 'withdrawn'")
    # A message may have caused both; without its number the two rows do not collide.
    op.execute(
        "UPDATE case_events SET tag = 'resident_wrote', inbox_id = NULL"
        " WHERE tag IN ('joined', 'happened_again', 'withdrawn')"
    )
    op.drop_table("files")
    with op.batch_alter_table("reports", recreate="never") as batch_op:
        batch_op.drop_index("reports_unsent")
        batch_op.drop_index("reports_by_case")
        for name in ("anonymous", "asked_at", "set_aside_at"):
            batch_op.drop_column(name)
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        batch_op.drop_index("cases_by_point")
        batch_op.drop_index("cases_by_place")
        for name in (*PLACE, *POINT):
            batch_op.drop_column(name)
    with op.batch_alter_table("inbox", recreate="never") as batch_op:
        batch_op.drop_index("inbox_by_message")
        batch_op.drop_column("message_id")
    with op.batch_alter_table("residents", recreate="never") as batch_op:
        batch_op.drop_column("home")
