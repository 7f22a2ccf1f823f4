"""The bot's commands and descriptions, and the chat action."""

import pytest

from tests.telegram import Group, Json, Person
from tests.telegram.probe import Api


@pytest.mark.parametrize(
    "params",
    [
        {"commands": [{"command": "Case", "description": "x"}]},
        {"commands": [{"command": "x" * 33, "description": "x"}]},
        {"commands": [{"command": "x", "description": ""}]},
        {"commands": [{"command": "x", "description": "y" * 257}]},
        {"commands": [{"command": "x", "description": "y"}] * 101},
        {"commands": [], "language_code": "bul"},
        {"commands": [], "scope": {"type": "moon"}},
        {"commands": [], "scope": {"type": "chat", "chat_id": 404}},
    ],
)
def test_commands_are_checked(api: Api, params: Json) -> None:
    assert api.refusal("setMyCommands", **params)[0] == 400


def test_commands_are_kept_per_language_and_scope(api: Api, forum: Group) -> None:
    here: Json = {"scope": {"type": "chat", "chat_id": forum.id}}
    kinds: list[Json] = [{}, {"language_code": "bg"}, here]
    for index, extra in enumerate(kinds):
        commands = [{"command": f"c{index}", "description": "x"}]
        api.result("setMyCommands", commands=commands, **extra)
        assert api.result("getMyCommands", **extra) == commands


def test_descriptions_have_limits(api: Api) -> None:
    assert api.result("setMyDescription", description="x" * 512, language_code="sk")
    assert api.refusal("setMyDescription", description="x" * 513)[0] == 400
    assert api.result("setMyShortDescription", short_description="x" * 120)
    assert api.refusal("setMyShortDescription", short_description="x" * 121)[0] == 400


def test_a_chat_action_must_be_one(api: Api, maria: Person) -> None:
    assert api.result("sendChatAction", chat_id=maria.id, action="typing")
    expected = (400, "Bad Request: wrong parameter action in request")
    assert api.refusal("sendChatAction", chat_id=maria.id, action="dancing") == expected
