"""Updates of any shape are read, kept and put into a lane."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.incoming import Kind, lane_of, number_of, read
from bot.intake import Intake, webhook_app, without_contacts
from bot.wake import Wake
from storage import Store
from storage.migrate import upgrade
from storage.models import InboxMessage
from storage.policy import load_policy
from tests.fuzz.trying import ANYTHING, tries
from tests.fuzz.updates import UPDATE

SECRET = "only-telegram-knows"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("fuzz") / "fuzz.db"
    upgrade(f"sqlite:///{path}")
    store = Store(f"sqlite:///{path}", load_policy())
    yield store
    store.close()


def fits(number: Any) -> bool:
    """Whether a column of 64 bits holds it."""
    return type(number) is int and -(2**63) <= number < 2**63


@tries(250)
@given(st.one_of(UPDATE, st.dictionaries(st.text(max_size=5), ANYTHING, max_size=3)))
@example({"message": {"chat": {"id": 10**30, "type": "private"}, "text": "x"}})
@example({"message": {"chat": {"id": True}, "message_id": 2**64, "text": {"a": 1}}})
@example({"message": {"chat": {"id": 5}, "location": {"latitude": "x", "longitude": []}}})
def test_every_update_is_read_into_what_a_database_can_hold(update: dict[str, Any]) -> None:
    incoming = read(update)
    assert len(lane_of(update)) <= 64
    assert number_of(update) is None or fits(number_of(update))
    numbers = [incoming.chat_id, incoming.user_id, incoming.message_id]
    assert all(fits(number) for number in numbers)
    assert all(fits(n) for n in (incoming.thread_id, incoming.reply_to) if n is not None)
    written = [incoming.first_name, incoming.text, incoming.shown, incoming.command]
    assert not any("\0" in text for text in written)
    assert "".join(written).encode().decode() == "".join(written)
    for latitude, longitude in [incoming.place] if incoming.place else []:
        assert abs(latitude) <= 90
        assert abs(longitude) <= 180
    for member in incoming.members:
        assert fits(member["id"])


@tries(60)
@given(UPDATE)
def test_no_update_from_outside_passes_for_one_of_our_drafts(update: dict[str, Any]) -> None:
    assert read({**update, "update_id": 7}).kind is not Kind.DRAFT


BODIES = st.one_of(
    st.tuples(UPDATE, st.just(b"")), st.tuples(UPDATE, st.binary(max_size=3)), st.just(({}, b"["))
)
"""An update, and what spoils it."""


@tries(80)
@given(BODIES)
async def test_what_the_webhook_takes_is_on_disk_as_it_came(
    store: Store, sent: tuple[dict[str, Any], bytes]
) -> None:
    update, spoilt = sent
    before = kept(store)
    body = json.dumps({**update, "update_id": before}).encode() + spoilt
    app = webhook_app(Intake(store, Wake()), SECRET)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://door") as door:
        head = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        answer = await door.post("/telegram", content=body, headers=head)
    assert answer.status_code in (200, 400)
    assert kept(store) - before == (answer.status_code == 200)
    if answer.status_code == 200:
        assert json.dumps(newest(store)) == json.dumps(without_contacts(json.loads(body)))


def kept(store: Store) -> int:
    with store.read() as work:
        return work.session.query(InboxMessage).count()


def newest(store: Store) -> dict[str, Any]:
    with store.read() as work:
        return (
            work.session.query(InboxMessage).order_by(InboxMessage.id.desc()).limit(1).one().payload
        )
