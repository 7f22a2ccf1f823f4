"""newcomers' first steps, and reminders of them"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0006"
down_revision = "0005"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    op.create_table(
        "welcomes",
        sa.Column("id", key, nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("steps", storage.columns.Json(), nullable=False),
        sa.Column("next_step", sa.String(length=32), nullable=True),
        sa.Column("begun_at", instant, nullable=False),
        sa.Column("changed_at", instant, nullable=False),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("resident_id"),
    )
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.add_column(sa.Column("welcome_id", key, nullable=True))
        batch_op.create_foreign_key("follow_up_of_welcome", "welcomes", ["welcome_id"], ["id"])


def downgrade() -> None:
    """Reminders of first steps are no longer known."""
    op.execute(
        "UPDATE outbox SET follow_up_id = NULL WHERE follow_up_id IN"
        " (SELECT id FROM follow_ups WHERE welcome_id IS NOT NULL)"
    )
    op.execute("DELETE FROM follow_ups WHERE welcome_id IS NOT NULL")
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.drop_constraint("follow_up_of_welcome", type_="foreignkey")
        batch_op.drop_column("welcome_id")
    op.drop_table("welcomes")
