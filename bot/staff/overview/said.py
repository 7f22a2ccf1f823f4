"""What residents say back, in the words of the stewards; never a share without its count."""

from collections.abc import Iterator
from typing import Any

from bot.staff.overview.naming import area_name, dutch_name, mean
from bot.staff.texts import StaffTexts
from storage.figures import Count, Period
from storage.said_back import Part, SaidBack

MOST_LINES = 8
"""Per language, kind or neighbourhood: all of them together must fit in one message."""


def part(one: Part) -> dict[str, Any]:
    """A share of so many, as a text; of few only the counts."""
    if one.share is not None:
        percent = {"percent": round(100 * one.share), "of": one.of}
        return {"say": "staff-said-share", "args": percent}
    if one.number or one.of:
        return {"say": "staff-said-few", "args": {"number": one.number, "of": one.of}}
    return {"say": "staff-said-none"}


def rating(one: SaidBack) -> dict[str, Any]:
    """The mean and how often it was given, as a text; of few only how often."""
    if one.rating is not None:
        args = {"mean": mean(one.rating), "count": one.ratings}
        return {"say": "staff-said-rating", "args": args}
    if one.ratings:
        return {"say": "staff-said-ratings", "args": {"count": one.ratings}}
    return {"say": "staff-said-none"}


def said_figures(texts: StaffTexts, this: Period, last: Period) -> dict[str, Any]:
    """Each figure of the whole, with the week before in brackets."""

    def both(now: object, before: object) -> dict[str, Any]:
        return {"say": "staff-stats-both", "args": {"this": now, "last": before}}

    now, before = this.whole.said, last.whole.said
    return {
        "monday": {"day": this.begins.isoformat()},
        "solved": both(part(now.solved), part(before.solved)),
        "reached": both(part(now.reached), part(before.reached)),
        "not_needed": both(str(now.not_needed), str(before.not_needed)),
        "reopened": both(part(now.reopened), part(before.reopened)),
        "silent": both(part(now.silent), part(before.silent)),
        "rating": both(rating(now), rating(before)),
        "rest": "\n".join(_apart(texts, this)),
    }


def groups(texts: StaffTexts, period: Period) -> list[tuple[str, list[tuple[str, SaidBack]]]]:
    """What was said back by kind, language and neighbourhood: each with its title and names, those
    with the most answers first, and without those of whom nothing was heard."""
    topics = {texts.render(f"topic-{topic}"): one for topic, one in period.by_topic.items()}
    languages = {dutch_name(language): one for language, one in period.by_language.items()}
    areas = {area_name(texts, area): one for area, one in period.by_neighbourhood.items()}
    return [
        (texts.render("staff-stats-by-topic"), _most_said(topics)),
        (texts.render("staff-stats-by-language"), _most_said(languages)),
        (texts.render("staff-stats-by-area"), _most_said(areas)),
    ]


def _most_said(counts: dict[str, Count]) -> list[tuple[str, SaidBack]]:
    said = [(name, count.said) for name, count in counts.items() if count.said]
    return sorted(said, key=lambda one: (-one[1].silent.of - one[1].ratings, one[0]))


def _apart(texts: StaffTexts, period: Period) -> Iterator[str]:
    for title, names in groups(texts, period):
        if not names:
            continue
        yield f"\n{title}"
        for name, said in names[:MOST_LINES]:
            what = " · ".join(_parts(texts, said))
            yield texts.render("staff-said-line", {"name": name, "what": what})
        if len(names) > MOST_LINES:
            yield texts.render("staff-said-more", {"count": len(names) - MOST_LINES})


def _parts(texts: StaffTexts, said: SaidBack) -> Iterator[str]:
    if said.solved.of:
        yield texts.render("staff-said-solved", {"part": part(said.solved)})
    if said.reached.of:
        yield texts.render("staff-said-reached", {"part": part(said.reached)})
    if said.reopened.number:
        yield texts.render("staff-said-reopened", {"part": part(said.reopened)})
    if said.silent.number:
        yield texts.render("staff-said-silent", {"part": part(said.silent)})
    if said.ratings:
        yield texts.render("staff-said-rated", {"rating": rating(said)})
