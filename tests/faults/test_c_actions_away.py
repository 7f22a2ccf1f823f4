"""(c) The action server is down, hangs, or answers 500: the form's answers survive outside Rasa; a
turn in which one action of several fails is done as a whole.

With the real Rasa and its real form; what is wrong is only the server at the actions' address.
"""

import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import psutil
import pytest

from bot.house import free_port
from storage.models import Report
from storage.outbox import Words
from storage.vocabulary import ClosedReason
from tests.e2e.patience import until
from tests.e2e.product import Product
from tests.e2e.standing_rasa import StandingRasa, answers, begin
from tests.e2e.voice import Voice
from tests.storage.arrange import open_case
from tests.telegram import Person, TelegramServer

BG = Voice("bg")
SINCE = "от миналата седмица"
FAULTS = {"down": "Sleepstraat 45", "hanging": "Sleepstraat 47", "500": "Sleepstraat 49"}
"""Each with an address of its own: in one city every report of an address is one case."""
LONG = 90.0
ASK_WHY = "action_ask_why_form_why_words"
JSON = {"content-type": "application/json"}


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

    @contextmanager
    def actions_elsewhere(self) -> Iterator[str]:
        """The action server at an address that Rasa does not know."""
        port = free_port()
        elsewhere = {**self._settings, "BUURTLIJN_ACTIONS_LISTEN": f"127.0.0.1:{port}"}
        log = self.folder / "buurtlijn.log"
        running = begin([sys.executable, "-m", "bot.cli", "actions"], log, elsewhere)
        until(lambda: answers(f"http://127.0.0.1:{port}/health"), LONG)
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(LONG)

    @property
    def actions_address(self) -> tuple[str, int]:
        assert self._rasa
        host, _colon, port = self._rasa.settings["BUURTLIJN_ACTIONS_LISTEN"].partition(":")
        return host, int(port)


class Quiet(BaseHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        """Tests want no lines on the terminal."""


class Failing(Quiet):
    """Fails at whatever it is asked."""

    def do_POST(self) -> None:
        self.send_error(500)


def failing_once(at: str, elsewhere: str, failed: list[str]) -> type[Quiet]:
    """The action server that is `elsewhere`, but for one call of the action `at`, which is then
    noted in `failed`."""

    class FailingOnce(Quiet):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if json.loads(body)["next_action"] == at and not failed:
                failed.append(at)
                self.send_error(500)
                return
            asked = httpx.post(f"{elsewhere}{self.path}", content=body, headers={**JSON})
            self.send_response(asked.status_code)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(asked.content)))
            self.end_headers()
            self.wfile.write(asked.content)

    return FailingOnce


@contextmanager
def served(address: tuple[str, int], handler: type[Quiet]) -> Iterator[None]:
    """Something else at the address of the actions."""
    server = ThreadingHTTPServer(address, handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield
    finally:
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
        with served(product.actions_address, Failing):
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


def closed_case(product: Parts, person: Person) -> str:
    """The reference of a case that this person reported and that is closed by now; they may say
    that it is there again."""
    with product.store().begin() as work:
        resident = work.residents.find("telegram", person.id)
        assert resident
        case = open_case(work, resident)
        work.cases.close(case, ClosedReason.SOLVED, resident)
        again = {"intent": "not_solved", "entities": {"reference": case.reference}}
        asked = Words("something-else", {}, [{"label": "button-again", **again}])
        work.outbox.to_resident(resident, asked)
        work.commit()
        return case.reference


def test_a_turn_in_which_one_action_of_several_fails_is_done_as_a_whole(
    world: tuple[Parts, TelegramServer],
) -> None:
    """Rasa goes on after an action that failed, without what it had to say and to remember."""
    product, telegram = world
    maria = telegram.person("Мария", language_code="bg")
    maria.writes("здравейте")
    maria.sees(BG("welcome"), within=LONG)
    reference, failed = closed_case(product, maria), list[str]()
    maria.sees(BG("something-else"), within=LONG)
    product.actions_end()
    with product.actions_elsewhere() as elsewhere:
        handler = failing_once(ASK_WHY, elsewhere, failed)
        with served(product.actions_address, handler):
            maria.presses(BG("button-again"))
            maria.sees(BG("case-reopened", reference=reference), within=LONG)
            maria.sees(BG("why-came_back"), within=LONG)
    product.actions_again()
    assert failed == [ASK_WHY]


def test_the_logs_of_these_faults_hold_no_words(world: tuple[Parts, TelegramServer]) -> None:
    product, _telegram = world
    assert "rasa_away" in product.log
    assert SINCE not in (product.folder / "buurtlijn.log").read_text("utf-8", "replace")
