"""the stewards' queue: what stewards speak, who waits since when, appointments, links, reminders"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0009"
down_revision = "0008"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANTS = ("waits_since", "first_answer_at", "snoozed_until")
TEXTS = ("topic_title", "waiting_on")
INDEXES = {
    "cases_by_waiting": ["waits_since"],
    "cases_by_steward": ["steward_id", "state"],
    "cases_by_thread": ["thread_id"],
}
NEW_TAGS = (
    "released", "assigned", "viewed", "answer_corrected", "referred", "appointment_made",
    "appointment_answered", "appointment_moved", "appointment_cancelled", "snoozed", "woken",
    "waits_on", "goes_on", "priority_set", "kind_changed", "place_changed", "merged", "split",
    "held", "given_back", "linked", "reminded",
)  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("stewards", recreate="never") as batch_op:
        for name in ("languages", "neighbourhoods"):
            batch_op.add_column(
                sa.Column(name, storage.columns.Json(), server_default="[]", nullable=False)
            )
    _cases()
    _tables()
    with op.batch_alter_table("referrals") as batch_op:
        batch_op.add_column(sa.Column("case_id", key, nullable=True))
        batch_op.create_foreign_key("referral_of_case", "cases", ["case_id"], ["id"])
    with op.batch_alter_table("follow_ups") as batch_op:
        batch_op.add_column(sa.Column("appointment_id", key, nullable=True))
        batch_op.create_foreign_key(
            "follow_up_of_appointment", "appointments", ["appointment_id"], ["id"]
        )


def _cases() -> None:
    """Whoever has a case that nobody took waits since they reported it."""
    instant = storage.columns.Instant(timezone=True)
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        for name in TEXTS:
            batch_op.add_column(sa.Column(name, sa.Text(), nullable=True))
        for name in INSTANTS:
            batch_op.add_column(sa.Column(name, instant, nullable=True))
        batch_op.add_column(
            sa.Column("topic_closed", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("priority", sa.String(24), server_default="normal", nullable=False)
        )
        batch_op.add_column(
            sa.Column("entry", sa.String(24), server_default="chat", nullable=False)
        )
        batch_op.add_column(sa.Column("joined_to_id", key, nullable=True))
        for name, columns in INDEXES.items():
            batch_op.create_index(name, columns)
    op.execute("UPDATE cases SET waits_since = opened_at WHERE state = 'new'")


def _tables() -> None:
    instant = storage.columns.Instant(timezone=True)
    op.create_table(
        "appointments",
        sa.Column("id", key, nullable=False),
        sa.Column("case_id", key, nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("steward_id", key, nullable=False),
        sa.Column("inbox_id", key, nullable=False),
        sa.Column("starts_at", instant, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("uid", sa.String(64), nullable=False),
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("answered_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.ForeignKeyConstraint(["steward_id"], ["stewards.id"]),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("inbox_id"),
        sa.UniqueConstraint("uid"),
    )
    op.create_index("appointments_by_case", "appointments", ["case_id"])
    op.create_index("appointments_by_time", "appointments", ["starts_at"])
    op.create_table(
        "personal_links",
        sa.Column("id", key, nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("case_id", key, nullable=False),
        sa.Column("created_at", instant, nullable=False),
        sa.Column("expires_at", instant, nullable=False),
        sa.Column("used_at", instant, nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_table(
        "staff_reminders",
        sa.Column("id", key, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("about", sa.String(96), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("kind", "about", "round"),
    )


def downgrade() -> None:
    """What the earlier version has no word for is forgotten, or becomes a note."""
    events = sa.table("case_events", sa.column("tag"), sa.column("inbox_id"))
    op.execute(events.update().where(events.c.tag.in_(NEW_TAGS)).values(tag="noted", inbox_id=None))
    op.execute(
        "UPDATE outbox SET follow_up_id = NULL WHERE follow_up_id IN"
        " (SELECT id FROM follow_ups WHERE appointment_id IS NOT NULL)"
    )
    op.execute("DELETE FROM follow_ups WHERE appointment_id IS NOT NULL")
    for table, name, column in (
        ("follow_ups", "follow_up_of_appointment", "appointment_id"),
        ("referrals", "referral_of_case", "case_id"),
    ):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_constraint(name, type_="foreignkey")
            batch_op.drop_column(column)
    for table in ("staff_reminders", "personal_links", "appointments"):
        op.drop_table(table)
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        for name in INDEXES:
            batch_op.drop_index(name)
        for name in (*TEXTS, *INSTANTS, "topic_closed", "priority", "entry", "joined_to_id"):
            batch_op.drop_column(name)
    with op.batch_alter_table("stewards", recreate="never") as batch_op:
        for name in ("languages", "neighbourhoods"):
            batch_op.drop_column(name)
