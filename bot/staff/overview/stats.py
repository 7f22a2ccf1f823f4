"""The week's figures: as text in the stewards' chat, with a picture beside it."""

import asyncio
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

from bot.staff.acts import THREAD, UPLOAD, Act, Tools
from bot.staff.overview.naming import area_name, by_size, dutch_name, first_answer, share_solved
from bot.staff.overview.picture import draw
from bot.staff.texts import StaffTexts
from storage import Store
from storage.figures import Count, Week
from storage.outbox import Words


async def count_and_draw(store: Store, tools: Tools, _number: int) -> tuple[Week, Week, bytes]:
    """This week, the last one, and the picture of both; meanwhile others can write."""

    def drawn() -> tuple[Week, Week, bytes]:
        with store.read() as work:
            this, last = work.figures.this_week_and_the_last()
        return this, last, draw(tools.texts, this, last)

    return await asyncio.to_thread(drawn)


def stats(act: Act) -> None:
    """`/stats`: text, then the picture."""
    this, last, picture = act.brought
    texts = act.tools.texts
    act.answer("staff-stats", **_figures(texts, this, last), rest="\n".join(_apart(texts, this)))
    content = b64encode(picture).decode()
    upload = {"kind": "photo", "name": "stats.png", "content": content}
    place = {THREAD: act.incoming.thread_id, UPLOAD: upload}
    act.work.outbox.to_staff(Words("staff-stats-picture", place))


def _figures(texts: StaffTexts, this: Week, last: Week) -> dict[str, Any]:
    """Each figure of the whole, with the week before in brackets."""

    def both(now: object, before: object) -> str:
        return texts.render("staff-stats-both", {"this": str(now), "last": str(before)})

    now, before = this.whole, last.whole
    return {
        "monday": {"day": this.monday.isoformat()},
        "new": both(now.new, before.new),
        "closed": both(now.closed, before.closed),
        "waiting": now.waiting,
        "first_answer": both(first_answer(texts, now), first_answer(texts, before)),
        "solved": both(share_solved(texts, now), share_solved(texts, before)),
    }


def _apart(texts: StaffTexts, week: Week) -> Iterator[str]:
    yield texts.render("staff-stats-by-language")
    for language, count in by_size(week.by_language):
        yield _line(texts, f"{texts.flag(language)} {dutch_name(language)}", count)
    yield f"\n{texts.render('staff-stats-by-area')}"
    for area, count in by_size(week.by_neighbourhood):
        yield _line(texts, area_name(texts, area), count)


def _line(texts: StaffTexts, name: str, count: Count) -> str:
    more = ""
    if count.first_answer is not None:
        more += texts.render("staff-stats-first-answer", {"span": first_answer(texts, count)})
    if count.share_solved is not None:
        more += texts.render("staff-stats-solved", {"share": share_solved(texts, count)})
    args = {
        "name": name,
        "new": count.new,
        "closed": count.closed,
        "waiting": count.waiting,
        "more": more,
    }
    return texts.render("staff-stats-line", args)
