"""What the stand-in's own tests are made with: a plain client and a bot's webhook."""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx

from .errors import Json
from .server import TelegramServer


class Api:
    """Calls methods as JSON and gives back Telegram's whole answer."""

    def __init__(self, server: TelegramServer) -> None:
        self.base = f"{server.url}/bot{server.token}"
        self.client = httpx.Client(timeout=10, trust_env=False)

    def __call__(self, method: str, **params: Any) -> Json:
        answer: Json = self.client.post(f"{self.base}/{method}", json=params).json()
        return answer

    def result(self, method: str, **params: Any) -> Any:
        answer = self(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    def refusal(self, method: str, **params: Any) -> tuple[int, str]:
        answer = self(method, **params)
        assert not answer["ok"], answer
        return answer["error_code"], answer["description"]


class Receiver:
    """A bot's webhook: keeps what it is sent and answers as `answers` says, then 200."""

    def __init__(self) -> None:
        self.updates: list[Json] = []
        self.secrets: list[str | None] = []
        self.times: list[float] = []
        self.answers: list[tuple[int, dict[str, str]]] = []
        self.gate = threading.Event()
        self.gate.set()
        self.changed = threading.Condition()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.take(self)

            def log_message(self, *_args: object) -> None:
                """Tests want no lines on the terminal."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,))
        self.thread.start()

    def take(self, request: BaseHTTPRequestHandler) -> None:
        update = json.loads(request.rfile.read(int(request.headers["content-length"])))
        with self.changed:
            self.updates.append(update)
            self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
            self.times.append(time.monotonic())
            status, headers = self.answers.pop(0) if self.answers else (200, {})
            self.changed.notify_all()
        self.gate.wait(5)
        request.send_response(status)
        for name, value in {"content-length": "0", **headers}.items():
            request.send_header(name, value)
        request.end_headers()

    def waits_for(self, count: int) -> list[Json]:
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.updates) >= count, 5), self.updates
            return list(self.updates)

    def close(self) -> None:
        self.gate.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
