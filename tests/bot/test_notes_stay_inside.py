"""Whatever a steward sends in a topic: without a press on Send, no resident gets any of it."""

import asyncio
import itertools
from typing import Any, cast
from unittest.mock import create_autospec

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.incoming import lane_of, read
from bot.staff.acts import Tools
from bot.staff.answering.part import ANSWERING
from bot.staff.desk import Desk
from bot.staff.room import StaffRoom
from bot.staff.texts import StaffTexts
from bot.telegram import TelegramMessenger
from bot.texts import Texts
from city.phrases import read_phrases
from storage import Store
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.vocabulary import Audience, InboxState, OutboxState
from tests.bot.office import open_case

GROUP, TOPIC, JAN = -100123, 77, 9
SAID_BY_US = (
    "staff-card",
    "staff-resident-wrote",
    "staff-preview",
    "staff-reply-how",
    "staff-menu",
)
UNSENT = (OutboxState.DRAFT, OutboxState.CANCELLED)
FILES: tuple[dict[str, Any], ...] = (
    {"photo": [{"file_id": "a", "width": 9, "height": 9}]},
    {"voice": {"file_id": "b", "duration": 3}},
    {"video": {"file_id": "c"}},
    {"video_note": {"file_id": "d"}},
    {"audio": {"file_id": "e"}},
    {"document": {"file_id": "f"}},
    {"animation": {"file_id": "g"}, "document": {"file_id": "g"}},
)
OTHERS: tuple[dict[str, Any], ...] = (
    {"sticker": {"file_id": "s", "emoji": "👍"}},
    {"location": {"latitude": 51.05, "longitude": 3.72}},
    {"contact": {"phone_number": "1", "first_name": "J"}},
    {"poll": {"id": "1", "question": "?"}},
    {"dice": {"emoji": "🎲", "value": 6}},
    {"pinned_message": {"message_id": 1}},
)
GIVES_WORDS = ["p", "phrase", "reply"]
UNKNOWN = ["help", "id", "menu", "start", "watnu"]

words = st.text(max_size=40) | st.sampled_from(
    ["Wij komen maandag.", "Още боклук", "/reply", "/reply ", "reply ja", "Verstuur", "/p"]
)


