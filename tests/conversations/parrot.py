"""A bot that knows a few sentences by heart, to try the player of stories on."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from tests.telegram import Json, TelegramServer
from tests.telegram.probe import Api

Answers = Mapping[str, Sequence[str]]
"""What it answers to which words: messages, each with its button after a bar ("Klopt het? | Ja").
A pressed button is answered by what it carries, its own label."""
STOP = "stop"


@contextmanager
def parrot(telegram: TelegramServer, answers: Answers) -> Iterator[Api]:
    """Listens while the `with` lasts; yields a way to say more."""
    api = Api(telegram)
    listening = threading.Thread(target=_listen, args=(api, answers))
    listening.start()
    try:
        yield api
    finally:
        telegram.raw_update({STOP: True})
        listening.join()
        api.client.close()


def _listen(api: Api, answers: Answers) -> None:
    offset = 0
    while True:
        for update in api.result("getUpdates", offset=offset, timeout=20):
            offset = update["update_id"] + 1
            if STOP in update:
                api.result("getUpdates", offset=offset, timeout=0)  # nobody shall read it again
                return
            _answer(api, update, answers)


def _answer(api: Api, update: Json, answers: Answers) -> None:
    pressed: Json = update.get("callback_query", {})
    message = pressed.get("message") or update.get("message") or update.get("edited_message", {})
    words = pressed.get("data") or message.get("text", "")
    if pressed:
        # As our own bot does: the question shows what was chosen.
        api.result(
            "editMessageText",
            chat_id=message["chat"]["id"],
            message_id=message["message_id"],
            text=f"{message['text']} {words}",
        )
    for line in answers.get(words, ()):
        say(api, message["chat"]["id"], line)


def say(api: Api, chat_id: int, line: str, **where: int) -> None:
    """One message, with a button if there is one."""
    text, _, label = (part.strip() for part in line.partition("|"))
    button = {"text": label, "callback_data": label}
    markup = {"reply_markup": {"inline_keyboard": [[button]]}} if label else {}
    api.result("sendMessage", chat_id=chat_id, text=text, **markup, **where)
