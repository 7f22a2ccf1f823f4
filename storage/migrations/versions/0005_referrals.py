"""referrals, and follow-ups about them

On SQLite a column can be made to hold nothing only by making its table anew; env.py lets foreign
keys rest meanwhile.
"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0005"
down_revision = "0004"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    op.create_table(
        "referrals",
        sa.Column("id", key, nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("inbox_id", key, nullable=False),
        sa.Column("topic", sa.String(length=48), nullable=False),
        sa.Column("told", storage.columns.Json(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("services", storage.columns.Json(), nullable=False),
        sa.Column("given_at", instant, nullable=False),
        sa.Column("outcome", sa.String(length=24), nullable=True),
        sa.Column("outcome_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("inbox_id"),
    )
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.alter_column("case_id", existing_type=key, nullable=True)
        batch_op.add_column(sa.Column("referral_id", key, nullable=True))
        batch_op.create_foreign_key("follow_up_of_referral", "referrals", ["referral_id"], ["id"])


def downgrade() -> None:
    """What was planned about referrals is no longer known."""
    op.execute(
        "UPDATE outbox SET follow_up_id = NULL"
        " WHERE follow_up_id IN (SELECT id FROM follow_ups WHERE case_id IS NULL)"
    )
    op.execute("DELETE FROM follow_ups WHERE case_id IS NULL")
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.drop_constraint("follow_up_of_referral", type_="foreignkey")
        batch_op.drop_column("referral_id")
        batch_op.alter_column("case_id", existing_type=key, nullable=False)
    op.drop_table("referrals")