@st.composite
def texts_with_command(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """A text or a caption that Telegram marks as a command."""
    command = draw(st.sampled_from(GIVES_WORDS + UNKNOWN))
    marks = "entities" if name == "text" else "caption_entities"
    mark = {"type": "bot_command", "offset": 0, "length": len(command) + 1}
    return {name: f"/{command} {draw(words)}", marks: [mark]}


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """What a message holds, of any kind."""
    text = st.builds(lambda one: {"text": one}, words) | texts_with_command("text")
    caption = st.builds(lambda one: {"caption": one}, words) | texts_with_command("caption")
    file = st.builds(lambda one, said: {**one, **said}, st.sampled_from(FILES), caption)
    other = st.sampled_from(OTHERS)
    forward = st.builds(lambda one: {**one, "forward_origin": {"type": "user"}}, text | file)
    return draw(text | file | other | forward)


@st.composite
def messages(draw: st.DrawFn) -> dict[str, Any]:
    """A message in the topic or an edit of an earlier one, perhaps in answer to one of ours."""
    return {
        "content": draw(contents()),
        "edits": draw(st.booleans()),
        "answers": draw(st.sampled_from([None, *SAID_BY_US])),
        "which": draw(st.integers(0, 3)),
    }


class Room:
    """A desk on a real store, with a case in a topic and Jan, a member."""

    def __init__(self, store: Store, residents: Texts) -> None:
        self.store, self.numbers = store, itertools.count(1000)
        messenger = create_autospec(TelegramMessenger, instance=True)
        tools = Tools(residents, StaffTexts(residents, "Europe/Brussels"), phrases=read_phrases())
        room = create_autospec(StaffRoom, instance=True)
        self.desk = Desk(store, tools, cast(TelegramMessenger, messenger), cast(StaffRoom, room))
        with store.begin() as work:
            resident = work.residents.welcome("telegram", 5, "Мария", "bg")
            case = work.cases.get(open_case(work, resident))
            case.thread_id = TOPIC
            work.stewards.is_member(JAN, "Jan")
            for say in SAID_BY_US[1:]:
                work.outbox.to_staff(Words(say, {}), case_id=case.id)
            work.commit()

    def number_of(self, say: str) -> int:
        """The number of the newest message of ours with that text, as if it had been sent."""
        with self.store.begin() as work:
            rows = work.session.query(OutboxMessage).filter_by(say=say, audience=Audience.STAFF)
            row = rows.order_by(OutboxMessage.id.desc()).first()
            assert row is not None
            row.message_id = row.message_id or next(self.numbers)
            work.commit()
            return row.message_id

    async def gets(self, sent: list[int], message: dict[str, Any]) -> None:
        """Jan sends a message, or edits one of those that he sent."""
        edits = bool(message["edits"] and sent)
        number = sent[message["which"] % len(sent)] if edits else next(self.numbers)
        body: dict[str, Any] = {
            "message_id": number,
            "from": {"id": JAN, "is_bot": False, "first_name": "Jan"},
            "chat": {"id": GROUP, "type": "supergroup", "is_forum": True},
            "date": 1,
            "is_topic_message": True,
            "message_thread_id": TOPIC,
            **message["content"],
        }
        if message["answers"]:
            body["reply_to_message"] = {"message_id": self.number_of(message["answers"])}
        sent.append(number)
        await self.comes({"edited_message" if edits else "message": body}, number)

    async def comes(self, content: dict[str, Any], number: int | None = None) -> None:
        """An update, from the inbox to its end."""
        update_id = next(self.numbers)
        update = {"update_id": update_id, **content}
        with self.store.begin() as work:
            work.inbox.keep("telegram", update_id, lane_of(update), update, number)
            work.commit()
            row = work.session.query(InboxMessage).filter_by(update_id=update_id).one()
        await self.desk.handle(read(update), row.id)
        with self.store.read() as work:
            assert work.inbox.get(row.id).state is InboxState.DONE

    def to_residents(self) -> list[OutboxMessage]:
        """What has gone to a private chat, or is on its way there."""
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage)
            theirs = rows.filter(OutboxMessage.audience == Audience.RESIDENT)
            return [row for row in theirs if row.state not in UNSENT]

    def drafts(self) -> list[OutboxMessage]:
        with self.store.read() as work:
            rows = work.session.query(OutboxMessage)
            return rows.filter_by(audience=Audience.RESIDENT, state=OutboxState.DRAFT).all()


@pytest.fixture
def room(store: Store, texts: Texts) -> Room:
    return Room(store, texts)


@given(st.lists(messages(), min_size=1, max_size=5))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_nothing_that_a_steward_sends_in_a_topic_reaches_a_resident_by_itself(
    room: Room, said: list[dict[str, Any]]
) -> None:
    async def all_of_it() -> None:
        sent: list[int] = []
        for one in said:
            await room.gets(sent, one)

    asyncio.run(all_of_it())
    assert room.to_residents() == []


async def test_the_press_on_send_is_what_lets_an_answer_out(room: Room) -> None:
    mark = {"type": "bot_command", "offset": 0, "length": 6}
    content = {"text": "/reply Утре идваме", "entities": [mark]}
    await room.gets([], {"content": content, "edits": False, "answers": None, "which": 0})
    (draft,) = room.drafts()
    assert room.to_residents() == []
    await room.comes({"callback_query": _press(draft.id)})
    assert [row.id for row in room.to_residents() if row.say == "steward-answer"] == [draft.id]


def _press(draft_id: int) -> dict[str, Any]:
    chat = {"id": GROUP, "type": "supergroup"}
    return {
        "id": "1",
        "from": {"id": JAN, "is_bot": False, "first_name": "Jan"},
        "message": {"message_id": 3, "chat": chat, "date": 1},
        "data": f"s:send:{draft_id}",
    }


def test_the_commands_of_this_part_are_among_those_tried() -> None:
    assert set(ANSWERING.commands) == set(GIVES_WORDS)
