"""Bulgarian as it is typed on a Latin keyboard: the ways in which one line may come out.

`spelling.py` undoes these habits for the classifier; here they are made, so that language
identification, which looks at letters as they stand, knows Bulgarian in Latin letters from far
more lines than were written so.
"""

import re

_SHARED = dict(zip("абвгдезиклмнопрстуфхьѝ", "abvgdeziklmnoprstufhii", strict=True))
HABITS: tuple[dict[str, str], ...] = tuple(
    _SHARED | dict(zip("шчяюжщцйъв", letters.split(), strict=True))
    for letters in (
        "sh ch ya yu zh sht ts y a v",
        "6 4 q iu j 6t c i u v",
        "sh 4 ja ju zh sht c j a w",
        "6 4 q yu zh 6t c i y v",
    )
)
"""The official way (Transliteration Act, 2009), and three that chats are full of."""

_CYRILLIC = re.compile("[а-я]", re.IGNORECASE)


def is_cyrillic(line: str) -> bool:
    return _CYRILLIC.search(line) is not None


def typed_in_latin(line: str, habit: int) -> str:
    """The line in small Latin letters, in one of the `HABITS` by its number, counted round."""
    letters = HABITS[habit % len(HABITS)]
    return "".join(letters.get(letter, letter) for letter in line.casefold())
