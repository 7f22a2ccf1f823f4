"""Inline keyboards as they travel."""

from tests.telegram import Json


def keyboard(*rows: list[Json]) -> Json:
    return {"inline_keyboard": list(rows)}


def button(text: str = "Да", **action: object) -> Json:
    return {"text": text, **(action or {"callback_data": "yes"})}
