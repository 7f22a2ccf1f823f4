"""The stewards' texts: Dutch, with the residents' catalogues for topics and languages."""

from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.settings import checkout
from bot.texts import Texts

STAFF_LANGUAGE = "nl"


def own_catalogues(home: Path) -> list[Path]:
    """The stewards' own texts: what all parts of the desk share, and one file beside each."""
    return sorted((home / "bot" / "staff").glob(f"**/{STAFF_LANGUAGE}.ftl"))


@cache
def _dutch(home: Path, timezone: str) -> Texts:
    """The stewards' texts, and the residents' in Dutch. Read once per process."""
    dutch = [*home.glob("flows/*/texts/nl.ftl"), *home.glob("bot/texts/nl.ftl")]
    return Texts([*own_catalogues(home), *dutch], timezone)


class StaffTexts:
    """Renders for stewards. A text of the residents' catalogues comes out in Dutch."""

    def __init__(self, residents: Texts, timezone: str) -> None:
        home = checkout()
        self._texts = _dutch(home, timezone)
        self._residents = residents
        self.zone = ZoneInfo(timezone)

    def render(self, key: str, args: dict[str, Any] | None = None) -> str:
        return self._texts.render(STAFF_LANGUAGE, key, args)

    def flag(self, language: str) -> str:
        """The sign of a resident's language."""
        return self._residents.render(language, "language-flag")

    def language_name(self, language: str) -> str:
        return self._residents.render(language, "language-name")
