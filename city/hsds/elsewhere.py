"""A service of another city's directory: what our map can hold of it, and the rest as a note."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from city.hsds.opening import opening_of
from city.hsds.records import HsdsService, Schedule
from city.hsds.told import (
    areas_of,
    code_of,
    dialled,
    languages_of,
    openings_of,
    phones_of,
    schedules_of,
    terms_of,
    told,
)

TOLD_IN_WORDS = {
    "description": "Wat",
    "alert": "Let op",
    "eligibility_description": "Voor wie",
    "minimum_age": "Vanaf leeftijd",
    "maximum_age": "Tot leeftijd",
    "application_process": "Hoe aanmelden",
    "interpretation_services": "Tolk",
    "fees_description": "Kosten",
}
"""Texts in a language that we do not know: the stewards read them, residents do not."""


def passed_over(record: HsdsService, topics: Mapping[str, Sequence[str]]) -> bool:
    """Not active, or each of its terms is known to mean none of our topics."""
    meant = [topics[name] for name in _names(record, topics)]
    is_none = bool(meant) and len(meant) == len(terms_of(record)) and not any(meant)
    return record.status != "active" or is_none


def from_elsewhere(
    record: HsdsService, where: str, topics: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """The service as data. Raises ValueError where no topic is known for it."""
    data = told(record)
    mapped = [topic for name in _names(record, topics) for topic in topics[name]]
    data["topics"] = list(dict.fromkeys([*data["topics"], *mapped]))
    if not data["topics"]:
        terms = ", ".join(term.name for term in terms_of(record)) or "it has no terms"
        raise ValueError(f"topics: no topic for it ({terms}); a file of topics can name one")
    return {
        **data,
        "id": str(record.id),
        "what": None,
        "open_words": None,
        "bring": None,
        "unseen": [] if areas_of(record) else ["neighbourhoods"],
        "source": f"{where} (HSDS 3: {record.id})",
        "note": "\n".join(_note(record)) or None,
    }


def _names(record: HsdsService, topics: Mapping[str, Sequence[str]]) -> list[str]:
    """The code or name of each term that the topics name."""
    both = ((term.code, term.name) for term in terms_of(record))
    found = (next((name for name in names if name in topics), None) for names in both)
    return [name for name in found if name is not None]


def _note(record: HsdsService) -> Iterator[str]:
    """What else is known of it, a line each, in Dutch but for the source's own words."""
    for field, label in TOLD_IN_WORDS.items():
        if (value := getattr(record, field)) is not None:
            yield f"{label}: {value:g}" if isinstance(value, float) else f"{label}: {value}"
    for price in record.cost_options:
        parts = (price.amount, price.currency, price.option, price.amount_description)
        yield "Prijs: " + " ".join(str(part) for part in parts if part is not None)
    for one in record.required_documents:
        if one.document:
            yield f"Meebrengen: {one.document}"
    yield from _when(record)
    if numbers := _other_numbers(record):
        yield f"Telefoon: {', '.join(numbers)}"
    if spoken := [one.name for one in languages_of(record) if one.name and not code_of(one)]:
        yield f"Talen: {', '.join(spoken)}"
    areas = [one.name or one.description for one in record.service_areas]
    if not areas_of(record) and any(areas):
        yield f"Gebied: {', '.join(filter(None, areas))}"


def _other_numbers(record: HsdsService) -> list[str]:
    """All but the one that residents are shown."""
    written = {dialled(one) or one.number: one.number for one in phones_of(record)}
    written.pop(told(record)["phone"], None)
    return list(written.values())


def _when(record: HsdsService) -> Iterator[str]:
    certain = openings_of(record) is not None
    for one in schedules_of(record):
        hours = "" if certain or opening_of(one) else _as_written(one)
        told_in_words = (hours, one.description, one.notes)
        if line := "; ".join(part for part in told_in_words if part):
            yield f"Open: {line}"


def _as_written(schedule: Schedule) -> str:
    parts = schedule.model_dump(exclude_none=True, exclude={"id", "description", "notes"})
    return ", ".join(f"{name} {value}" for name, value in parts.items())
