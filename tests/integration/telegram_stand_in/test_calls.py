"""Calls: tokens, methods, parameters; injected faults and the record of calls."""

import time
from typing import Any

import httpx
import pytest

from tests.telegram import Person, TelegramServer
from tests.telegram.probe import Api


def test_a_wrong_token_is_unauthorized(shared: TelegramServer) -> None:
    answer = httpx.get(f"{shared.url}/bot1:wrong/getMe", trust_env=False)
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert api.refusal("sendRocket") == (404, "Not Found")


def test_method_names_do_not_mind_the_case(api: Api) -> None:
    assert api.result("GETME")["is_bot"] is True


@pytest.mark.parametrize("way", ["json", "data", "params", "files"])
def test_parameters_come_in_four_ways(api: Api, maria: Person, way: str) -> None:
    values: Any = {"chat_id": str(maria.id), "text": "hallo"}
    if way == "files":
        values = {name: (None, value) for name, value in values.items()}
    api.client.post(f"{api.base}/sendMessage", **{way: values}).raise_for_status()
    assert maria.sees("hallo")


def test_a_body_that_is_no_json_is_refused(api: Api) -> None:
    headers = {"content-type": "application/json"}
    answer = api.client.post(f"{api.base}/getMe", content=b"{", headers=headers)
    assert answer.json()["error_code"] == 400


def test_a_fault_hits_as_often_as_told_and_only_its_chat(fresh: TelegramServer, own: Api) -> None:
    maria, jan = fresh.person("Maria", started=True), fresh.person("Jan", started=True)
    fresh.fails("sendMessage", status=429, retry_after=2, times=2, chat=maria.id)
    assert own("sendMessage", chat_id=jan.id, text="x")["ok"]
    for _ in range(2):
        refused = own("sendMessage", chat_id=maria.id, text="x")
        assert refused["parameters"] == {"retry_after": 2}
    assert own("sendMessage", chat_id=maria.id, text="x")["ok"]
    assert [call.refused for call in fresh.calls("sendMessage")].count(None) == 2


@pytest.mark.parametrize("status", [400, 403, 500])
def test_faults_are_worded_as_telegram_does(fresh: TelegramServer, own: Api, status: int) -> None:
    fresh.fails("getMe", status=status, times=None)
    assert own.refusal("getMe")[0] == own.refusal("getMe")[0] == status
    fresh.works_again()
    own.result("getMe")


def test_a_bad_gateway_is_a_web_page(fresh: TelegramServer, own: Api) -> None:
    fresh.fails("getMe", status=502)
    answer = own.client.get(f"{own.base}/getMe")
    assert answer.status_code == 502
    assert "502 Bad Gateway" in answer.text


@pytest.mark.parametrize(("cut", "arrived"), [("before", 0), ("after", 1)])
def test_a_connection_can_be_cut_before_or_after_acceptance(
    fresh: TelegramServer, own: Api, cut: Any, arrived: int
) -> None:
    maria = fresh.person("Maria", started=True)
    fresh.fails("sendMessage", cut=cut)
    with pytest.raises(httpx.TransportError):
        own("sendMessage", chat_id=maria.id, text="x")
    assert len(maria.chat) == arrived
    assert own("sendMessage", chat_id=maria.id, text="x")["ok"]


def test_an_answer_can_be_slow(fresh: TelegramServer, own: Api) -> None:
    fresh.fails("getMe", delay=0.2)
    begin = time.monotonic()
    own.result("getMe")
    assert time.monotonic() - begin >= 0.2


def test_calls_are_kept_as_they_came(api: Api, shared: TelegramServer, maria: Person) -> None:
    before = time.time()
    api.result("sendMessage", chat_id=maria.id, text="remember")
    call = shared.calls("sendMessage")[-1]
    assert call.params == {"chat_id": maria.id, "text": "remember"}
    assert before <= call.when <= time.time()
