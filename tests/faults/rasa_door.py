"""Rasa's HTTP door with nobody behind it, for the faults in which Rasa is not what is tested.

It answers each message with its own words, can be held, slow, empty or broken, and remembers its
talks as Rasa does: what a message caused stands in the tracker under the inbox number.
"""

import json
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.bot.local_server import LocalServer

Said = list[dict[str, Any]]
NLU = {
    "intent": {"name": "smalltalk", "confidence": 1.0},
    "intent_ranking": [{"name": "smalltalk", "confidence": 1.0}],
    "entities": [],
    "language": "nl",
    "language_confidence": 1.0,
    "foreign": None,
}
LONGEST_HELD = 60.0


def echo(words: str, _metadata: dict[str, Any]) -> Said:
    """The answer in which the words come back."""
    return [{"custom": {"say": "passed-on", "args": {"steward": words}}}]


class RasaDoor(LocalServer):
    """`act` makes the answer to a message, as rules and actions do."""

    def __init__(self) -> None:
        super().__init__()
        self.act: Callable[[str, dict[str, Any]], Said] = echo
        self.reached, self.answered = list[str](), list[str]()
        """The messages that arrived, and those of which the answer is on its way or there: written
        down first, so that who has the answer finds it here."""
        self.starting, self.empty, self.status, self.delay = False, False, 200, 0.0
        self.throws_at, self.understood = "", NLU
        """The words at which its NLU throws, and what it makes of all others."""
        self._open = threading.Event()
        self._open.set()
        self._talks: dict[str, Said] = {}

    def holds(self) -> None:
        """Messages arrive and are not looked at, until `lets_go`."""
        self._open.clear()

    def lets_go(self) -> None:
        self._open.set()

    def works_again(self) -> None:
        self.starting, self.empty, self.status, self.delay = False, False, 200, 0.0
        self.lets_go()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        length = int(request.headers.get("content-length") or 0)
        body = json.loads(request.rfile.read(length) or "null")
        path = request.path.partition("?")[0]
        if path == "/status":
            self._send(request, {} if self.starting else {"model_file": "m"})
        elif self.starting or self.status != 200:
            self._send(request, {}, self.status if self.status != 200 else 503)
        elif self._throws(body):
            self._send(request, {"error": "ValueError"}, 500)
        elif path == "/model/parse":
            time.sleep(self.delay)
            self._send(request, self.understood)
        elif path.startswith("/webhooks/"):
            self._message(request, body)
        else:
            self._tracker(request, path.split("/")[2], body)

    def _throws(self, body: Any) -> bool:
        asked = body if isinstance(body, dict) else {}
        return bool(self.throws_at) and self.throws_at in (asked.get("text"), asked.get("message"))

    def _message(self, request: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        words = body["message"]
        self.reached.append(words)
        self._open.wait(LONGEST_HELD)
        time.sleep(self.delay)
        if self.empty:
            self._send(request, [])
            return
        said = self.act(words, body["metadata"])
        event = {"event": "user", "text": words, "metadata": body["metadata"]}
        self._talks.setdefault(body["sender"], []).append(event)
        self.answered.append(words)
        self._send(request, said)

    def _tracker(self, request: BaseHTTPRequestHandler, key: str, body: Any) -> None:
        if request.command == "PUT":
            self._talks[key] = body
        self._send(request, {"events": self._talks.get(key, []), "slots": {}, "active_loop": {}})

    @staticmethod
    def _send(request: BaseHTTPRequestHandler, answer: Any, status: int = 200) -> None:
        content = json.dumps(answer).encode()
        try:
            request.send_response(status)
            request.send_header("content-length", str(len(content)))
            request.end_headers()
            request.wfile.write(content)
        except OSError:
            """Who asked is gone: killed, or tired of waiting."""
