"""A turn as an action sees it: who wrote, what they wrote, what Rasa made of it."""

from dataclasses import dataclass
from typing import Any, Self

from rasa_sdk import Tracker

from flows.shared.house import store

SURE = 0.5
"""From this confidence on, a message inside a form may be taken as something else than an
answer. Measured on the first training examples; the understanding issue calibrates it."""

VERY_SURE = 0.8
"""From this confidence on, a message inside a form is no answer but interrupts it. Free answers
("since last week") resemble anything a little, so the bar is high."""
SUSPICION = 0.2
"""From this confidence on, danger that is the likeliest meaning is treated as danger. Letters
without sense stay below it."""


@dataclass(frozen=True)
class Turn:
    """One inbound message. `words` is empty when a button was pressed.

    `address` is what Rasa knows of an address in the words: `value` as written, `street` as the
    city spells it, `number`. `pin` is a place on the map, latitude and longitude in degrees.
    `also` is a second topic with its words and the `cues` in them; `foreign` the language written
    in when it is none of ours. `album` names the album that a photo came in. `again` tells that an
    earlier try of this turn may have had its effect.
    """

    resident_id: int
    inbox_id: int
    conversation_key: str
    language: str
    intent: str
    confidence: float
    words: str
    entities: dict[str, str]
    address: dict[str, Any] | None
    pin: tuple[float, float] | None
    likeliest: list[str]
    danger: float
    also: dict[str, Any] | None
    foreign: str | None
    file: dict[str, Any] | None
    album: str | None
    follow_up_id: int | None
    again: bool = False

    @classmethod
    def of(cls, tracker: Tracker) -> Self:
        """Reads the message and the metadata that `bot` sends along."""
        message: dict[str, Any] = dict(tracker.latest_message or {})
        metadata = message.get("metadata") or {}
        text = str(message.get("text") or "")
        intent = message.get("intent") or {}
        entities: list[dict[str, Any]] = message.get("entities") or []
        pin = metadata.get("pin")
        ranking = [
            one for one in message.get("intent_ranking") or [] if one["name"] != "nlu_fallback"
        ]
        return cls(
            resident_id=int(metadata["resident"]),
            inbox_id=int(metadata["inbox"]),
            conversation_key=tracker.sender_id,
            language=str(metadata["language"]),
            intent=str(intent.get("name") or ""),
            confidence=float(intent.get("confidence") or 0),
            words="" if text.startswith("/") else text,
            entities={e["entity"]: str(e["value"]) for e in entities},
            address=_address(entities),
            pin=(float(pin[0]), float(pin[1])) if pin else None,
            likeliest=[str(one["name"]) for one in ranking],
            danger=next((one["confidence"] for one in ranking[:1] if _is_danger(one)), 0.0),
            also=_with_cues(message.get("also"), text, entities),
            foreign=message.get("foreign"),
            file=_with_chat(metadata.get("file"), int(metadata["resident"])),
            album=metadata.get("album"),
            follow_up_id=metadata.get("follow_up"),
            again=bool(metadata.get("again")),
        )

    @property
    def may_be_danger(self) -> bool:
        """Whether danger is the likeliest meaning, even where we would ask back otherwise."""
        return self.intent == "emergency" or self.danger >= SUSPICION

    @property
    def pressed(self) -> bool:
        """Whether a button was pressed rather than words written."""
        return not self.words

    def means(self, *intents: str, at_least: float) -> bool:
        return self.intent in intents and (self.pressed or self.confidence >= at_least)

    def is_surely(self, *intents: str) -> bool:
        return self.means(*intents, at_least=SURE)


def _with_chat(file: dict[str, Any] | None, resident_id: int) -> dict[str, Any] | None:
    """A file with the chat that it came in, which Rasa is not told."""
    if not file or "chat" in file:
        return file
    with store().read() as work:
        return {"chat": work.residents.get(resident_id).chat_id, **file}


def _address(entities: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The first address; a button that carries one has its street and number beside it."""
    beside = {
        e["entity"].removeprefix("address_"): e["value"]
        for e in entities
        if e["entity"].startswith("address_")
    }
    found = next((e for e in entities if e["entity"] == "address"), None)
    return {**beside, **found} if found else None


def _with_cues(
    also: dict[str, Any] | None, text: str, entities: list[dict[str, Any]]
) -> dict[str, Any] | None:
    """The second topic with what its own words say by the way (nlu/cues)."""
    if also is None:
        return None
    start = text.find(also["text"])
    own = [e for e in entities if start <= e.get("start", -1) < start + len(also["text"])]
    cues = {e["entity"]: str(e["value"]) for e in own if e["entity"] != "address"}
    return {**also, "cues": cues}


def _is_danger(meaning: dict[str, Any]) -> bool:
    return bool(meaning["name"] == "emergency")
