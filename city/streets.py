"""An address as one writes it on a form, with the street as the city spells it."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from city.writing import plain

STREETS = Path(__file__).parent / "streets.txt"
ADDRESS = re.compile(
    r"\s*(?P<street>\D*?)"
    r"(?:[\s,]+(?:nr\.?|nummer)?\s*(?P<number>\d{1,4}\s?[a-z]?)\b"
    r"(?:\s*(?:bus|b\.?|/)\s*(?P<box>\w{1,5}))?)?"
    r"\s*(?:,.*)?",
    re.IGNORECASE | re.DOTALL,
)
CUT_SHORT = re.compile(r"str$")
ALIKE = 0.85
"""How alike a name must be to be the same with a slip (difflib's ratio, 0 to 1)."""


@dataclass(frozen=True)
class Address:
    """`number` is as it stands on letters in Belgium: "45 bus 2"."""

    street: str
    number: str | None


def address_in(text: str) -> Address | None:
    """The address that a line begins with; None when it names no street of the city."""
    found = ADDRESS.fullmatch(text)
    street = _street(found["street"]) if found else None
    if found is None or street is None:
        return None
    number = re.sub(r"\s", "", found["number"] or "").upper() or None
    return Address(street, f"{number} bus {found['box']}" if found["box"] else number)


def _street(written: str) -> str | None:
    name = CUT_SHORT.sub("straat", plain(written))
    near = get_close_matches(name, _names(), n=1, cutoff=ALIKE) if name else []
    return _names()[near[0]] if near else None


@cache
def _names() -> dict[str, str]:
    """Each street's name as the city spells it, by its plain letters."""
    return {plain(name): name for name in STREETS.read_text("utf-8").splitlines()}
