"""The figures of a period as rows for programs, and as tables for people."""

from collections.abc import Iterator
from typing import Any

from rich.table import Table

from storage.figures import Count, Period
from storage.said_back import SaidBack

HOUR = 3_600
UNKNOWN = "unknown"
OF_CASES = ("by", "name", "new", "closed", "waiting_now", "first_answer_hours")
PARTS = {
    "solved": ("share_solved", "solved", "solved_answers"),
    "reached": ("share_reached", "reached", "reached_answers"),
    "reopened": ("share_reopened", "reopened", "resolved_or_closed"),
    "silent": ("share_silent", "silent", "questions_ended"),
}
"""Of each figure of what residents say back: the columns of its share, how many, of how many."""
OF_SAID = ("by", "name", *PARTS, "not_needed", "rating")

Row = dict[str, Any]


def rows_of(period: Period) -> Iterator[Row]:
    """The whole, then by topic, language and neighbourhood; None for what cannot be said."""
    yield _row(period, "all", "", period.whole)
    for topic, count in sorted(period.by_topic.items()):
        yield _row(period, "topic", topic, count)
    for language, count in sorted(period.by_language.items()):
        yield _row(period, "language", language, count)
    areas = {area or UNKNOWN: count for area, count in period.by_neighbourhood.items()}
    for area, count in sorted(areas.items()):
        yield _row(period, "neighbourhood", area, count)


def _row(period: Period, by: str, name: str, count: Count) -> Row:
    """Hours and the mean rating with one decimal; a share is from 0 to 1."""
    first = count.first_answer
    return {
        "from": period.begins.isoformat(),
        "to": period.ends.isoformat(),
        "by": by,
        "name": name,
        "new": count.new,
        "closed": count.closed,
        "waiting_now": count.waiting,
        "first_answer_hours": None if first is None else round(first.total_seconds() / HOUR, 1),
        **_said(count.said),
    }


def _said(said: SaidBack) -> Row:
    row: Row = {}
    for name, (share, number, of) in PARTS.items():
        part = getattr(said, name)
        row[number], row[of] = part.number, part.of
        row[share] = None if part.share is None else round(part.share, 3)
    rating = None if said.rating is None else round(said.rating, 1)
    return {**row, "not_needed": said.not_needed, "mean_rating": rating, "ratings": said.ratings}


def table_of_cases(period: Period) -> Table:
    table = _table(period, "cases", OF_CASES)
    for row in rows_of(period):
        table.add_row(*("" if row[name] is None else str(row[name]) for name in OF_CASES))
    return table


def table_of_said(period: Period) -> Table:
    """Shares with what they are of; of fewer than five only the counts."""
    table = _table(period, "what residents say back", OF_SAID)
    for row in rows_of(period):
        cells = [_cell(row, *columns) for columns in PARTS.values()]
        cells += [str(row["not_needed"] or ""), _rating(row)]
        if any(cells):
            table.add_row(row["by"], row["name"], *cells)
    return table


def _table(period: Period, what: str, columns: tuple[str, ...]) -> Table:
    table = Table(title=f"{period.begins} to {period.ends}: {what}", title_justify="left")
    for name in columns:
        table.add_column(name.replace("_", " "))
    return table


def _cell(row: Row, share: str, number: str, of: str) -> str:
    if row[share] is not None:
        return f"{row[share]:.0%} of {row[of]}"
    return f"{row[number]} of {row[of]}" if row[number] or row[of] else ""


def _rating(row: Row) -> str:
    if row["mean_rating"] is not None:
        return f"{row['mean_rating']} from {row['ratings']}"
    return f"from {row['ratings']}" if row["ratings"] else ""
