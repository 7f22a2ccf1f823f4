"""The week's figures as a picture to be read on a phone: large numbers, bars below them.

Drawn with Pillow, which we have for photos: what must be drawn is numbers and bars.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.staff.overview.naming import area_name, by_size, dutch_name, first_answer
from bot.staff.texts import StaffTexts
from storage.figures import Count, Period

WIDTH, MARGIN = 1080, 48
"""Pixels; a phone shows so many side by side, and letters of 36 as about 12 points."""
TITLE, NUMBER, LABEL, SMALL = 52, 80, 36, 28
LINE = 64
"""Pixels from one bar to the next."""
NAMES = 420
"""Pixels of a line that its name may take."""
COLUMNS, INTO_COLUMNS = 335, 50
"""Where the columns of a table begin, and how far a name may go on into the first: the figures
stand on its right."""
ROW = LABEL + SMALL + 22
INK, GREY, BLUE, PAPER = "#1f2933", "#9aa5b1", "#0b6e99", "white"
COLOURS = 32
MOST_BARS = 10
ABOVE_BARS = 1_200
"""Pixels that hold all but the bars."""


Row = tuple[str, Sequence[tuple[str, str]]]
"""A name and cells: a figure, and what it is made of."""


@dataclass(frozen=True)
class Bar:
    """One line: its name, this week's number and the last one's."""

    name: str
    now: int
    before: int


@dataclass(frozen=True)
class Figure:
    """A label, its figure in large signs, what stands small behind it, and the earlier one."""

    label: str
    now: str
    before: str = ""
    beside: str = ""


def draw(texts: StaffTexts, this: Period, last: Period | None) -> bytes:
    """A PNG of what came in and how it went; with the week before, if `this` is one."""
    before = last or Period(this.begins, this.ends)
    languages = [
        Bar(dutch_name(language), count.new, before.by_language[language].new)
        for language, count in by_size(this.by_language)
        if count.has_cases
    ][:MOST_BARS]
    areas = [
        Bar(area_name(texts, area), count.new, before.by_neighbourhood[area].new)
        for area, count in by_size(this.by_neighbourhood)
        if count.has_cases
    ][:MOST_BARS]
    page = Page(ABOVE_BARS + LINE * (len(languages) + len(areas)))
    head(page, texts, this, last)
    page.figures(_figures(texts, this.whole, last.whole if last else None))
    page.bars(texts.render("staff-picture-new-by-language"), languages)
    page.bars(texts.render("staff-picture-new-by-area"), areas)
    return page.png()


def head(page: "Page", texts: StaffTexts, this: Period, last: Period | None) -> None:
    """Which days these are, and what the grey is."""
    if last is None:
        days = {"begins": _day(texts, this.begins), "ends": _day(texts, this.ends)}
        page.text(texts.render("staff-picture-days", days), TITLE)
        return
    monday = {"day": this.begins.isoformat()}
    page.text(texts.render("staff-picture-title", {"monday": monday}), TITLE)
    page.text(texts.render("staff-picture-last-week"), LABEL, GREY)


def _day(texts: StaffTexts, day: date) -> dict[str, str]:
    return {"date": datetime.combine(day, time.min, texts.zone).isoformat()}


def _figures(texts: StaffTexts, now: Count, before: Count | None) -> list[Figure]:
    def figure(label: str, said: Callable[[Count], str]) -> Figure:
        return Figure(label, said(now), said(before) if before else "")

    return [
        figure(texts.render("staff-picture-new"), lambda count: str(count.new)),
        figure(texts.render("staff-picture-closed"), lambda count: str(count.closed)),
        Figure(texts.render("staff-picture-waiting"), str(now.waiting)),
        figure(
            texts.render("staff-picture-first-answer"), lambda count: first_answer(texts, count)
        ),
    ]


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own; it has the letters of Dutch."""
    return ImageFont.load_default(size)


def shortened(name: str, room: int) -> str:
    """As much of a label as so many pixels hold, with a gap behind it."""
    while font(LABEL).getlength(name) > room - 20:
        name = name[:-2].rstrip() + "…"
    return name


class Page:
    """A picture that is filled from top to bottom; what is not filled of `height` is cut off."""

    def __init__(self, height: int) -> None:
        self._image = Image.new("RGB", (WIDTH, height), PAPER)
        self._draw, self._y = ImageDraw.Draw(self._image), MARGIN

    def text(self, text: str, size: int, colour: str = INK) -> None:
        self._draw.text((MARGIN, self._y), text, colour, font(size))
        self._y += size + 20

    def figures(self, figures: Sequence[Figure]) -> None:
        """One below the other: label on the left, figure large, the week before in grey."""
        large, small = font(NUMBER), font(LABEL)
        self._y += 10
        for one in figures:
            base = self._y + NUMBER
            self._draw.text((MARGIN, base), one.label, INK, small, anchor="ls")
            self._draw.text((NAMES, base), one.now, BLUE, large, anchor="ls")
            behind = NAMES + large.getlength(one.now) + 20
            self._draw.text((behind, base), one.beside, INK, small, anchor="ls")
            self._draw.text((WIDTH - MARGIN, base), one.before, GREY, small, anchor="rs")
            self._y += NUMBER + 24
        self._y += LABEL

    def table(self, title: str, heads: Sequence[str], rows: Sequence[Row]) -> None:
        """A name and its cells: each large, and below it what it is made of, in small signs."""
        wide = (WIDTH - MARGIN - COLUMNS) // len(heads)
        self._heads(title, heads, wide)
        large, small = font(LABEL), font(SMALL)
        for name, cells in rows:
            self._draw.text(
                (MARGIN, self._y), shortened(name, COLUMNS + INTO_COLUMNS - MARGIN), INK, large
            )
            for number, (figure, below) in enumerate(cells, 1):
                right = COLUMNS + number * wide
                self._draw.text((right, self._y), figure, BLUE, large, anchor="ra")
                self._draw.text((right, self._y + LABEL + 4), below, INK, small, anchor="ra")
            self._y += ROW
        self._y += LABEL

    def _heads(self, title: str, heads: Sequence[str], wide: int) -> None:
        for number, head in enumerate(heads, 1):
            place = (COLUMNS + number * wide, self._y + 10)
            self._draw.text(place, head, GREY, font(SMALL), anchor="ra")
        self.text(title, LABEL + 6)

    def bars(self, title: str, bars: Sequence[Bar]) -> None:
        """This week's bar, over a thin grey one of the week before."""
        self.text(title, LABEL + 6)
        small = font(LABEL)
        most = max((max(bar.now, bar.before) for bar in bars), default=0) or 1
        room = WIDTH - MARGIN - NAMES - 3 * LABEL
        for bar in bars:
            self._draw.text((MARGIN, self._y), shortened(bar.name, NAMES - MARGIN), INK, small)
            ends = NAMES + room * bar.now / most
            self._draw.rectangle((NAMES, self._y + 4, ends, self._y + 36), BLUE)
            if bar.before:  # a bar of nothing is a line all the same
                before = NAMES + room * bar.before / most
                self._draw.rectangle((NAMES, self._y + 40, before, self._y + 48), GREY)
            self._draw.text((ends + 14, self._y), str(bar.now), INK, small)
            self._y += LINE
        self._y += LABEL

    def png(self) -> bytes:
        """What was filled of it."""
        written = io.BytesIO()
        page = self._image.crop((0, 0, WIDTH, self._y + MARGIN))
        # With few colours it has a third of the bytes.
        page.quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG")
        return written.getvalue()
