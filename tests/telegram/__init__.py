"""A stand-in for Telegram's Bot API servers, as strict as the original.

    with TelegramServer() as telegram:
        maria = telegram.person("Maria", language_code="bg")
        maria.writes("Здравейте")
        answer = maria.sees("референция", within=30)
        maria.presses("Да", on=answer)

People block while they read: in a coroutine that shares its loop with the bot, say
`await asyncio.to_thread(maria.sees, "референция")`.
"""

from .errors import Json
from .faults import Call
from .group import Group
from .person import Person
from .server import TelegramServer
from .world import Topic

__all__ = ["Call", "Group", "Json", "Person", "TelegramServer", "Topic"]
