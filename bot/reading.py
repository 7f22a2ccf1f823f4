"""What the bot makes of a resident's words: told to stewards beside them, or whether they alarm."""

from typing import Any

from bot.rasa import Rasa, Understood
from bot.speech import has_words, plain
from bot.texts import Texts

SUSPICION = 0.2
"""From this confidence on, danger that is the likeliest meaning is treated as danger: as the
actions do (flows/shared/turn.py)."""


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


async def may_be_danger(rasa: Rasa, words: str, key: str) -> bool:
    """Whether these words, by themselves, sound the alarm; `key` is of the conversation that they
    belong to. Raises RasaAway."""
    said = plain(words)
    if not has_words(said):
        return False
    understood = await rasa.parse(said, key)
    return understood.intent == "emergency" and understood.confidence >= SUSPICION
