"""The bot with a webhook, as a process of its own."""

import json
from pathlib import Path

import httpx

from bot.house import free_port
from tests.faults.rasa_door import RasaDoor
from tests.faults.running import Running
from tests.telegram import Json, Person, TelegramServer

SECRET = "a_long_word"
LONGER_THAN_SQLITE_WAITS = 30.0


class Hooked(Running):
    """The bot with its webhook."""

    def __init__(self, telegram: TelegramServer, rasa: RasaDoor, url: str, folder: Path) -> None:
        port = free_port()
        self.door = f"http://127.0.0.1:{port}/telegram"
        super().__init__(
            telegram,
            rasa,
            url,
            folder,
            telegram_webhook_url=self.door,
            telegram_webhook_secret=SECRET,
            webhook_listen=f"127.0.0.1:{port}",
        )

    def posts(self, update: Json) -> httpx.Response:
        """Another update at the door, as Telegram would bring it."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        with httpx.Client(trust_env=False, timeout=LONGER_THAN_SQLITE_WAITS) as client:
            return client.post(self.door, content=json.dumps(update), headers=headers)

    def without_webhook(self) -> Running:
        """The same bot, which polls instead."""
        folder = self.folder / "polls"
        folder.mkdir()
        return Running(self.telegram, self.rasa, self.url, folder)


def update_of(person: Person, number: int, words: str) -> Json:
    chat = {"id": person.id, "type": "private"}
    message = {"message_id": number, "date": 5, "chat": chat, "from": person.user, "text": words}
    return {"update_id": number, "message": message}
