"""Methods that set what people see of the bot: its commands and descriptions."""

import json
import re
from typing import Any

from .errors import Json, bad_request
from .outgoing import chat_of
from .params import Params
from .world import World

COMMAND_LIMIT = 100
"""Bot API, setMyCommands: at most 100 commands."""
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMAND_DESCRIPTION_LIMIT = 256
DESCRIPTION_LIMIT = 512
SHORT_DESCRIPTION_LIMIT = 120

CHAT_SCOPES = frozenset({"chat", "chat_administrators", "chat_member"})
SCOPES = CHAT_SCOPES | {
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
}


def _language(params: Params) -> str:
    code = params.text("language_code")
    if not re.fullmatch(r"([a-z]{2})?", code):
        raise bad_request("invalid language code specified")
    return code


def _scope(world: World, params: Params) -> str:
    scope = params.structure("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if kind in CHAT_SCOPES:
        chat_of(world, Params(scope))
    return json.dumps(scope, sort_keys=True)


def _command(given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    command = str(given.get("command", "")).removeprefix("/")
    description = str(given.get("description", "")).strip()
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= COMMAND_DESCRIPTION_LIMIT:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def set_my_commands(world: World, params: Params) -> bool:
    """Bot API, setMyCommands: a list per scope and language."""
    given = params.structure("commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    key = _scope(world, params), _language(params)
    world.commands[key] = [_command(one) for one in given]
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """Bot API, getMyCommands: exactly the list of that scope and language."""
    return world.commands.get((_scope(world, params), _language(params)), [])


def _describe(world: World, params: Params, name: str, limit: int) -> bool:
    text = params.text(name)
    if len(text) > limit:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    world.descriptions[name, _language(params)] = text
    return True


def set_my_description(world: World, params: Params) -> bool:
    """Bot API, setMyDescription: at most 512 characters, per language."""
    return _describe(world, params, "description", DESCRIPTION_LIMIT)


def set_my_short_description(world: World, params: Params) -> bool:
    """Bot API, setMyShortDescription: at most 120 characters, per language."""
    return _describe(world, params, "short_description", SHORT_DESCRIPTION_LIMIT)


METHODS = {
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": set_my_description,
    "setMyShortDescription": set_my_short_description,
}
