"""lists of cases: the place of each in the queue, what is found by words, figures by week"""

import json

import sqlalchemy as sa
from alembic import op

from storage.finding import folded

revision = "0010"
down_revision = "0009"

key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("queue_rank", sa.Integer(), nullable=True))
        batch_op.create_index("cases_in_queue", ["queue_rank", "waits_since", "id"])
        batch_op.create_index("cases_by_first_answer", ["first_answer_at"])
    op.create_index("case_events_by_tag", "case_events", ["tag", "at"])
    op.create_table(
        "case_words",
        sa.Column("id", key, nullable=False),
        sa.Column("case_id", key, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("case_words_by_case", "case_words", ["case_id"])
    _rank()
    _fold()


def _rank() -> None:
    """As `storage.ranking` has it."""
    op.execute(
        "UPDATE cases SET queue_rank = CASE WHEN urgent THEN 0 ELSE 6 END"
        " + CASE priority WHEN 'high' THEN 0 WHEN 'normal' THEN 2 ELSE 4 END"
        " + CASE WHEN waits_since IS NULL THEN 1 ELSE 0 END"
        " WHERE state IN ('new', 'claimed', 'in_progress', 'waiting')"
    )


def _fold() -> None:
    """What can be found of the cases that are there already."""
    cases = sa.table("cases", *map(sa.column, ("id", "reference", "address")))
    reports = sa.table(
        "reports", *map(sa.column, ("case_id", "words", "state", "anonymous", "resident_id"))
    )
    residents = sa.table("residents", *map(sa.column, ("id", "first_name")))
    events = sa.table("case_events", *map(sa.column, ("case_id", "text")))
    words = sa.table("case_words", *map(sa.column, ("case_id", "folded")))
    # Written out and not by the models: those will have columns that this version lacks.
    db = op.get_bind()
    for case in db.execute(sa.select(cases)).all():
        said = [case.reference, case.address or ""]
        theirs = db.execute(sa.select(reports).where(reports.c.case_id == case.id)).all()
        unnamed = {report.resident_id for report in theirs if report.anonymous}
        for report in (one for one in theirs if one.state == "sent"):
            said += [line["text"] for line in json.loads(report.words)]
            if report.resident_id not in unnamed:
                name = sa.select(residents.c.first_name).where(residents.c.id == report.resident_id)
                said.append(db.scalar(name) or "")
        texts = sa.select(events.c.text).where(
            events.c.case_id == case.id, events.c.text.is_not(None)
        )
        said += db.scalars(texts)
        db.execute(words.insert().values(case_id=case.id, folded=folded(*said)))


def downgrade() -> None:
    op.drop_table("case_words")
    op.drop_index("case_events_by_tag", "case_events")
    with op.batch_alter_table("cases", recreate="never") as batch_op:
        batch_op.drop_index("cases_in_queue")
        batch_op.drop_index("cases_by_first_answer")
        batch_op.drop_column("queue_rank")
