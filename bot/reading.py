"""What the bot makes of a resident's words, told to stewards beside those words."""

from typing import Any

from bot.rasa import Understood
from bot.texts import Texts


def reading_of(understood: Understood, residents: Texts) -> dict[str, Any]:
    """A text for stewards: what it is about, how sure that is, and in which language."""
    topic = f"topic-{understood.intent}"
    known = topic in residents.keys()  # noqa: SIM118 - a method, not a mapping
    language = understood.foreign or understood.language
    args: dict[str, Any] = {
        "meaning": {"say": topic if known else f"staff-means-{understood.intent}"},
        "sure": round(100 * understood.confidence),
        "language": {"languages": [language]} if language else {"say": "staff-no-language"},
    }
    return {"say": "staff-reading", "args": args}
