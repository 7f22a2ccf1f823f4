"""how long a talk has gone on since Rasa's session began"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    with op.batch_alter_table("conversations", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("session_turns", sa.Integer(), server_default="0", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("conversations", recreate="never") as batch_op:
        batch_op.drop_column("session_turns")
