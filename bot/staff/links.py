"""Addresses of what stands in the steward chat."""

from typing import Any

from storage.models import Case

SUPERGROUP = "-100"
"""How the number of a chat begins that has addresses for its messages (Bot API, Chat.id)."""


def topic_link(chat_id: int, case: Case) -> str | None:
    """The address of the case's topic, or of its card; a plain group's messages have none."""
    chat, message = str(chat_id), case.thread_id or case.card_id
    if message is None or not chat.startswith(SUPERGROUP):
        return None
    return f"https://t.me/c/{chat.removeprefix(SUPERGROUP)}/{message}"


def topic_buttons(chat_id: int, case: Case) -> list[dict[str, Any]]:
    """The button that leads there, if there is an address."""
    link = topic_link(chat_id, case)
    return [{"label": "staff-button-topic", "data": link}] if link else []
