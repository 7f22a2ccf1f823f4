"""Notice, "show my data" and "delete my data" at the edge: what people see of it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.cabinet import Cabinet
from bot.endings import with_notice
from bot.erasing import DataErasing, erase_later
from bot.forgetting import Forgetter
from bot.starting import WRONG_SETTINGS
from storage import Store, UnitOfWork
from storage.entering import Entered
from storage.models import Conversation, InboxMessage
from storage.outbox import Words
from storage.place import Place
from storage.policy import load_policy
from storage.vocabulary import CaseKind, ClosedReason, Entry
from tests.bot.conftest import Told
from tests.bot.flow_double import FlowDouble
from tests.bot.office import open_case, resident_of
from tests.bot.steward_house import StewardHouse
from tests.storage.dump import traces
from tests.telegram import TelegramServer

ERASE = {"label": "button-erase-all", "act": "erase_all"}
HAM = Place("Ham 12", "Ham", "12")
WORDS = "hutsepotgeur uit de kelder"
PATIENCE = 60.0
"""Seconds; to erase, the bot waits for Rasa's database too."""


@pytest.fixture
def flow() -> Iterator[FlowDouble]:
    flow = FlowDouble()
    yield flow
    flow.close()


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent, rasa=flow.url)
    flow.store = house.house.store
    async with house.open():
        yield house


def text(house: StewardHouse, key: str) -> str:
    return house.house.texts.render("nl", key)


def hears(house: StewardHouse) -> list[str]:
    """All that the bot said to Maria."""
    return [one["text"] for one in house.maria.chat if one["from"]["is_bot"] and "text" in one]


def asks(house: StewardHouse, words: Words) -> None:
    """The bot says this to Maria, as an answer of Rasa's would."""
    with house.house.store.begin() as work:
        work.outbox.to_resident(resident_of(work, house.maria), words)
        work.commit()
    house.house.wake.call()


async def test_the_first_message_of_all_brings_the_notice_before_its_answer_and_once(
    house: StewardHouse,
) -> None:
    house.maria.writes(WORDS)
    await house.resident_sees(text(house, "file-kept"))
    house.maria.writes("nog iets")
    await house.all_handled()
    notice, kept = text(house, "privacy-notice"), text(house, "file-kept")
    assert hears(house) == [notice, kept, kept]
    with house.house.store.read() as work:
        (record,) = work.my_data.of(resident_of(work, house.maria)).records
        assert (record.say, record.language, record.outbox_id) == ("privacy-notice", "nl", None)


def test_in_danger_the_notice_comes_last_and_no_answer_brings_it_twice(database: Path) -> None:
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who = work.residents.welcome("telegram", 99, "Ivo", "nl")
        work.consents.notice(who)
        danger = [Words("emergency-call"), Words("emergency-then")]
        said = with_notice(work, who, danger)
        assert [one.say for one in said] == ["emergency-call", "emergency-then", "privacy-notice"]
        assert with_notice(work, who, danger) == danger
    store.close()


