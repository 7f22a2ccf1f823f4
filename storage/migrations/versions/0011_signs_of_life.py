"""signs of life: what stewards add to them, pauses, and what a resident last heard of a case"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
NEW_TAGS = ("sign_held", "line_added", "rated")
OF_SOME_FOLLOW_UPS = (
    ("follow_ups_answered", "answered_at", sa.text("answered_at IS NOT NULL")),
    ("follow_ups_in_vain", "due_at", sa.text("state = 'done' AND asked_at IS NULL")),
)
HELD = sa.text("steward_until IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("residents", recreate="never") as batch_op:
        batch_op.add_column(
            sa.Column("follow_ups_paused_until", sa.DateTime(timezone=True), nullable=True)
        )
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.add_column(sa.Column("line", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("line_by_id", key, nullable=True))
        batch_op.create_foreign_key("line_of_steward", "stewards", ["line_by_id"], ["id"])
    op.create_index("follow_ups_by_resident", "follow_ups", ["resident_id", "state"])
    for name, column, where in OF_SOME_FOLLOW_UPS:
        op.create_index(name, "follow_ups", [column], sqlite_where=where, postgresql_where=where)
    op.create_index("outbox_by_case", "outbox", ["case_id", "resident_id"])
    op.create_index(
        "conversations_held",
        "conversations",
        ["steward_until"],
        sqlite_where=HELD,
        postgresql_where=HELD,
    )


def downgrade() -> None:
    """What the earlier version has no word for becomes a note."""
    events = sa.table("case_events", sa.column("tag"), sa.column("inbox_id"))
    op.execute(events.update().where(events.c.tag.in_(NEW_TAGS)).values(tag="noted", inbox_id=None))
    op.drop_index("conversations_held", "conversations")
    op.drop_index("outbox_by_case", "outbox")
    for name, _column, _where in OF_SOME_FOLLOW_UPS:
        op.drop_index(name, "follow_ups")
    op.drop_index("follow_ups_by_resident", "follow_ups")
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.drop_constraint("line_of_steward", type_="foreignkey")
        batch_op.drop_column("line_by_id")
        batch_op.drop_column("line")
    with op.batch_alter_table("residents", recreate="never") as batch_op:
        batch_op.drop_column("follow_ups_paused_until")
