"""Figures and what they are about, in the words of the stewards."""

from bot.staff.overview.lines import span
from bot.staff.texts import STAFF_LANGUAGE, StaffTexts
from bot.texts import language_name
from city.neighbourhoods import neighbourhoods
from storage.figures import Count


def dutch_name(language: str) -> str:
    """What stewards call a language: "Bulgaars"."""
    return language_name(language, STAFF_LANGUAGE)


def by_size[T](counts: dict[T, Count]) -> list[tuple[T, Count]]:
    """The ones with the most new and waiting cases first."""
    return sorted(counts.items(), key=lambda one: (-one[1].new - one[1].waiting, str(one[0])))


def area_name(texts: StaffTexts, area: str | None) -> str:
    known = neighbourhoods().get(area or "")
    return known.name if known else texts.render("staff-stats-elsewhere")


def first_answer(texts: StaffTexts, count: Count) -> str:
    """The median in few signs."""
    if count.first_answer is None:
        return texts.render("staff-stats-nothing")
    one = span(count.first_answer)
    return texts.render(one["say"], one["args"])


def share_solved(texts: StaffTexts, count: Count) -> str:
    """Per cent of those who answered, and how many those are."""
    if count.share_solved is None:
        return texts.render("staff-stats-nothing")
    share = {"percent": round(100 * count.share_solved), "answered": count.answered}
    return texts.render("staff-stats-share", share)
