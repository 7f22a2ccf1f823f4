"""The week's figures: as text in the stewards' chat, with pictures beside it."""

import asyncio
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bot.staff.acts import THREAD, UPLOAD, Act, Tools
from bot.staff.overview.naming import area_name, by_size, dutch_name, first_answer
from bot.staff.overview.picture import draw
from bot.staff.overview.said import said_figures
from bot.staff.overview.said_picture import draw_said
from bot.staff.texts import StaffTexts
from storage import Store
from storage.figures import Count, Period
from storage.outbox import Words


@dataclass(frozen=True)
class Drawn:
    """This week and the last one, with their pictures; `said` is None when nobody said anything."""

    this: Period
    last: Period
    picture: bytes
    said: bytes | None


async def count_and_draw(store: Store, tools: Tools, _number: int) -> Drawn:
    """Meanwhile others can write."""

    def drawn() -> Drawn:
        with store.read() as work:
            this, last = work.figures.this_week_and_the_last()
        anything = this.whole.said or last.whole.said
        said = draw_said(tools.texts, this, last) if anything else None
        return Drawn(this, last, draw(tools.texts, this, last), said)

    return await asyncio.to_thread(drawn)


def stats(act: Act) -> None:
    """`/stats`: what came in and how it went, then what residents say back."""
    drawn: Drawn = act.brought
    this, last, texts = drawn.this, drawn.last, act.tools.texts
    act.answer("staff-stats", **_figures(texts, this, last), rest="\n".join(_apart(texts, this)))
    _show(act, drawn.picture)
    act.answer("staff-stats-said", **said_figures(texts, this, last))
    if drawn.said:
        _show(act, drawn.said)


def _show(act: Act, png: bytes) -> None:
    upload = {"kind": "photo", "name": "stats.png", "content": b64encode(png).decode()}
    place = {THREAD: act.incoming.thread_id, UPLOAD: upload}
    act.work.outbox.to_staff(Words("staff-stats-picture", place))


def _figures(texts: StaffTexts, this: Period, last: Period) -> dict[str, Any]:
    """Each figure of the whole, with the week before in brackets."""

    def both(now: object, before: object) -> str:
        return texts.render("staff-stats-both", {"this": str(now), "last": str(before)})

    now, before = this.whole, last.whole
    return {
        "monday": {"day": this.begins.isoformat()},
        "new": both(now.new, before.new),
        "closed": both(now.closed, before.closed),
        "waiting": now.waiting,
        "first_answer": both(first_answer(texts, now), first_answer(texts, before)),
    }


def _apart(texts: StaffTexts, week: Period) -> Iterator[str]:
    """Those of whom only something was said, are in the message about that."""
    yield texts.render("staff-stats-by-language")
    for language, count in by_size(week.by_language):
        if count.has_cases:
            yield _line(texts, f"{texts.flag(language)} {dutch_name(language)}", count)
    yield f"\n{texts.render('staff-stats-by-area')}"
    for area, count in by_size(week.by_neighbourhood):
        if count.has_cases:
            yield _line(texts, area_name(texts, area), count)


def _line(texts: StaffTexts, name: str, count: Count) -> str:
    more = ""
    if count.first_answer is not None:
        more = texts.render("staff-stats-first-answer", {"span": first_answer(texts, count)})
    args = {
        "name": name,
        "new": count.new,
        "closed": count.closed,
        "waiting": count.waiting,
        "more": more,
    }
    return texts.render("staff-stats-line", args)
