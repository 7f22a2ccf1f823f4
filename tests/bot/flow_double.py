"""Rasa's door with the smallest of flows behind it, as the actions' verbs would be called.

All that a resident says belongs to one report; SEND opens its case. While `on_a_case`, it goes
to the case that is open. FIRE is danger, with PERHAPS behind it hardly so, NEVER_MIND a wish to
stop. Which question is pending, it need not know.
"""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from storage import Store, UnitOfWork
from storage.vocabulary import CaseKind

SEND, FIRE, NEVER_MIND, PERHAPS = "send it", "fire", "never mind", "perhaps"


class FlowDouble:
    """Answers turns and parses; `heard` is every turn's words and file, `told` every slot set from
    outside, `away` how many turns fail, and `lost` how many are heard, with all their effect, and
    get no answer."""

    def __init__(self) -> None:
        self.store: Store | None = None
        self.heard: list[tuple[str, dict[str, Any] | None]] = []
        self.told: list[tuple[str, str]] = []
        self.away = self.lost = 0
        self.on_a_case = False
        double = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                double.answer(self)

            def do_GET(self) -> None:
                _reply(self, 200, {"events": []})

            def log_message(self, *_args: object) -> None:
                """Tests want no lines on the terminal."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        body = json.loads(request.rfile.read(int(request.headers["content-length"])))
        if request.path.startswith("/model/parse"):
            _reply(request, 200, _parsed(body["text"]))
        elif "/tracker/events" in request.path:
            events = body if isinstance(body, list) else []
            self.told += [(e["name"], e["value"]) for e in events if e["event"] == "slot"]
            _reply(request, 200, {})
        elif self.away:
            self.away -= 1
            _reply(request, 503, {})
        else:
            told = self.turn(body["message"], body["metadata"])
            self.lost -= (lost := self.lost > 0)
            _reply(request, 503 if lost else 200, [{"custom": one} for one in told])

    def turn(self, said: str, metadata: dict[str, Any]) -> list[dict[str, Any]]:
        """Hears a turn; returns what is said."""
        assert self.store is not None
        self.heard.append((said, metadata["file"]))
        words = "" if said.startswith("/") else said
        with self.store.begin() as work:
            if file := metadata["file"]:
                chat = work.residents.get(metadata["resident"]).chat_id
                metadata = {**metadata, "file": {"chat": chat, **file}}
            if self.on_a_case:
                resident = work.residents.get(metadata["resident"])
                (case,) = work.cases.of_resident(resident.id)
                work.cases.resident_wrote(
                    case, resident, metadata["inbox"], words, file=metadata["file"]
                )
            else:
                _keep(work, words, metadata)
            work.commit()
        return [{"say": "file-kept"}]

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def _keep(work: UnitOfWork, words: str, metadata: dict[str, Any]) -> None:
    inbox_id = metadata["inbox"]
    report = work.reports.keep_words(
        metadata["resident"],
        "nuisance",
        "key",
        inbox_id,
        words,
        metadata["file"],
        album=metadata["album"],
    )
    if SEND in words:
        work.cases.open(report, inbox_id, kind=CaseKind.NUISANCE, topic="nuisance_waste")


def _parsed(text: str) -> dict[str, Any]:
    meant = {FIRE: "emergency", NEVER_MIND: "cancel"}
    name = next((name for words, name in meant.items() if words in text), "add_information")
    intent = {"name": name, "confidence": 0.1 if PERHAPS in text else 0.9}
    return {"intent": intent, "intent_ranking": [intent], "entities": []}


def _reply(request: BaseHTTPRequestHandler, status: int, body: object) -> None:
    data = json.dumps(body).encode()
    request.send_response(status)
    request.send_header("content-length", str(len(data)))
    request.end_headers()
    request.wfile.write(data)
