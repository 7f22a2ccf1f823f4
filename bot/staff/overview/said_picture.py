"""What residents say back, as a picture for a phone: large figures, and below them who said so."""

from bot.staff.overview.naming import mean
from bot.staff.overview.picture import LABEL, Figure, Page, head
from bot.staff.overview.said import groups
from bot.staff.texts import StaffTexts
from storage.figures import Period
from storage.said_back import Part, SaidBack

HEIGHT = 3_000
"""Pixels that hold everything, with as many rows as there may be."""
MOST_ROWS = 5

Cell = tuple[str, str]
"""A figure, and below or beside it what it is made of."""
NOTHING: Cell = ("", "")


def draw_said(texts: StaffTexts, this: Period, last: Period | None) -> bytes:
    """A PNG; with the week before, if `this` is one."""
    page = Page(HEIGHT)
    head(page, texts, this, last)
    page.text(texts.render("staff-picture-said"), LABEL + 6)
    page.figures(_figures(texts, this.whole.said, last.whole.said if last else None))
    heads = [
        texts.render("staff-picture-head-solved"),
        texts.render("staff-picture-head-reached"),
        texts.render("staff-picture-head-reopened"),
        texts.render("staff-picture-head-silent"),
        texts.render("staff-picture-head-rating"),
    ]
    for title, names in groups(texts, this):
        rows = [(name, _cells(texts, said)) for name, said in names[:MOST_ROWS]]
        if rows:
            page.table(title, heads, rows)
    return page.png()


def _cells(texts: StaffTexts, said: SaidBack) -> list[Cell]:
    parts = (said.solved, said.reached, said.reopened, said.silent)
    return [*(_part(texts, one) for one in parts), _rating(texts, said)]


def _figures(texts: StaffTexts, now: SaidBack, before: SaidBack | None) -> list[Figure]:
    labels = [
        texts.render("staff-picture-solved"),
        texts.render("staff-picture-reached"),
        texts.render("staff-picture-reopened"),
        texts.render("staff-picture-silent"),
        texts.render("staff-picture-rating"),
    ]
    earlier = _cells(texts, before) if before else [NOTHING] * len(labels)
    return [
        Figure(label, figure, " ".join(filter(None, was)), of)
        for label, (figure, of), was in zip(labels, _cells(texts, now), earlier, strict=True)
    ]


def _part(texts: StaffTexts, one: Part) -> Cell:
    """A share, or of few how many, of how many."""
    if not (one.number or one.of):
        return NOTHING
    of = texts.render("staff-picture-of", {"of": one.of})
    if one.share is None:
        return str(one.number), of
    return texts.render("staff-picture-percent", {"percent": round(100 * one.share)}), of


def _rating(texts: StaffTexts, said: SaidBack) -> Cell:
    if not said.ratings:
        return NOTHING
    times = texts.render("staff-picture-times", {"count": said.ratings})
    return "" if said.rating is None else mean(said.rating), times