async def test_the_file_holds_all_of_theirs_and_nothing_of_the_stewards(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("dossier over hutsepot", to=house.stewards, topic=topic)
    house.maria.writes(WORDS)
    await house.all_handled()
    asks(house, Words("my-data-file", {"_made": "my_data"}))
    await house.all_handled()
    (call,) = house.telegram.calls("sendDocument")
    written = call.files["document"].decode("utf-8-sig")
    reference = house.case(case_id).reference
    assert all(one in written for one in ("Maria", str(house.maria.id), WORDS, reference, "боклук"))
    assert "dossier" not in written
    assert text(house, "my-data-look-pushed") in written
    rows = [row for row in traces(house.house.store, "my-data-file") if WORDS in row]
    assert rows == []


async def test_the_button_erases_all_and_the_last_message_still_comes(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.maria.writes(WORDS)
    await house.all_handled()
    with house.house.store.begin() as work:
        who = resident_of(work, house.maria)
        key = house.house.cabinet.put(b"a photo")
        case = work.cases.get(case_id)
        inbox_id = case.reports[0].words[0]["inbox"]
        work.files.keep(
            key, kind="photo", media_type="", size=7, resident_id=who.id, inbox_id=inbox_id
        )
        work.commit()
    asks(house, Words("privacy-erase-ask", {}, [ERASE]))
    asked = await house.resident_sees(text(house, "privacy-erase-ask"))
    house.maria.presses(text(house, "button-erase-all"), on=asked)
    await asyncio.to_thread(house.maria.sees, text(house, "privacy-erased"), within=PATIENCE)
    await house.sees("heeft alle gegevens laten wissen")
    assert [one.deleted for one in house.stewards.topics if one.thread_id == topic] == [True]
    assert traces(house.house.store, "Maria", str(house.maria.id), "hutsepot", "боклук") == []
    assert house.house.cabinet.get(key) is None


async def test_where_the_bot_may_not_delete_the_stewards_are_asked_to(house: StewardHouse) -> None:
    case_id = house.open_case()
    await house.card(case_id)
    house.telegram.fails(
        "deleteForumTopic", status=400, description="Bad Request: not enough rights"
    )
    with house.house.store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        work.commit()
    house.house.wake.call()
    await house.sees("Verwijder zelf wat er nog van die bewoner staat")


async def said_in_general(house: StewardHouse) -> int:
    """Maria's words outside every topic, as in an outage; returns the number of the message."""
    with house.house.store.begin() as work:
        resident_of(work, house.maria)
        work.outbox.to_staff(Words("staff-kept-for-later", {"name": "Maria", "words": WORDS}))
        work.commit()
    house.house.wake.call()
    shown = (await house.sees(WORDS))["message_id"]
    await house.all_handled()
    return int(shown)


async def is_erased(house: StewardHouse) -> None:
    with house.house.store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        work.commit()
    house.house.wake.call()
    await house.all_handled()


async def test_what_the_bot_said_in_general_is_taken_away(house: StewardHouse) -> None:
    shown = await said_in_general(house)
    await is_erased(house)
    assert [int(one.params["message_id"]) for one in house.telegram.calls("deleteMessage")] == [
        shown
    ]
    assert [one for one in house.stewards.chat if one["message_id"] >= shown] == []


async def test_what_may_not_be_taken_away_in_general_stewards_are_asked_to(
    house: StewardHouse,
) -> None:
    await said_in_general(house)
    house.telegram.fails("deleteMessage", status=400, description="message can't be deleted")
    await is_erased(house)
    await house.sees("Verwijder zelf wat er nog van die bewoner staat")


async def test_of_an_answer_that_was_only_previewed_nothing_is_left(house: StewardHouse) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    with house.house.store.begin() as work:
        case, neighbour = (
            work.cases.get(case_id),
            work.residents.welcome("telegram", 9, "Ivo", "nl"),
        )
        case.reports[0].anonymous = True
        work.inbox.keep("telegram", -1, "telegram:9", {})
        (came,) = work.session.query(InboxMessage).filter_by(lane="telegram:9")
        work.cases.resident_wrote(case, neighbour, came.id, "hier ook")
        work.inbox.done(came.id)
        work.commit()
    house.jan.writes("/reply we komen bij hutsepot", to=house.stewards, topic=topic)
    await house.sees("Zo krijgt de bewoner het")
    await house.all_handled()
    with house.house.store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        work.commit()
    assert traces(house.house.store, "hutsepot") == []


def with_trackers(path: Path, key: str) -> None:
    """Rasa's own table, with an event of this talk."""
    with closing(sqlite3.connect(path)) as rasa, rasa:
        rasa.execute("CREATE TABLE events (id INTEGER, sender_id TEXT, timestamp REAL, data TEXT)")
        rasa.execute("INSERT INTO events VALUES (1, ?, 1.0, 'hutsepot')", (key,))


def test_the_operator_exports_and_erases_by_one_command_each(
    told: Told, database: Path, tmp_path: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who = work.residents.welcome("telegram", 700_800, "Zenobia", "nl")
        open_case(work, who)
        talk: Conversation = work.residents.conversation(who)
        with_trackers(database.parent / "rasa.db", talk.key)
        work.commit()
    out = tmp_path / "zenobia.txt"
    assert told("export", "--chat", "700800", "--out", out)[0] == 0
    assert "Zenobia" in out.read_text("utf-8-sig")
    code, lines = told("access-log", "--chat", "700800")
    assert (code, ["exported" in line for line in lines]) == (0, [False, True])
    code, lines = told("erase", "--chat", "700800")
    assert (code, "Telegram's servers" in " ".join(lines)) == (0, True)
    assert traces(store, "Zenobia", "700800", "боклук") == []
    with closing(sqlite3.connect(database.parent / "rasa.db")) as rasa:
        assert rasa.execute("SELECT count(*) FROM events").fetchone() == (0,)
    assert told("erase", "--chat", "700800")[0] == 1
    store.close()


def at_the_counter(work: UnitOfWork, number: int, name: str, words: str) -> str:
    """Somebody without a chat reports waste at the Ham; returns the reference."""
    work.inbox.keep("telegram", number, "telegram:-100", {})
    asked = work.session.query(InboxMessage).filter_by(update_id=number).one().id
    work.inbox.done(asked)
    told = Entered(Entry.COUNTER, CaseKind.NUISANCE, "nuisance_waste", HAM, words, name, "nl")
    return work.entering.send(told, work.stewards.is_member(70, "An"), asked).case.reference


def test_who_has_no_chat_is_exported_and_erased_by_their_case(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        reference = at_the_counter(work, 1, "Zenobia", "hutsepotgeur")
        assert at_the_counter(work, 2, "Petko", "trommelvliegen") == reference
        work.commit()
    code, lines = told("export", "--case", reference)
    assert (code, "1 Zenobia, 2 Petko" in " ".join(lines)) == (WRONG_SETTINGS, True)
    code, lines = told("export", "--case", reference.lower(), "--person", "1")
    written = " ".join(lines)
    assert (code, "Zenobia" in written, "hutsepotgeur" in written) == (0, True, True)
    assert ("Petko" in written, "trommel" in written, "Telegram: -" in written) == (False,) * 3
    assert told("erase", "--case", reference, "--person", "3")[0] == WRONG_SETTINGS
    code, lines = told("erase", "--case", reference, "--person", "1")
    assert (code, "own phone" in " ".join(lines)) == (0, False)
    assert traces(store, "Zenobia", "hutsepot") == []
    assert traces(store, "trommelvliegen") != []
    assert told("erase", "--case", reference)[0] == 0
    assert traces(store, "Petko", "trommel", "Ham 12") == []
    assert told("erase", "--case", reference)[0] == 1
    assert told("erase", "--case", reference, "--chat", "7")[0] == WRONG_SETTINGS
    store.close()


class MessageComesFirst(Store):
    """Before a unit of work that writes, a message of chat 7 comes; so many of them may begin
    without."""

    after: int | None = None

    def begin(self) -> UnitOfWork:
        comes, self.after = self.after == 0, None if not self.after else self.after - 1
        if comes:
            with super().begin() as work:
                work.inbox.keep("telegram", 1, "telegram:7", {"message": {"text": "brand!"}})
                work.commit()
        return super().begin()


@pytest.fixture
def hasty(database: Path) -> Iterator[MessageComesFirst]:
    """With somebody who asked to be erased once their case is closed, which it is now."""
    store = MessageComesFirst(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who = work.residents.welcome("telegram", 7, "Zenobia", "nl")
        case = open_case(work, who)
        work.inbox.keep("telegram", 2, "telegram:7", {})
        asked = work.session.query(InboxMessage).filter_by(update_id=2).one().id
        work.inbox.done(asked)
        work.erasing.erase_but_open(who, asked, asked)
        work.cases.close(work.cases.get(case), ClosedReason.SOLVED)
        work.commit()
    yield store
    store.close()


def is_heard(store: Store) -> None:
    """The message is still there and is theirs; then it is handled."""
    with store.begin() as work:
        (row,) = work.session.query(InboxMessage).filter_by(update_id=1)
        assert (row.lane, row.payload) == ("telegram:7", {"message": {"text": "brand!"}})
        assert work.residents.find("telegram", 7) is not None
        work.inbox.done(row.id)
        work.commit()


def test_what_comes_just_before_the_clock_erases_is_heard_first(
    hasty: MessageComesFirst, tmp_path: Path
) -> None:
    cabinet, hasty.after = Cabinet(tmp_path), 1
    assert erase_later(hasty, cabinet) == 0
    is_heard(hasty)
    assert erase_later(hasty, cabinet) == 1
    assert traces(hasty, "Zenobia", "brand!") == []


def test_what_comes_just_before_the_operator_erases_is_heard_first(
    hasty: MessageComesFirst, tmp_path: Path
) -> None:
    erasing = DataErasing(hasty, Forgetter(hasty, None), Cabinet(tmp_path))
    with hasty.read() as work:
        who = work.residents.find("telegram", 7)
    assert who is not None
    hasty.after = 0
    assert erasing.erase(who.id) is None
    is_heard(hasty)
    assert erasing.erase(who.id) == 0
    assert traces(hasty, "Zenobia", "brand!") == []


def test_the_operator_is_told_to_wait_for_what_is_being_handled(
    told: Told, hasty: MessageComesFirst, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    with hasty.begin() as work:
        work.inbox.keep("telegram", 1, "telegram:7", {"message": {"text": "brand!"}})
        work.commit()
    code, lines = told("erase", "--chat", "7")
    assert (code, "try again in a moment" in " ".join(lines)) == (1, True)
    is_heard(hasty)


def test_retention_can_be_looked_at_before_it_runs(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        open_case(work, work.residents.welcome("telegram", 7, "Ivo", "nl"))
        work.commit()
    store.close()
    code, lines = told("retention", "check")
    assert (code, "cases         365 days" in lines) == (0, True)
    code, lines = told("retention", "run", "--dry-run")
    assert (code, "cases         0 would go" in lines) == (0, True)
    assert told("retention", "run")[0] == 0
