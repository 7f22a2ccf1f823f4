"""talks that are forgotten once they are over"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0008"
down_revision = "0007"

TO_FORGET = sa.text("private_since IS NOT NULL AND forgotten_at IS NULL")


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    op.add_column("conversations", sa.Column("private_since", instant, nullable=True))
    op.add_column("conversations", sa.Column("forgotten_at", instant, nullable=True))
    op.create_index(
        "conversations_to_forget",
        "conversations",
        ["id"],
        sqlite_where=TO_FORGET,
        postgresql_where=TO_FORGET,
    )


def downgrade() -> None:
    op.drop_index("conversations_to_forget", "conversations")
    with op.batch_alter_table("conversations") as batch_op:
        batch_op.drop_column("forgotten_at")
        batch_op.drop_column("private_since")
