"""Figures and what they are about, in the words of the stewards."""

from babel.numbers import format_decimal

from bot.staff.overview.lines import span
from bot.staff.texts import STAFF_LANGUAGE, StaffTexts
from bot.texts import language_name
from city.neighbourhoods import Neighbourhood, neighbourhoods
from storage.figures import Count


def dutch_name(language: str) -> str:
    """What stewards call a language: "Bulgaars"."""
    return language_name(language, STAFF_LANGUAGE)


def short_name(area: Neighbourhood) -> str:
    """The first part of a name that is several ("Rabot - Blaisantvest")."""
    return area.name.split(" - ")[0]


def by_size[T](counts: dict[T, Count]) -> list[tuple[T, Count]]:
    """Those with the most new cases first, then those where most wait."""
    return sorted(counts.items(), key=lambda one: (-one[1].new, -one[1].waiting, str(one[0])))


def area_name(texts: StaffTexts, area: str | None) -> str:
    known = neighbourhoods().get(area or "")
    return short_name(known) if known else texts.render("staff-stats-elsewhere")


def first_answer(texts: StaffTexts, count: Count) -> str:
    """The median in few signs."""
    if count.first_answer is None:
        return texts.render("staff-stats-nothing")
    one = span(count.first_answer)
    return texts.render(one["say"], one["args"])


def mean(rating: float) -> str:
    """With one decimal, as it is written in Dutch: "4,2"."""
    return format_decimal(rating, "0.0", STAFF_LANGUAGE)
