"""privacy: what residents were told and agreed to, who looked, and how far forgetting is"""

import sqlalchemy as sa
from alembic import op

import storage.columns

revision = "0012"
down_revision = "0011"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TO_ANONYMISE = sa.text("state = 'closed' AND anonymised_at IS NULL")
OF_A_RESIDENT = sa.text("resident_id IS NOT NULL")
OF_RESIDENTS = {
    "conversations_by_resident": "conversations",
    "files_by_resident": "files",
    "referrals_by_resident": "referrals",
}


def upgrade() -> None:
    instant = storage.columns.Instant(timezone=True)
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("anonymised_at", instant, nullable=True))
    op.create_index(
        "cases_to_anonymise",
        "cases",
        ["closed_at"],
        sqlite_where=TO_ANONYMISE,
        postgresql_where=TO_ANONYMISE,
    )
    op.create_index(
        "case_events_by_resident",
        "case_events",
        ["resident_id"],
        sqlite_where=OF_A_RESIDENT,
        postgresql_where=OF_A_RESIDENT,
    )
    for name, table in OF_RESIDENTS.items():
        op.create_index(name, table, ["resident_id"])
    _tables()


def _tables() -> None:
    instant = storage.columns.Instant(timezone=True)
    op.create_table(
        "privacy_records",
        sa.Column("id", key, nullable=False),
        sa.Column("resident_id", key, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("about", sa.String(32), nullable=False),
        sa.Column("say", sa.String(64), nullable=False),
        sa.Column("language", sa.String(8), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("inbox_id", key, nullable=True),
        sa.Column("outbox_id", key, nullable=True),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.ForeignKeyConstraint(["inbox_id"], ["inbox.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("privacy_records_by_resident", "privacy_records", ["resident_id", "kind"])
    op.create_table(
        "accesses",
        sa.Column("id", key, nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.Column("look", sa.String(24), nullable=False),
        sa.Column("steward_id", key, nullable=True),
        sa.Column("case_id", key, nullable=True),
        sa.Column("resident_id", key, nullable=True),
        sa.ForeignKeyConstraint(["steward_id"], ["stewards.id"]),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.ForeignKeyConstraint(["resident_id"], ["residents.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("accesses_by_case", "accesses", ["case_id"])
    op.create_index("accesses_by_time", "accesses", ["at"])
    op.create_table(
        "left_keys",
        sa.Column("id", key, nullable=False),
        sa.Column("conversation_id", key, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("left_keys_by_conversation", "left_keys", ["conversation_id"])
    op.create_table(
        "purges",
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("up_to", key, nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("at", instant, nullable=False),
        sa.PrimaryKeyConstraint("kind"),
    )


def downgrade() -> None:
    for table in ("purges", "left_keys", "accesses", "privacy_records"):
        op.drop_table(table)
    for name, table in OF_RESIDENTS.items():
        op.drop_index(name, table)
    op.drop_index("case_events_by_resident", "case_events")
    op.drop_index("cases_to_anonymise", "cases")
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        batch_op.drop_column("anonymised_at")
