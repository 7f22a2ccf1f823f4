"""(c) The action server is down, hangs, or answers 500: the form's answers survive outside Rasa.

With the real Rasa and its real form; what is wrong is only the server at the actions' address.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psutil
import pytest

from storage.models import Report
from tests.e2e.product import Product
from tests.e2e.standing_rasa import StandingRasa
from tests.e2e.voice import Voice
from tests.telegram import Person, TelegramServer

BG = Voice("bg")
SINCE = "от миналата седмица"
FAULTS = {"down": "Sleepstraat 45", "hanging": "Sleepstraat 47", "500": "Sleepstraat 49"}
"""Each with an address of its own: in one city every report of an address is one case."""
LONG = 90.0


class Parts(Product):
    """The product with an action server that can be hurt."""

    @property
    def actions(self) -> psutil.Process:
        assert self._actions
        return psutil.Process(self._actions.pid)

    def actions_end(self) -> None:
        assert self._actions
        self._actions.terminate()
        self._actions.wait(LONG)

    def actions_again(self) -> None:
        assert self._rasa
        self._actions = self._rasa.serve_actions(self._settings, self.folder / "buurtlijn.log")

    @property
    def actions_address(self) -> tuple[str, int]:
        assert self._rasa
        host, _colon, port = self._rasa.settings["BUURTLIJN_ACTIONS_LISTEN"].partition(":")
        return host, int(port)


@contextmanager
def only_500(address: tuple[str, int]) -> Iterator[None]:
    """Something at the address that fails at whatever it is asked."""

    class Failing(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.send_error(500)

        def log_message(self, *_args: object) -> None:
            """Tests want no lines on the terminal."""

    server = ThreadingHTTPServer(address, Failing)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


@contextmanager
def hurt(product: Parts, fault: str) -> Iterator[None]:
    if fault == "hanging":
        actions = product.actions
        actions.suspend()
        yield
        actions.resume()
        return
    product.actions_end()
    if fault == "500":
        with only_500(product.actions_address):
            yield
    else:
        yield
    product.actions_again()


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory, rasa: StandingRasa
) -> Iterator[tuple[Parts, TelegramServer]]:
    with TelegramServer() as telegram:
        product = Parts(telegram, tmp_path_factory.mktemp("product"), rasa)
        product.start()
        yield product, telegram
        product.stop()


def drafts(product: Parts, person: Person) -> list[Report]:
    with product.store().read() as work:
        resident = work.residents.find("telegram", person.id)
        return work.reports.drafts(resident.id) if resident else []


@pytest.mark.parametrize("fault", list(FAULTS))
def test_the_answers_of_a_form_survive_an_action_server_that_is(
    world: tuple[Parts, TelegramServer], fault: str
) -> None:
    product, telegram = world
    maria = telegram.person("Мария", language_code="bg")
    maria.writes(f"Има плъхове в двора на {FAULTS[fault]}")
    maria.sees(BG("nuisance-ask-since"), within=LONG)
    with hurt(product, fault):
        maria.writes(SINCE)
        maria.sees(BG("kept-for-later"), within=LONG)
        (draft,) = drafts(product, maria)
        assert FAULTS[fault] in str(draft.answers), "what was answered is not only in Rasa"
    maria.sees(BG("nuisance-ask-more"), within=LONG)
    maria.presses(BG("button-nothing-more"))
    summary = maria.sees(BG.start_of("nuisance-summary"), within=LONG)
    for told in (FAULTS[fault], BG("option-animal-rats"), SINCE):
        assert told in summary["text"]
    asked = [message["text"] for message in maria.chat if message["from"]["is_bot"]]
    assert asked.count(BG("nuisance-ask-since")) == 1, "nothing is asked twice"


def test_the_logs_of_these_faults_hold_no_words(world: tuple[Parts, TelegramServer]) -> None:
    product, _telegram = world
    assert "rasa_away" in product.log
    assert SINCE not in (product.folder / "buurtlijn.log").read_text("utf-8", "replace")
