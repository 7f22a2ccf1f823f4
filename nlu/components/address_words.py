"""What addresses look like in chat, in four languages: endings of streets, house numbers, boxes."""

import re

WORD = re.compile(
    r"[^\W\d_](?:[\w.'’-]*\w)?"
    r"(?:(?<=str)\.|(?<=stwg)\.|(?<=steenw)\.|(?<=ln)\.|(?<=sl)\.|(?<=pl)\.|(?<=\bst)\.)?"
)
"""A word; a dot belongs to it where a street's ending was cut short."""

STREET = re.compile(
    r".{2,}(?:straat|straatje|laan|plein|kaai|steenweg|dreef"
    r"|страат|щраат|лаан|плейн|каай|стейнвег|стеенвег)$"
)
"""Endings that only streets have: an address even when the list does not know it."""

LIKE_A_STREET = re.compile(
    r".{3,}(?:str(?:aa|a|ae|e)?t?|la+n|pl(?:ei|ai|e|i|ij)n|ka+[ijy]|ste+n?w+e?g|stwg?|weg|dree?f"
    r"|markt|brug|poort|vaart|ln|sl|стра+т|щра+т|ла+н|пл[еа]?[йи]н|ка+[йи]|сте[йе]?нвег)"
    r"(?:\.|je|e|u|i|y|a|ata|ul|ului|ei|та|ата)?$"
)
"""Endings, slips and case endings among them, that make it worth looking for the street."""

NOT_STREETS = re.compile(
    r"(?:speel|school|woon|leef|zij|winkel|fiets|autosnel|spoor|hoofd|dwars|sorteer|eenrichtings?)"
    r"(?:straat|straatje|plein|laan|weg)"
    r"|(?:rommel|super|kerst|jaar|arbeids|huizen|woning)markt|(?:over|in|op|af|toe)slaan"
    r"|(?:[iî]n|ne)?registrat\w*"
)
"""Kinds of street, and verbs: nobody lives in a `speelstraat`."""

SMALL_WORDS = frozenset(
    word
    for words in (
        ("bij", "in", "op", "aan", "naar", "het"),
        ("от", "на", "в", "до", "при", "край", "и", "ot", "na", "v", "do", "pri", "i"),
        ("vo", "z", "zo", "od", "a"),
        ("pe", "la", "din", "în", "pt", "e", "cu", "și", "si"),
    )
    for word in words
)
"""What stands before a street and is no part of a name with slips."""

LATEST_HOUR = 24
"""After "at", a number up to this is more likely the time of day than a house."""

_SIGN = (
    r"(?:(?:huis)?nummer|(?:huis)?nr|num|no|n°|№|номер|ном|číslo\s+domu|číslo|cislo|čislo|č"
    r"|numărul|numarul|număr|numar)\.?"
)
_UNIT = r"(?!\s*(?:€|euro?s?\b|евро|лв|lei\b|uur|u\b|h\b|:\d|ч\b|часа|hod|min))"
_LETTER = r"(?:[a-zа-е]\b(?!\s*\d)|\s?(?-i:[A-H])\b(?!\s+(?-i:[a-z]))|\s[bcdf]\b(?!\s*\d))"
_BOX = r"(?:\s*,?\s*(?:bus|box|bis|bte|бус|b\.?)\s*(\d{1,4}[a-z]?)\b|\s?/\s?(\w{1,5})\b)"
_NUMBER = rf"(\d{{1,4}})(?!\d|[.,]\d)({_LETTER})?{_UNIT}{_BOX}?"
_AT = r"(?:la|op|на|na)"
_ALONE = r"(?=\s*,\s*\d+\w?\s*(?:[,.;!?)\n]|$))\s*,"
_BEHIND = re.compile(
    rf"(?:\s*,?\s*{_SIGN}|(\s+{_AT})(?:\s+{_SIGN})?|{_ALONE})?\s*{_NUMBER}", re.IGNORECASE
)
_IN_FRONT = re.compile(
    rf"\b{_SIGN}\s*(\d{{1,4}})([a-z])?\s+"
    r"(?:(?:in|op|van|aan|de|het|в|на|от|ул\.?|улица|na|v|vo|z|ulici|ul\.?"
    r"|pe|din|la|în|strada|str\.?)\s+){0,3}$",
    re.IGNORECASE,
)


class Number:
    """A house number in a text, the words from `start` to `end`; `house` and `box` as one would
    write them on an envelope: `12B`, `3`."""

    def __init__(
        self, match: re.Match[str], house: str, letter: str | None, box: str | None
    ) -> None:
        self.start, self.end = match.span()
        self.house = house.lstrip("0") + (letter or "").strip().upper()
        self.box = box


def number_behind(text: str, end: int) -> Number | None:
    """The number that follows a street which ends at `end`."""
    match = _BEHIND.match(text, end)
    if match is None or (match[1] and int(match[2]) <= LATEST_HOUR):
        return None
    return Number(match, match[2], match[3], match[4] or match[5])


def number_in_front(text: str, start: int) -> Number | None:
    """The number that leads to a street which begins at `start`: `nr 7 in de ...`."""
    match = _IN_FRONT.search(text[:start])
    return Number(match, match[1], match[2], None) if match else None
