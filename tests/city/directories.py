"""A service of ours with all its fields, and one of another city's directory."""

from typing import Any

from city.services import Service

WORDS = {"nl": "Een zin.", "bg": "Изречение.", "sk": "Veta.", "ro": "O propoziție."}
FULL = Service.model_validate(
    {
        "id": "vol",
        "name": "Alles erin",
        "organization": "Stad Gent",
        "what": WORDS,
        "for_whom": WORDS,
        "topics": ["help_housing", "help_money"],
        "neighbourhoods": ["ledeberg", "nieuw-gent-uz"],
        "address": "Kongostraat 42, 9000 Gent / UZ Gent",
        "point": [51.05, 3.72],
        "phone": "09 210 10 10",
        "email": "vol@stad.gent",
        "website": "https://stad.gent/vol",
        "open": [
            {"rrule": "FREQ=WEEKLY;BYDAY=MO,TU", "from": "09:00", "to": "12:00"},
            {"rrule": "FREQ=MONTHLY;BYDAY=1SA", "from": "10:00", "to": "24:00"},
        ],
        "open_words": WORDS,
        "languages": ["nl", "rom"],
        "interpreter": True,
        "cost": WORDS,
        "bring": WORDS,
        "assured": "2026-11-01",
        "unseen": ["what:zin"],
        "source": "stad.gent",
        "note": "Voor stewards.\nTwee regels.",
    }
)
UUIDS = [f"0f3c1b9e-3f0a-4c5e-9d2b-{number:012}" for number in range(9)]


def elsewhere(**more: Any) -> dict[str, Any]:
    """A service as another city's program writes it, with nothing of ours."""
    organization = {"id": UUIDS[1], "name": "Antwerp Helps", "description": "A charity."}
    term = {"id": UUIDS[2], "name": "Housing", "code": "BH", "description": "Housing."}
    return {
        "id": UUIDS[0],
        "name": "Rent advice",
        "status": "active",
        "organization": organization,
        "attributes": [{"id": UUIDS[3], "taxonomy_term": term}],
        **more,
    }
