"""A stand-in for LibreTranslate: POST /translate as its documentation says, or a failure."""

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.bot.local_server import LocalServer

LANGUAGES = {"nl", "bg", "sk", "ro", "en", "fr"}
NEEDED = {"q", "source", "target", "format"}


class TranslateServer(LocalServer):
    """Translates what stands in `knows`; the rest it gives back as it is.

    With a `key` it refuses who has another. `status` other than 200 is a failure; with `says` it
    answers that body. `asked` holds what it was asked. While `stuck` it does not answer.
    """

    def __init__(self, knows: dict[str, str] | None = None, key: str = "") -> None:
        super().__init__()
        self.knows, self.key = knows or {}, key
        self.status, self.says = 200, b""
        self.asked: list[dict[str, Any]] = []
        self.stuck = False

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        written = request.rfile.read(int(request.headers["content-length"]))
        if self.stuck:
            self._closing.wait()
            return
        status, body = self._answer(request, written)
        request.send_response(status)
        request.send_header("content-type", "application/json")
        request.send_header("content-length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _answer(self, request: BaseHTTPRequestHandler, written: bytes) -> tuple[int, bytes]:
        if request.path != "/translate":
            return 404, _json(error="Not found")
        if request.headers.get("content-type") != "application/json":
            return 400, _json(error="Invalid request: use JSON")
        asked = json.loads(written)
        self.asked.append(asked)
        if missing := NEEDED - asked.keys():
            return 400, _json(error=f"Invalid request: missing {sorted(missing)[0]} parameter")
        if unknown := asked.keys() - NEEDED - {"api_key"}:
            return 400, _json(error=f"unknown parameter {sorted(unknown)[0]}")
        if asked.get("api_key", "") != self.key:
            return 403, _json(error="Invalid API key")
        if not {asked["target"]} <= LANGUAGES or asked["source"] not in LANGUAGES | {"auto"}:
            return 400, _json(error=f"{asked['target']} is not supported")
        if self.status != 200:
            return self.status, _json(error="Slowdown: too many requests")
        text = self.knows.get(asked["q"], asked["q"])
        return 200, self.says or _json(translatedText=text)


def _json(**body: str) -> bytes:
    return json.dumps(body).encode()
