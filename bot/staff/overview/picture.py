"""The week's figures as a picture to be read on a phone: large numbers, bars below them.

Drawn with Pillow, which we have for photos: what must be drawn is numbers and bars.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from bot.staff.overview.naming import area_name, by_size, dutch_name, first_answer, share_solved
from bot.staff.texts import StaffTexts
from storage.figures import Week

WIDTH, MARGIN = 1080, 48
"""Pixels; a phone shows so many side by side, and letters of 36 as about 12 points."""
TITLE, NUMBER, LABEL = 52, 80, 36
LINE = 64
"""Pixels from one bar to the next."""
NAMES = 420
"""Pixels of a line that its name may take."""
INK, GREY, BLUE, PAPER = "#1f2933", "#9aa5b1", "#0b6e99", "white"
COLOURS = 32
MOST_BARS = 10
ABOVE_BARS = 1_200
"""Pixels that hold all but the bars; what is not filled is cut off."""


@dataclass(frozen=True)
class Bar:
    """One line: its name, this week's number and the last one's."""

    name: str
    now: int
    before: int


def draw(texts: StaffTexts, this: Week, last: Week) -> bytes:
    """A PNG."""
    languages = [
        Bar(dutch_name(language), count.new, last.by_language[language].new)
        for language, count in by_size(this.by_language)
    ][:MOST_BARS]
    areas = [
        Bar(area_name(texts, area), count.new, last.by_neighbourhood[area].new)
        for area, count in by_size(this.by_neighbourhood)
    ][:MOST_BARS]
    page = Page(Image.new("RGB", (WIDTH, ABOVE_BARS + LINE * (len(languages) + len(areas))), PAPER))
    monday = {"day": this.monday.isoformat()}
    page.text(texts.render("staff-picture-title", {"monday": monday}), TITLE)
    page.text(texts.render("staff-picture-last-week"), LABEL, GREY)
    page.numbers(_numbers(texts, this, last))
    page.bars(texts.render("staff-picture-new-by-language"), languages)
    page.bars(texts.render("staff-picture-new-by-area"), areas)
    return page.png()


def _numbers(texts: StaffTexts, this: Week, last: Week) -> list[tuple[str, str, str]]:
    """Label, this week's figure, the last one's."""
    now, before = this.whole, last.whole
    return [
        (texts.render("staff-picture-new"), str(now.new), str(before.new)),
        (texts.render("staff-picture-closed"), str(now.closed), str(before.closed)),
        (texts.render("staff-picture-waiting"), str(now.waiting), ""),
        (
            texts.render("staff-picture-first-answer"),
            first_answer(texts, now),
            first_answer(texts, before),
        ),
        (
            texts.render("staff-picture-solved"),
            share_solved(texts, now),
            share_solved(texts, before),
        ),
    ]


@cache
def font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own; it has the letters of Dutch."""
    return ImageFont.load_default(size)


class Page:
    """A picture that is filled from top to bottom."""

    def __init__(self, image: Image.Image) -> None:
        self._image, self._draw, self._y = image, ImageDraw.Draw(image), MARGIN

    def text(self, text: str, size: int, colour: str = INK) -> None:
        self._draw.text((MARGIN, self._y), text, colour, font(size))
        self._y += size + 20

    def numbers(self, numbers: Sequence[tuple[str, str, str]]) -> None:
        """One below the other: label on the left, figure large, the week before in grey."""
        large, small = font(NUMBER), font(LABEL)
        self._y += 10
        for label, now, before in numbers:
            base = self._y + NUMBER
            self._draw.text((MARGIN, base), label, INK, small, anchor="ls")
            self._draw.text((NAMES, base), now, BLUE, large, anchor="ls")
            self._draw.text((WIDTH - MARGIN, base), before, GREY, small, anchor="rs")
            self._y += NUMBER + 24
        self._y += LABEL

    def bars(self, title: str, bars: Sequence[Bar]) -> None:
        """This week's bar, over a thin grey one of the week before."""
        self.text(title, LABEL + 6)
        small = font(LABEL)
        most = max((max(bar.now, bar.before) for bar in bars), default=0) or 1
        room = WIDTH - MARGIN - NAMES - 3 * LABEL
        for bar in bars:
            name = bar.name
            while small.getlength(name) > NAMES - MARGIN - 20:
                name = name[:-2].rstrip() + "…"
            self._draw.text((MARGIN, self._y), name, INK, small)
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
