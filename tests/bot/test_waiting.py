"""What becomes of messages at which Rasa fails for longer than the policy says."""

import time
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest

from bot.endings import Endings
from bot.failing import ALONE, Failing
from bot.incoming import number_of, read
from bot.rasa import Rasa
from bot.speaker import Reception
from bot.texts import Texts
from bot.waiting import Waiting
from storage import Store
from storage.models import Case, InboxMessage, OutboxMessage
from storage.vocabulary import Audience, EventTag, InboxState
from tests.bot.conftest import Hands
from tests.bot.office import open_case
from tests.faults.rasa_door import RasaDoor

CHAT = {"id": 5, "type": "private"}
MARIA = {"id": 5, "first_name": "Maria", "language_code": "nl"}
FIRST = 1000
"""The number of the first update."""
A_PAUSE = timedelta(seconds=20)
WAITS, DONE, PARKED = InboxState.WAITING, InboxState.DONE, InboxState.PARKED


class Watch:
    """The seconds of this machine, put ahead by hand."""

    ahead = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self.ahead


class Lane:
    """One resident's messages, and a Rasa that fails at each of them."""

    def __init__(self, store: Store, hands: Hands, texts: Texts, rasa: Rasa) -> None:
        self.store, self._hands, self._rasa, self._watch = store, hands, rasa, Watch()
        reception = Reception(store, texts, "telegram")
        self.speaker = reception.meet(read(_message(0, "dag")))
        endings = Endings(store, reception, "telegram")
        failing = Failing(rasa, self._watch)
        self._waiting = Waiting(store, rasa, failing, reception, endings, "telegram")

    def write(self, *texts: str) -> None:
        for text in texts:
            self.keep(_message(len(self.rows()), text))

    def keep(self, update: dict[str, Any]) -> None:
        with self.store.begin() as work:
            number = FIRST + len(self.rows())
            work.inbox.keep("telegram", number, "telegram:5", update, number_of(update))
            work.commit()

    def fail(self, in_the_turn: Callable[[], None] = lambda: None) -> None:
        """What is at the head is tried once more, in vain."""
        self._hands.forward(timedelta(minutes=1))
        with self.store.begin() as work:
            row = work.inbox.claim("telegram")
            work.commit()
        assert row
        in_the_turn()
        with self.store.begin() as work:
            work.inbox.wait(row, "status_500")
            work.commit()
        self._waiting.failed(row)

    def fail_long(self, in_the_last_turn: Callable[[], None] = lambda: None) -> None:
        """For as long as the policy says."""
        for _ in range(self.store.policy.outage.report_after // A_PAUSE):
            self.fail()
            self._watch.ahead += A_PAUSE.total_seconds()
        self.fail(in_the_last_turn)

    async def fail_alone(self) -> None:
        """Others are answered meanwhile."""
        for _ in range(ALONE + 1):
            self.fail()
            await self._rasa.talk(self.speaker.key, "dag", {})

    async def fail_long_and_alone(self) -> None:
        await self.fail_alone()
        self.fail_long()

    def rows(self) -> list[InboxMessage]:
        with self.store.read() as work:
            return work.session.query(InboxMessage).order_by(InboxMessage.id).all()

    @property
    def states(self) -> list[InboxState]:
        return [row.state for row in self.rows()]

    def reported(self) -> list[str]:
        """The words of the only case."""
        with self.store.read() as work:
            (case,) = work.session.query(Case).all()
            return [said["text"] for said in case.reports[0].words]

    def told(self, say: str) -> list[dict[str, Any]]:
        with self.store.read() as work:
            return [row.args for row in work.session.query(OutboxMessage).filter_by(say=say)]


def _message(number: int, text: str) -> dict[str, Any]:
    message: dict[str, Any] = {"message_id": number, "from": MARIA, "chat": CHAT, "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return {"update_id": number, "message": message}


@pytest.fixture
def rasa_door() -> Iterator[RasaDoor]:
    with RasaDoor() as door:
        yield door


@pytest.fixture
async def lane(
    store: Store, hands: Hands, texts: Texts, rasa_door: RasaDoor
) -> AsyncIterator[Lane]:
    rasa = Rasa([rasa_door.url], "token")
    yield Lane(store, hands, texts, rasa)
    await rasa.close()


@pytest.mark.parametrize("command", ["/start", "/report", "/help", "/steward"])
def test_a_command_that_only_begins_a_talk_does_not_keep_the_words_behind_it(
    lane: Lane, command: str
) -> None:
    lane.write(command, "Плъхове в двора", "Sleepstraat 45")
    lane.fail_long()
    assert lane.states == [DONE, DONE, DONE]
    assert lane.reported() == ["Плъхове в двора", "Sleepstraat 45"]


@pytest.mark.parametrize(
    "command", ["/start здравей,", "/report", "/help", "/steward"], ids=lambda said: said.split()[0]
)
def test_words_behind_a_command_that_begins_a_talk_are_kept_like_others(
    lane: Lane, command: str
) -> None:
    lane.write("/start", f"{command} той има нож", "Sleepstraat 45")
    lane.fail_long()
    assert lane.states == [DONE, DONE, DONE]
    assert lane.reported()[0].endswith("той има нож")
    assert lane.reported()[1:] == ["Sleepstraat 45"]


@pytest.mark.parametrize("command", ["/start flyer", "/help !!!", "/stop с това", "/mydata моля"])
def test_what_stands_behind_a_command_and_is_no_report_waits_with_it(
    lane: Lane, command: str
) -> None:
    lane.write(command)
    lane.fail_long()
    assert lane.states == [WAITS]


def test_the_stewards_do_not_see_what_opens_somebodys_reports(lane: Lane) -> None:
    lane.write("/start l_тайна")
    lane.fail()
    assert [args["words"] for args in lane.told("staff-kept-for-later")] == ["/start"]


def test_a_command_that_is_a_wish_waits_on_while_the_words_behind_it_are_kept(lane: Lane) -> None:
    lane.write("/stop", "Плъхове в двора")
    lane.fail_long()
    assert lane.states == [WAITS, DONE]
    assert lane.reported() == ["Плъхове в двора"]


def test_commands_without_words_behind_them_wait_until_there_are_some(lane: Lane) -> None:
    lane.write("/start", "/help")
    lane.fail_long()
    assert lane.states == [WAITS, WAITS]
    lane.write("Плъхове в двора")
    lane.fail()
    assert lane.states == [DONE, DONE, DONE]


def test_the_stewards_see_the_command_of_who_waits(lane: Lane) -> None:
    lane.write("/start")
    lane.fail()
    assert [args["words"] for args in lane.told("staff-kept-for-later")] == ["/start"]


def test_who_reports_anonymously_is_not_named_and_once_erased_their_words_are_gone(
    lane: Lane,
) -> None:
    with lane.store.begin() as work:
        draft = work.reports.begin(lane.speaker.resident_id, "nuisance", lane.speaker.key)
        work.reports.set_anonymous(draft, anonymous=True)
        work.commit()
    lane.write("Плъхове в двора")
    lane.fail()
    (told,) = lane.told("staff-kept-for-later")
    assert told["name"] == {"say": "staff-anonymous"}
    with lane.store.begin() as work:
        work.erasing.erase(work.residents.get(lane.speaker.resident_id))
        work.commit()
    assert lane.told("staff-kept-for-later") == [{}]


def test_words_to_a_steward_go_to_the_case_that_is_talked_about(lane: Lane) -> None:
    with lane.store.begin() as work:
        resident = work.residents.get(lane.speaker.resident_id)
        case = work.cases.get(open_case(work, resident))
        work.residents.hand_to_steward(resident, case)
        work.commit()
    lane.write("/start", "Пожар!", "Sleepstraat 45")
    lane.fail_long()
    assert WAITS not in lane.states
    with lane.store.read() as work:
        (case,) = work.session.query(Case).all()
        wrote = [one.text for one in case.events if one.tag is EventTag.RESIDENT_WROTE]
        assert wrote == ["Пожар!", "Sleepstraat 45"]
    assert lane.told("kept-as-report") == [{"reference": case.reference}]


async def test_private_words_that_fail_alone_are_put_aside_and_no_steward_sees_them(
    lane: Lane,
) -> None:
    with lane.store.begin() as work:
        work.forgetting.begin_private(lane.speaker.key)
        work.commit()
    lane.write("тайна")
    await lane.fail_long_and_alone()
    assert lane.states == [PARKED]
    with lane.store.read() as work:
        said = work.session.query(OutboxMessage).filter_by(audience=Audience.STAFF)
        assert [row.say for row in said] == ["staff-kept-for-later", "staff-parked"]
        assert "тайна" not in str([row.args for row in said])


def test_who_changed_a_message_is_told_of_the_outage_and_stewards_see_the_new_words(
    lane: Lane,
) -> None:
    lane.keep({"edited_message": _message(1, "Плъхове в двора")["message"]})
    lane.write("Пожар!")
    lane.fail()
    assert len(lane.told("kept-for-later")) == 1
    assert [args["words"] for args in lane.told("staff-kept-for-later")] == ["Плъхове в двора"]


def test_an_edit_that_has_become_a_text_in_its_turn_is_kept_as_one(lane: Lane) -> None:
    edited = _message(1, "Плъхове в двора")["message"]
    lane.keep({"edited_message": edited})

    def becomes_a_text() -> None:
        with lane.store.begin() as work:
            work.inbox.get(lane.rows()[0].id).payload = {"message": edited}
            work.commit()

    lane.fail_long(in_the_last_turn=becomes_a_text)
    assert lane.states == [DONE]
    assert lane.reported() == ["Плъхове в двора"]


async def test_what_came_in_a_private_talk_stays_private_when_that_is_over(lane: Lane) -> None:
    with lane.store.begin() as work:
        work.forgetting.begin_private(lane.speaker.key)
        work.commit()
    lane.write("тайна")
    with lane.store.begin() as work:
        work.forgetting.end_private(lane.speaker.key)
        work.commit()
    await lane.fail_long_and_alone()
    assert lane.states == [PARKED]
    for say in ("staff-kept-for-later", "staff-parked"):
        assert [args["words"] for args in lane.told(say)] == ["…"]


def test_a_later_correction_of_private_words_is_private_too(lane: Lane, hands: Hands) -> None:
    with lane.store.begin() as work:
        work.forgetting.begin_private(lane.speaker.key)
        work.commit()
    lane.write("тайна")
    with lane.store.begin() as work:
        work.inbox.done(lane.rows()[0].id)
        work.forgetting.end_private(lane.speaker.key)
        work.commit()
    hands.forward(timedelta(minutes=1))
    lane.keep({"edited_message": _message(0, "голяма тайна")["message"]})
    lane.fail()
    assert [args["words"] for args in lane.told("staff-kept-for-later")] == ["…"]


async def test_a_thumb_that_fails_alone_is_put_aside(lane: Lane) -> None:
    lane.write("👍")
    await lane.fail_long_and_alone()
    assert lane.states == [PARKED]


async def test_what_fails_alone_has_its_time_all_the_same(lane: Lane) -> None:
    lane.write("👍")
    await lane.fail_alone()
    assert lane.states == [WAITS]


def test_who_wrote_nothing_is_told_of_no_outage(lane: Lane) -> None:
    lane.keep({"draft": "report_nuisance", "chat": CHAT})
    lane.fail_long()
    assert lane.states == [WAITS]
    assert lane.told("kept-for-later") == lane.told("staff-kept-for-later") == []
