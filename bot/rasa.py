"""Talking with Rasa: the only module of the edge that knows how."""

import asyncio
import hashlib
import itertools
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

from bot.breaker import Breaker
from bot.metrics import RASA_FAILURES, RASA_SECONDS

TURN_DEADLINE = 20.0
"""Seconds we wait for a turn. Rasa itself would wait 300 s for an action (design, trap 8)."""
QUESTION_DEADLINE = 5.0
SILENT_SECONDS = 3.0
"""A server that is asked and answers nobody for so long is in trouble; one that is only busy
answers others meanwhile."""
AHEAD_SECONDS = 0.5
OF_AN_ACTION = "args"
"""What each answer of an action has (flows/shared/say.py), and no answer of Rasa's own
(tests/structure/test_flows.py)."""
LEFT_ALONE = "left_alone"
"""Why nobody was asked: the breaker is open."""
TICK = 1e-6
"""Keeps events that are told together in their order."""


class RasaAway(Exception):
    """Rasa did not answer this turn: keep the message and try again later.

    Covers a server that is down, late, or throws, and the empty answer that Rasa gives when
    the action server is away (design, trap 1). The text is one word for the logs.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        RASA_FAILURES.labels(why).inc()


@dataclass(frozen=True)
class Understood:
    """What Rasa makes of a text; both confidences lie between 0 and 1.

    `address` is as written, `street` as the city's list spells it. `also` is a second topic.
    `foreign` is the language of a text that is in none of ours. `parsed` is all of it in Rasa's
    own form.
    """

    intent: str
    confidence: float
    asked_back: bool
    also: str | None
    language: str | None
    language_confidence: float
    foreign: str | None
    address: str | None
    street: str | None
    number: str | None
    box: str | None
    parsed: dict[str, Any] = field(repr=False)


class Rasa:
    """One or more Rasa servers; each conversation always goes to the same one."""

    def __init__(self, urls: list[str], token: str) -> None:
        self._urls = [url.rstrip("/") for url in urls]
        self._token = token
        self._breakers = {url: Breaker() for url in self._urls}
        self._silent, self._not_ready = set[str](), set[str]()
        self._under_way = dict[int, tuple[str, float]]()
        self._answered = dict.fromkeys(self._urls, 0.0)
        self._spoke = dict.fromkeys(self._urls, 0.0)
        self._calls = itertools.count()
        self._http = httpx.AsyncClient(
            headers={"Authorization": f"Bearer {token}"}, trust_env=False
        )

    @property
    def in_trouble(self) -> bool:
        """Whether residents may wait long: one of the servers does not answer, or not in time."""
        since = time.monotonic() - SILENT_SECONDS
        failing = any(breaker.troubled for breaker in self._breakers.values())
        late = any(
            begun < since and self._answered[url] < since for url, begun in self._under_way.values()
        )
        return bool(self._not_ready) or bool(self._silent) or failing or late

    async def talk(
        self,
        key: str,
        message: str,
        metadata: dict[str, Any],
        understood: Understood | None = None,
    ) -> list[dict[str, Any]]:
        """One turn; returns what is to be said, at least one thing. Raises RasaAway.

        The caller sends one message of a conversation at a time (design, trap 4). What was
        `understood` of this message already is not worked out once more.
        """
        body: dict[str, Any] = {"sender": key, "message": message, "metadata": metadata}
        if understood:
            body["understood"] = understood.parsed
        answer = await self._call("POST", key, "/webhooks/buurtlijn/webhook", TURN_DEADLINE, body)
        said = [one["custom"] for one in _list(answer) if one.get("custom")]
        url = self._of(key)
        if not said:
            self._silent.add(url)
            raise RasaAway("empty")
        self._silent.discard(url)
        self._not_ready.discard(url)  # perhaps nobody asks again
        if any(OF_AN_ACTION in one for one in said):
            self._spoke[url] = time.monotonic()
        return said

    def spoke_at(self, key: str) -> float:
        """When an action of ours last had words at the server of this conversation
        (`time.monotonic`): until then all was well, there and behind it."""
        return self._spoke[self._of(key)]

    async def parse(self, text: str, key: str | None = None) -> Understood:
        """What Rasa makes of a text by itself, at the server of the conversation that it belongs
        to, if that is known. Raises RasaAway."""
        at, body = key or text, {"text": text}
        parsed = _object(await self._call("POST", at, "/model/parse", QUESTION_DEADLINE, body))
        addresses = [e for e in parsed["entities"] if e["entity"] == "address"]
        address: dict[str, Any] = addresses[0] if addresses else {}
        ranking = [i for i in parsed.get("intent_ranking", []) if i["name"] != "nlu_fallback"]
        best: dict[str, Any] = ranking[0] if ranking else {"name": "out_of_scope", "confidence": 0}
        return Understood(
            intent=str(best["name"]),
            confidence=float(best["confidence"]),
            asked_back=parsed["intent"]["name"] == "nlu_fallback",
            also=(parsed.get("also") or {}).get("name"),
            language=parsed.get("language"),
            language_confidence=float(parsed.get("language_confidence") or 0),
            foreign=parsed.get("foreign"),
            address=address.get("value"),
            street=address.get("street"),
            number=address.get("number"),
            box=address.get("box"),
            parsed=parsed,
        )

    async def tell(self, key: str, slot: str, value: str | None) -> None:
        """Sets a slot of a conversation from outside, begun or not. Raises RasaAway.

        Rasa stamps the event before it opens a new conversation's session, and its SQL store
        later reads only what is not older than the session: so the stamp lies a little ahead.
        """
        stamp = time.time() + AHEAD_SECONDS
        event = [{"event": "slot", "name": slot, "value": value, "timestamp": stamp}]
        path = f"/conversations/{key}/tracker/events?include_events=NONE"
        await self._call("POST", key, path, QUESTION_DEADLINE, event)

    async def new_session(self, key: str) -> bool:
        """Begins a new session, with all slots as they are; False while a form is under way.

        Rasa's SQL store reads only the last session. Nothing else is lost: each of our rules
        begins anew with a message (tests/structure/test_flows.py). Rasa's own action for it says
        every value again that a slot ever had, so a session would begin longer each time.
        Raises RasaAway.
        """
        tracker = await self._tracker(key)
        if _form_in(tracker):
            return False
        known = {name: value for name, value in tracker["slots"].items() if value is not None}
        begins: list[dict[str, Any]] = [
            {"event": "action", "name": "action_session_start"},
            {"event": "session_started"},
            *({"event": "slot", "name": name, "value": value} for name, value in known.items()),
            {"event": "action", "name": "action_listen"},
        ]
        now = time.time()
        events = [{**one, "timestamp": now + place * TICK} for place, one in enumerate(begins)]
        path = f"/conversations/{key}/tracker/events?include_events=NONE"
        await self._call("POST", key, path, QUESTION_DEADLINE, events)
        return True

    async def form_of(self, key: str) -> str | None:
        """The form that is under way in a conversation, begun or not. Raises RasaAway."""
        return _form_in(await self._tracker(key))

    async def _tracker(self, key: str) -> dict[str, Any]:
        path = f"/conversations/{key}/tracker?include_events=NONE"
        return _object(await self._call("GET", key, path, QUESTION_DEADLINE))

    async def before(self, key: str, inbox_id: int) -> list[dict[str, Any]] | None:
        """The events of a conversation before this message; None if Rasa never saw it."""
        path = f"/conversations/{key}/tracker?include_events=ALL"
        tracker = _object(await self._call("GET", key, path, QUESTION_DEADLINE))
        events: list[dict[str, Any]] = tracker.get("events") or []
        for place, event in enumerate(events):
            if (event.get("metadata") or {}).get("inbox") == inbox_id:
                return events[:place]
        return None

    async def begin_from(self, key: str, events: list[dict[str, Any]]) -> None:
        """Begins a conversation that has this past. Raises RasaAway."""
        path = f"/conversations/{key}/tracker/events?include_events=NONE"
        await self._call("PUT", key, path, QUESTION_DEADLINE, events)

    async def is_ready(self) -> bool:
        """Whether every server has a model and answers."""
        ready = await asyncio.gather(*map(self._is_ready, self._urls))
        self._not_ready = {url for url, is_so in zip(self._urls, ready, strict=True) if not is_so}
        return not self._not_ready

    async def _is_ready(self, url: str) -> bool:
        try:
            answer = await self._http.get(
                f"{url}/status", params={"token": self._token}, timeout=QUESTION_DEADLINE
            )
            return bool(answer.is_success and answer.json().get("model_file"))
        except (httpx.HTTPError, ValueError):
            return False

    async def close(self) -> None:
        await self._http.aclose()

    def _of(self, key: str) -> str:
        """The server of a conversation."""
        return self._urls[hashlib.blake2b(key.encode()).digest()[0] % len(self._urls)]

    async def _call(
        self, method: str, key: str, path: str, deadline: float, body: Any = None
    ) -> Any:
        """Asks the server of a conversation. Raises RasaAway, at once while its breaker is open."""
        url = self._of(key)
        breaker, number = self._breakers[url], next(self._calls)
        if breaker.open():
            raise RasaAway(LEFT_ALONE)
        params = {} if path.startswith("/webhooks") else {"token": self._token}
        target = httpx.URL(url + path).copy_merge_params(params)
        self._under_way[number] = url, time.monotonic()
        try:
            answer = await self._answer(method, target, deadline, body)
        except RasaAway:
            breaker.failed()
            raise
        finally:
            del self._under_way[number]
        breaker.worked()
        self._answered[url] = time.monotonic()
        return answer

    async def _answer(self, method: str, target: httpx.URL, deadline: float, body: Any) -> Any:
        try:
            with RASA_SECONDS.time():
                async with asyncio.timeout(deadline):
                    answer = await self._http.request(method, target, json=body, timeout=deadline)
            answer.raise_for_status()
            return answer.json()
        except TimeoutError as error:
            raise RasaAway("late") from error
        except httpx.HTTPStatusError as error:
            raise RasaAway(f"status_{error.response.status_code}") from error
        except (httpx.HTTPError, ValueError) as error:
            raise RasaAway(type(error).__name__) from error


def _object(answer: Any) -> dict[str, Any]:
    """Raises RasaAway for another shape: a proxy that stands before Rasa says anything."""
    if not isinstance(answer, dict):
        raise RasaAway("strange")
    return answer


def _list(answer: Any) -> list[dict[str, Any]]:
    """Raises RasaAway for another shape."""
    if not isinstance(answer, list) or not all(isinstance(one, dict) for one in answer):
        raise RasaAway("strange")
    return answer


def _form_in(tracker: dict[str, Any]) -> str | None:
    return (tracker.get("active_loop") or {}).get("name")
