"""which message answered a follow-up, so that a turn that is tried again says the same"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("follow_ups", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("answer_inbox_id", key, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("follow_ups", recreate="never") as batch_op:
        batch_op.drop_column("answer_inbox_id")
