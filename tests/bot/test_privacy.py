"""Notice, "show my data" and "delete my data" at the edge: what people see of it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.endings import with_notice
from bot.incoming import read
from bot.my_data import my_data_file
from storage import Store
from storage.keeping import OUR_RETENTION, load_keeping
from storage.models import InboxMessage, OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from storage.vocabulary import ClosedReason
from tests.bot.flow_double import FlowDouble
from tests.bot.office import resident_of
from tests.bot.steward_house import StewardHouse
from tests.faults.running import nobody_writes
from tests.storage.arrange import message
from tests.storage.dump import traces
from tests.telegram import TelegramServer

ERASE = {"label": "button-erase-all", "act": "erase_all"}
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


async def test_the_notice_says_how_long_this_city_keeps_words(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> None:
    retention = database.parent / "retention.yml"
    ours = OUR_RETENTION.read_text("utf-8")
    retention.write_text(ours.replace("\ncases: 365d", "\ncases: 180d"), "utf-8")
    no_settings.setenv("BUURTLIJN_RETENTION", str(retention))
    house = StewardHouse(telegram, database.parent, rasa=flow.url)
    flow.store = house.house.store
    async with house.open():
        house.maria.writes(WORDS)
        await house.resident_sees(text(house, "file-kept"))
    assert "We wissen uw woorden 6 maanden nadat uw melding afgesloten is." in hears(house)[0]


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
    assert "Van uw foto's en spraakberichten staat hier alleen een lijst" in written
    rows = [row for row in traces(house.house.store, "my-data-file") if WORDS in row]
    assert rows == []


async def test_the_file_says_answers_in_words_with_what_was_asked(house: StewardHouse) -> None:
    with house.house.store.begin() as work:
        who = resident_of(work, house.maria)
        draft = work.reports.keep_words(who.id, "nuisance", "key", message(work), WORDS)
        work.reports.keep_answers(draft, ANSWERS)
        work.commit()
        written = my_data_file(house.house.store, house.house.texts, who.id).content.decode()
    answers = [line for line in written.splitlines() if line.startswith("- ")]
    assert answers == [
        "- Wat: Lawaai",
        "- Hoe vaak: Elke dag",
        "- Wanneer: 's nachts om drie uur",
        "- Kan iemand zich bezeren: Nee",
        "- Datum: zaterdag 28 november",
        "- Waar: Sleepstraat 45",
        "- Wonen en huren",
    ]


ANSWERS = {
    "nuisance_kind": "nuisance_noise",
    "nuisance_answers": {
        "often": {"say": "option-often-every_day"},
        "when": "'s nachts om drie uur",
        "danger": "no",
        "date": {"day": "2026-11-28"},
    },
    "nuisance_place": {"words": "Sleepstraat 45"},
    "nuisance_details": "known",
    "nuisance_remember": "no",
    "nuisance_send": "yes",
    "help_topic": "help_housing",
    "help_clear": "known",
    "serious": False,
}
"""As the forms keep them."""


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


@pytest.mark.parametrize(
    ("act", "answer"),
    [("erase_nothing", "privacy-erase-not"), ("erase_but_open", "privacy-erased-later")],
)
async def test_who_keeps_something_is_answered_to_that_very_press(
    house: StewardHouse, act: str, answer: str
) -> None:
    """An operator who looks for what became of a message finds its answer."""
    house.open_case()
    label = f"button-{act.replace('_', '-')}"
    asks(house, Words("privacy-erase-ask", {}, [{"label": label, "act": act}]))
    asked = await house.resident_sees(text(house, "privacy-erase-ask"))
    house.maria.presses(text(house, label), on=asked)
    await asyncio.to_thread(house.maria.sees, text(house, answer), within=PATIENCE)
    with house.house.store.read() as work:
        (said,) = work.session.query(OutboxMessage).filter_by(say=answer)
        (press,) = (one for one in work.session.query(InboxMessage) if one.id == said.inbox_id)
    assert press.lane == said.lane


async def test_where_the_bot_may_not_delete_the_stewards_are_asked_to(house: StewardHouse) -> None:
    case_id = house.open_case()
    await house.card(case_id)
    house.stewards.denies_bot("can_delete_messages")
    with house.house.store.begin() as work:
        work.erasing.erase(resident_of(work, house.maria))
        work.commit()
    house.house.wake.call()
    await house.sees("Verwijder zelf wat er nog van die bewoner staat")


@pytest.mark.parametrize("may", [True, False])
async def test_the_topic_of_a_case_past_its_time_goes_or_the_stewards_are_asked(
    house: StewardHouse, may: bool
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    if not may:
        house.stewards.denies_bot("can_delete_messages")
    keeping = load_keeping()
    with house.house.store.begin() as work:
        case = work.cases.get(case_id)
        work.cases.close(case, ClosedReason.SOLVED)
        case.closed_at = work.now - keeping.cases
        assert work.purging.batch("cases", keeping, 10).gone == 1
        work.commit()
    house.house.wake.call()
    await house.all_handled()
    assert [one.deleted for one in house.stewards.topics if one.thread_id == topic] == [may]
    asked = [one["text"] for one in house.stewards.in_topic(None) if "text" in one]
    by_hand = [one for one in asked if "Verwijder zelf" in one]
    assert [house.case(case_id).reference in one for one in by_hand] == [True] * (not may)


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


async def test_of_what_is_said_in_a_group_that_is_not_ours_nothing_is_kept(
    house: StewardHouse,
) -> None:
    """Anybody can add the bot to a group; those who talk there did not ask for anything."""
    strangers, stranger = house.telegram.group("Strangers"), house.telegram.person("Stranger")
    strangers.add(stranger)
    stranger.edits(stranger.writes(WORDS, to=strangers), f"{WORDS}!")
    stranger.writes("/id", to=strangers)
    house.jan.writes("ter zake", to=house.stewards)
    await house.all_handled()
    with house.house.store.read() as work:
        rows = work.session.query(InboxMessage).all()
    theirs = [row for row in rows if row.lane == f"telegram:{strangers.id}"]
    assert len(theirs) >= 4
    assert [row.payload for row in theirs] == [{}] * len(theirs)
    assert any(row.payload for row in rows), "what is said in ours is kept for its time"


async def test_to_forget_what_strangers_say_holds_up_nobody(house: StewardHouse) -> None:
    """While the database is busy, the bot's only thread for everything else stays free."""
    strangers = house.telegram.group("Strangers")
    with house.house.store.begin() as work:
        work.inbox.keep("telegram", -1, f"telegram:{strangers.id}", {})
        (row,) = work.session.query(InboxMessage).all()
        work.commit()
    update = {"message": {"chat": {"id": strangers.id, "type": "group"}, "text": WORDS}}
    with nobody_writes(house.house.settings.database):
        forgets = asyncio.create_task(house.house.handle(read(update), row))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert not forgets.done()
    await forgets
