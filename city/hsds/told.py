"""What the fields of an HSDS service alone say, in the words of our map."""

import re
from collections.abc import Iterator
from typing import Any

from city.hsds.naming import CITY, TOPICS
from city.hsds.opening import is_in_words, opening_of
from city.hsds.records import HsdsService, Language, Location, Phone, Schedule, TaxonomyTerm
from city.neighbourhoods import neighbourhoods
from city.writing import plain

DIALLED = re.compile(r"[+0-9 ()./\"'-]+")
SPOKEN = ("voice", "cell")
ISO_639_1 = {
    **{"nld": "nl", "dut": "nl", "bul": "bg", "slk": "sk", "slo": "sk", "ron": "ro", "rum": "ro"},
    **{"eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "tur": "tr", "ara": "ar"},
}
"""Languages with two codes, so that one is found by either; our four and the commonest."""


def told(record: HsdsService) -> dict[str, Any]:
    """Fields of a Service, as data; a text for residents is not among them, nor id and source."""
    places = list(places_of(record))
    return {
        "name": record.name,
        "organization": record.organization.name if record.organization else record.name,
        "topics": [term.code for term in terms_of(record) if is_topic(term)],
        "neighbourhoods": areas_of(record) or "all",
        "address": " / ".join(filter(None, map(address_of, places))) or None,
        "point": next(filter(None, map(_point, places[:1])), None),
        "phone": next((number for one in phones_of(record) if (number := dialled(one))), None),
        "email": record.email or (record.organization.email if record.organization else None),
        "website": website_of(record),
        "open": openings_of(record),
        "languages": [code for one in languages_of(record) if (code := code_of(one))] or None,
        "interpreter": None,
        "cost": "free" if _is_free(record) else None,
        "assured": record.assured_date.isoformat() if record.assured_date else None,
    }


def words(record: HsdsService) -> dict[str, Any]:
    """The texts for residents of a service that is ours: HSDS's own fields hold the Dutch."""
    spoken = next((one.description for one in schedules_of(record) if is_in_words(one)), None)
    bring = next((one.document for one in record.required_documents), None)
    dutch = {
        "what": record.description,
        "for_whom": record.eligibility_description,
        "open_words": spoken,
        "bring": bring,
    }
    found: dict[str, Any] = {name: {"nl": text} if text else None for name, text in dutch.items()}
    return found | ({"cost": {"nl": record.fees_description}} if record.fees_description else {})


def terms_of(record: HsdsService) -> list[TaxonomyTerm]:
    return [one.taxonomy_term for one in record.attributes if one.taxonomy_term]


def is_topic(term: TaxonomyTerm) -> bool:
    return term.taxonomy_detail is not None and term.taxonomy_detail.id == TOPICS.id


def areas_of(record: HsdsService) -> str | list[str] | None:
    """Ids of neighbourhoods, or all of them; None where another area, or none, is named."""
    named = [one.name or "" for one in record.service_areas]
    if named == [CITY]:
        return "all"
    listed = neighbourhoods().values()
    known = {plain(name): one.id for one in listed for name in (one.id, one.name)}
    ids = [known.get(plain(name)) for name in named]
    found = [one for one in ids if one is not None]
    return found if found and len(found) == len(named) else None


def places_of(record: HsdsService) -> Iterator[Location]:
    """Where one can go: not a post box, not a website."""
    for one in record.service_at_locations:
        if one.location and one.location.location_type == "physical":
            yield one.location


def address_of(place: Location) -> str | None:
    for one in place.addresses:
        if one.address_type == "physical":
            town = f"{one.postal_code} {one.city}".strip()
            parts = (place.name, one.address_1, one.address_2, town)
            return ", ".join(part for part in parts if part)
    return place.name


def phones_of(record: HsdsService) -> list[Phone]:
    """Numbers that one can speak to, those of the service itself first."""
    found = [*record.phones]
    for one in record.service_at_locations:
        found += [*one.phones, *(one.location.phones if one.location else [])]
    found += record.organization.phones if record.organization else []
    return [one for one in found if not one.type or one.type.lower() in SPOKEN]


def dialled(phone: Phone) -> str | None:
    """The number alone; None where more is written than a number, such as an extension."""
    if not DIALLED.fullmatch(phone.number):
        return None
    number = phone.number.replace("(0)", "") if "+" in phone.number else phone.number
    return " ".join(re.sub(r"[^+0-9]", " ", number).split())


def website_of(record: HsdsService) -> str | None:
    site = record.url or (record.organization.website if record.organization else None)
    return str(site) if site else None


def schedules_of(record: HsdsService) -> list[Schedule]:
    """The service's own, else those of its places."""
    of_places = [
        schedule
        for one in record.service_at_locations
        for schedule in [*one.schedules, *(one.location.schedules if one.location else [])]
    ]
    return [*record.schedules] or of_places


def openings_of(record: HsdsService) -> list[dict[str, Any]] | None:
    """None unless all of them are certain: half of the hours would be wrong on the other days."""
    openings = [opening_of(one) for one in schedules_of(record) if not is_in_words(one)]
    certain = [one for one in openings if one is not None]
    return certain if certain and len(certain) == len(openings) else None


def languages_of(record: HsdsService) -> list[Language]:
    of_places = [one for place in places_of(record) for one in place.languages]
    return [*record.languages] or of_places


def code_of(language: Language) -> str | None:
    code = (language.code or "").lower()
    return ISO_639_1.get(code, code) or None


def _point(place: Location) -> list[float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return [place.latitude, place.longitude]


def _is_free(record: HsdsService) -> bool:
    """One price, nothing, without a condition."""
    if record.fees_description or len(record.cost_options) != 1:
        return False
    (price,) = record.cost_options
    return price.amount == 0 and not (price.option or price.amount_description)
