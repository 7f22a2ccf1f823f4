"""setWebhook and its kin, and the posting of updates to the bot."""

import asyncio
import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

from .errors import Json, bad_request
from .params import Params
from .updates import Pending, first_per_chat
from .world import Webhook, World

FIRST_PAUSE = 0.2
LONGEST_PAUSE = 5.0
READ_TIMEOUT = 30.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Described:
    """A result with the remark Telegram adds to it."""

    result: object
    description: str


def _check_secret(secret: str) -> None:
    if len(secret) > 256:
        raise bad_request("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters")


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    # Telegram takes HTTPS only; plain HTTP to this very machine is for the tests' sake.
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")


def _drop_if_asked(world: World, params: Params, method: str) -> None:
    if params.flag("drop_pending_updates"):
        world.violations.append(f"{method} with drop_pending_updates: it throws updates away")
        world.updates.drop_all()


def set_webhook(world: World, params: Params) -> Described:
    """Bot API, setWebhook; an empty url takes the webhook away."""
    url = params.text("url")
    if not url:
        return delete_webhook(world, params)
    _check_url(url)
    _check_secret(params.text("secret_token"))
    world.updates.allow(params.structure("allowed_updates"))
    _drop_if_asked(world, params, "setWebhook")
    same = world.webhook.url == url
    connections = min(max(params.number("max_connections", 40), 1), 100)
    world.webhook = Webhook(url, params.text("secret_token"), connections)
    world.poller = None  # a poll that is open ends with 409
    world.bell.ring()
    return Described(True, "Webhook is already set" if same else "Webhook was set")


def delete_webhook(world: World, params: Params) -> Described:
    """Bot API, deleteWebhook."""
    _drop_if_asked(world, params, "deleteWebhook")
    there_was_one = bool(world.webhook.url)
    world.webhook = Webhook()
    world.bell.ring()
    return Described(True, "Webhook was deleted" if there_was_one else "Webhook is already deleted")


def get_webhook_info(world: World, _params: Params) -> Json:
    """Bot API, getWebhookInfo."""
    hook = world.webhook
    info: Json = {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if hook.url:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error_message:
        info["last_error_date"] = hook.last_error_date
        info["last_error_message"] = hook.last_error_message
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    return info


class Deliverer:
    """Posts updates to the webhook: in order, one at a time per chat, until they are taken."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._busy: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Works until it is cancelled."""
        async with httpx.AsyncClient(timeout=READ_TIMEOUT, trust_env=False) as client:
            with self._world.bell.listening() as rung:
                while True:
                    rung.clear()
                    self._start_all(client)
                    await rung.wait()

    def _start_all(self, client: httpx.AsyncClient) -> None:
        with self._world.bell.lock:
            hook = self._world.webhook
            if not hook.url:
                return
            ready = first_per_chat(self._world.updates.pending, self._busy)
            for one in ready[: hook.max_connections - len(self._busy)]:
                self._busy[one.about] = asyncio.create_task(self._deliver(client, one))

    async def _deliver(self, client: httpx.AsyncClient, one: Pending) -> None:
        pause = FIRST_PAUSE
        try:
            while (hook := self._hook_for(one)) is not None:
                refusal, asked_pause = await _post(client, hook, one.update)
                if not refusal:
                    self._world.updates.delivered(one)
                    return
                hook.last_error_date, hook.last_error_message = int(time.time()), refusal
                await self._rest(hook, asked_pause or pause)
                pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            del self._busy[one.about]
            self._world.bell.ring()

    def _hook_for(self, one: Pending) -> Webhook | None:
        with self._world.bell.lock:
            hook = self._world.webhook
            return hook if hook.url and one in self._world.updates.pending else None

    async def _rest(self, hook: Webhook, seconds: float) -> None:
        """Waits before the next try, but not past a new setWebhook."""
        deadline = time.monotonic() + seconds
        with self._world.bell.listening() as rung:
            while self._world.webhook is hook and (left := deadline - time.monotonic()) > 0:
                rung.clear()
                try:
                    await asyncio.wait_for(rung.wait(), left)
                except TimeoutError:
                    return


async def _post(client: httpx.AsyncClient, hook: Webhook, update: Json) -> tuple[str, float]:
    """Why the update was not taken (empty if it was), and the pause the bot asked for."""
    headers = {SECRET_HEADER: hook.secret_token} if hook.secret_token else {}
    try:
        answer = await client.post(hook.url, json=update, headers=headers)
    except httpx.ConnectError:
        return "Connection refused", 0.0
    except httpx.TransportError as error:
        return str(error) or type(error).__name__, 0.0
    if answer.is_success:
        return "", 0.0
    reason = f"{answer.status_code} {answer.reason_phrase}"
    asked = answer.headers.get("Retry-After", "")
    return f"Wrong response from the webhook: {reason}", float(asked) if asked.isdigit() else 0.0


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
