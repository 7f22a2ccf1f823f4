"""which message answered a follow-up, so that a turn that is tried again says the same; and what
was said in a talk is found without looking through all that was ever said"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("follow_ups", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("answer_inbox_id", key, nullable=True))
    in_a_talk = sa.text("conversation_id IS NOT NULL")
    op.create_index(
        "outbox_by_conversation", "outbox", ["conversation_id"],
        sqlite_where=in_a_talk, postgresql_where=in_a_talk,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("outbox_by_conversation", "outbox")
    with op.batch_alter_table("follow_ups", recreate="never") as batch_op:
        batch_op.drop_column("answer_inbox_id")
