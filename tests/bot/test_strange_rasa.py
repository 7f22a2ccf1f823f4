"""What answers in the place of Rasa may say anything: that is an outage, and no message's fault."""

from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from bot.rasa import Rasa, RasaAway
from tests.bot.local_server import LocalServer


class Stranger(LocalServer):
    """Says one thing to everybody, with a 200."""

    says = b"[]"

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        request.rfile.read(int(request.headers.get("Content-Length") or 0))
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(self.says)))
        request.end_headers()
        request.wfile.write(self.says)


@pytest.fixture
def stranger() -> Iterator[Stranger]:
    with Stranger() as server:
        yield server


@pytest.mark.parametrize("says", [b"[]", b'"ok"', b"7", b"null"])
@pytest.mark.parametrize(
    "ask",
    [
        lambda rasa: rasa.parse("dag"),
        lambda rasa: rasa.before("key", 1),
        lambda rasa: rasa.form_of("key"),
        lambda rasa: rasa.new_session("key"),
    ],
    ids=["parse", "before", "form_of", "new_session"],
)
async def test_an_answer_of_another_shape_is_an_outage(
    stranger: Stranger, ask: Callable[[Rasa], Awaitable[object]], says: bytes
) -> None:
    stranger.says = says
    rasa = Rasa([stranger.url], "token")
    with pytest.raises(RasaAway):
        await ask(rasa)
    await rasa.close()


@pytest.mark.parametrize("says", [b'{"custom": 1}', b'["dag"]', b"null"])
async def test_words_of_another_shape_are_an_outage(stranger: Stranger, says: bytes) -> None:
    stranger.says = says
    rasa = Rasa([stranger.url], "token")
    with pytest.raises(RasaAway):
        await rasa.talk("key", "dag", {})
    await rasa.close()
