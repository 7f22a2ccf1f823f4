"""The doors between our processes, and what buttons carry: random bytes in, a refusal out."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.actions_server import actions_app
from bot.incoming import Incoming, Kind, read
from bot.pressing import Pressing
from bot.speaker import Reception
from bot.texts import resident_texts
from storage import Store
from storage.migrate import upgrade
from storage.models import InboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from tests.fuzz.trying import ANYTHING, SCRIPTS, tries
from tests.structure.house import HOME

TOKEN = "only-rasa-knows"
TEXTS = resident_texts(HOME)
MARIA = Incoming(Kind.BUTTON, chat_id=5, chat_type="private", first_name="Мария")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("doors") / "doors.db"
    upgrade(f"sqlite:///{path}")
    store = Store(f"sqlite:///{path}", load_policy())
    yield store
    store.close()


CALLS = st.one_of(
    st.binary(max_size=30),
    ANYTHING.map(lambda body: json.dumps(body).encode()),
    st.fixed_dictionaries(
        {"next_action": st.sampled_from(["action_emergency", "action_greet", "x", "__init__"])},
        optional={"tracker": ANYTHING, "domain": ANYTHING, "sender_id": ANYTHING},
    ).map(lambda body: json.dumps(body).encode()),
)


@tries(60)
@given(CALLS, st.booleans())
@example(b"[" * 20_000, True)
@example(b"", True)
async def test_the_action_server_refuses_what_rasa_would_not_send(
    store: Store, body: bytes, known: bool
) -> None:
    app = actions_app(store, TOKEN)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://actions"
    ) as door:
        word = TOKEN if known else TOKEN[:-1]
        answer = await door.post("/webhook", params={"token": word}, content=body)
    assert answer.status_code in ((400, 404, 500) if known else (401,))
    assert set(answer.json()) <= {"error", "action_name"}


class Silent:
    """A messenger that keeps what comes up over the screen."""

    def __init__(self) -> None:
        self.notices: list[str] = []

    async def notice(self, _callback_id: str, text: str) -> bool:
        self.notices.append(text)
        return True


CARRIED = st.one_of(
    st.builds("r:{}:{}".format, st.text(SCRIPTS, max_size=4), st.integers(-1, 3)),
    st.builds("r:{}:{}".format, st.integers(-1, 10**20), st.text(SCRIPTS, max_size=3)),
    st.text(SCRIPTS, max_size=60),
)


@tries(120)
@given(CARRIED)
@example("r:\u00b2:0")
@example("r:1:\u0663")
@example(f"r:{'9' * 40}:0")
@example("r:1:99999999999999999999")
@example("s:claim:1")
async def test_made_up_buttons_of_residents_do_nothing(store: Store, data: str) -> None:
    other = row_of_another(store)
    speaker = Reception(store, TEXTS, "telegram").meet(MARIA)
    messenger: Any = Silent()
    pressed = await Pressing(store, TEXTS, messenger).pressed(
        read({"callback_query": {**PRESS, "data": data}}), other, speaker
    )
    assert pressed is None
    assert messenger.notices == [TEXTS.render(speaker.language, "button-too-late")]


PRESS = {"id": "1", "from": {"id": 5}, "message": {"message_id": 1, "chat": {"id": 5}}}


def row_of_another(store: Store) -> InboxMessage:
    """A message of Ivan's, whose buttons are no business of Maria's."""
    with store.begin() as work:
        ivan = work.residents.welcome("telegram", 6, "Ivan", "bg")
        button = {"label": "button-send", "intent": "affirm"}
        work.outbox.to_resident(ivan, Words("something-else", {}, [button]))
        work.inbox.keep("telegram", 1, "telegram:6", {})
        work.commit()
        return work.session.query(InboxMessage).limit(1).one()


async def test_the_words_of_a_failed_action_stand_in_no_answer_and_no_log(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    tracker = {"sender_id": "k", "latest_message": {"text": "Krokodil"}, "slots": "Krokodil"}
    body = {"next_action": "action_emergency", "tracker": tracker, "domain": {}}
    transport = httpx.ASGITransport(actions_app(store, TOKEN))
    async with httpx.AsyncClient(transport=transport, base_url="http://actions") as door:
        answer = await door.post("/webhook", params={"token": TOKEN}, json=body)
    assert answer.status_code == 500
    assert "Krokodil" not in answer.text + caplog.text
