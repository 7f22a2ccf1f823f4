"""sealed: words, names and addresses, with marks by which cases are found all the same

All in one transaction: whoever looks sees every row plain, or every row sealed. The room that the
plain ones took is given back afterwards (`storage.migrate`).
"""

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

from storage.marks import case_marks, word_marks
from storage.sealing import Keyring, keyring

revision = "0013"
down_revision = "0012"

AT_A_TIME = 500
SEALED = {
    "residents": ("first_name", "home"),
    "inbox": ("payload",),
    "outbox": ("args", "buttons", "text"),
    "reports": ("answers", "words"),
    "cases": (
        "address",
        "street",
        "number",
        "latitude",
        "longitude",
        "topic_title",
        "waiting_on",
    ),
    "case_events": ("text", "data"),
    "referrals": ("told", "words", "services"),
    "follow_ups": ("line",),
    "appointments": ("place", "who"),
    "case_words": ("folded",),
}
POINT = ("latitude", "longitude")

Row = dict[str, str | None]
Change = Callable[[Keyring, str, Row], Row]


def upgrade() -> None:
    op.drop_index("cases_by_place", "cases")
    op.drop_index("cases_by_point", "cases")
    with op.batch_alter_table("residents") as batch_op:
        batch_op.alter_column(
            "first_name", existing_type=sa.String(128), type_=sa.Text(), existing_nullable=False
        )
    with op.batch_alter_table("cases") as batch_op:
        for name in POINT:
            batch_op.alter_column(
                name, existing_type=sa.Float(), type_=sa.Text(), postgresql_using=f"{name}::text"
            )
        batch_op.add_column(sa.Column("address_mark", sa.String(32), nullable=True))
        batch_op.add_column(sa.Column("point_mark", sa.String(32), nullable=True))
    op.create_index("cases_by_address", "cases", ["address_mark"])
    op.create_index("cases_by_point", "cases", ["point_mark"])
    with op.batch_alter_table("case_words", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("marks", sa.Text(), nullable=False, server_default=""))
    _change(_sealed)
    with op.batch_alter_table("case_words") as batch_op:
        batch_op.alter_column("marks", server_default=None)


def downgrade() -> None:
    _change(_opened)
    with op.batch_alter_table("case_words") as batch_op:
        batch_op.drop_column("marks")
    op.drop_index("cases_by_address", "cases")
    op.drop_index("cases_by_point", "cases")
    with op.batch_alter_table("cases") as batch_op:
        batch_op.drop_column("address_mark")
        batch_op.drop_column("point_mark")
        for name in POINT:
            batch_op.alter_column(
                name,
                existing_type=sa.Text(),
                type_=sa.Float(),
                postgresql_using=f"{name}::double precision",
            )
    op.create_index("cases_by_place", "cases", ["number", "street"])
    op.create_index("cases_by_point", "cases", list(POINT))
    with op.batch_alter_table("residents") as batch_op:
        batch_op.alter_column(
            "first_name", existing_type=sa.Text(), type_=sa.String(128), existing_nullable=False
        )


def _change(change: Change) -> None:
    """Every row, some at a time; keys are asked for only where there is one."""
    db = op.get_bind()
    for name, columns in SEALED.items():
        # Written out and not by the models: those will have columns that this version lacks.
        marks = ("address_mark", "point_mark", "marks")
        table = sa.table(name, *map(sa.column, ("id", *columns, *marks)))
        wanted, done = [table.c.id, *(table.c[column] for column in columns)], 0
        write = table.update().where(table.c.id == sa.bindparam("row"))
        page = sa.select(*wanted).order_by(table.c.id).limit(AT_A_TIME)
        while rows := db.execute(page.where(table.c.id > done)).mappings().all():
            changed = [
                {"row": row["id"], **change(keyring(), name, {one: row[one] for one in columns})}
                for row in rows
            ]
            names = [column for column in changed[0] if column != "row"]
            db.execute(write.values({one: sa.bindparam(one) for one in names}), changed)
            done = rows[-1]["id"]


def _sealed(keys: Keyring, table: str, row: Row) -> Row:
    marks: Row = {}
    if table == "cases":
        point = [json.loads(row[name] or "null") for name in POINT]
        marks = case_marks(keys.first, row["street"], row["number"], *point)
    elif table == "case_words":
        marks = {"marks": word_marks(keys.first, row["folded"] or "")}
    return {**_each(row, keys.seal), **marks}


def _opened(keys: Keyring, table: str, row: Row) -> Row:
    return _each(row, keys.open)


def _each(row: Row, change: Callable[[bytes], bytes]) -> Row:
    return {
        name: None if value is None else change(value.encode()).decode()
        for name, value in row.items()
    }
