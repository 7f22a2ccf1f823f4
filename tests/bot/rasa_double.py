"""Rasa's HTTP door as the clock sees it: keeps what it is told, or is away."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bot.rasa import Rasa


class RasaDouble:
    """Answers each tracker event with 200, or with 503 while `away`."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.away = False
        double = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                double.take(self)

            def log_message(self, *_args: object) -> None:
                """Tests want no lines on the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def client(self) -> Rasa:
        return Rasa([self.url], "token")

    def take(self, request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["content-length"])))
        if not self.away:
            conversation = request.path.split("/")[2]
            self.told += [(conversation, event["value"]) for event in body]
        request.send_response(503 if self.away else 200)
        request.send_header("content-length", "2")
        request.end_headers()
        request.wfile.write(b"{}")

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
