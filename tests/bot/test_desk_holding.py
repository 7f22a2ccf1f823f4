"""The desk: who talks with the resident, a steward or the bot; the bot is silent meanwhile."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.held_talks import HeldTalks
from storage.consents import NOTICE
from storage.models import Conversation
from storage.vocabulary import CaseState, EventTag
from tests.bot.flow_double import FIRE, NEVER_MIND, SEND, FlowDouble
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer

READING = "\n🤖 De bot leest: Iets toevoegen (90 % zeker), taal onbekend"
"""What the stewards read below all words but danger: the double reads them all alike."""


class Talk(StewardHouse):
    """A case of Maria's, with its topic; her words go through a double for Rasa."""

    def __init__(self, telegram: TelegramServer, folder: Path, flow: FlowDouble) -> None:
        super().__init__(telegram, folder, rasa=flow.url)
        self.flow = flow
        flow.store, flow.on_a_case = self.house.store, True

    async def begins(self) -> int:
        self.case_id = self.open_case()
        card = await self.sees(f"{self.case(self.case_id).reference} · ")
        self.shown, self.topic = card, card["message_thread_id"]
        return self.case_id

    async def held(self) -> int:
        """Jan has the word."""
        case_id = await self.begins()
        self.jan.writes("/talk", to=self.stewards, topic=self.topic)
        await self.resident_sees("Jan van de buurtstewards is er nu voor u")
        await self.sees("🎧 Jan praat nu met de bewoner (Maria).", self.topic)
        return case_id

    async def says(self, words: str) -> None:
        self.maria.writes(words)
        await self.all_handled()

    def hears(self) -> list[str]:
        """All that the bot said to Maria, besides the notice that comes with its first answer."""
        notice = self.house.texts.render("nl", NOTICE)
        texts = [one["text"] for one in self.maria.chat if one["from"]["is_bot"]]
        return [one for one in texts if one != notice]

    def in_topic(self) -> list[str]:
        said = self.stewards.in_topic(self.topic)
        return [one["text"] for one in said if "text" in one]

    @property
    def is_held(self) -> bool:
        with self.house.store.read() as work:
            return bool(work.held_talks.about(work.cases.get(self.case_id)))

    def a_day_goes_by(self) -> None:
        with self.house.store.begin() as work:
            for talk in work.session.query(Conversation):
                if talk.steward_until:
                    talk.steward_until -= timedelta(days=5)
            work.commit()


@pytest.fixture
async def talk(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Talk]:
    house = Talk(telegram, database.parent, flow)
    async with house.open():
        yield house


async def test_who_takes_the_word_has_the_residents_words_and_the_bot_is_silent(
    talk: Talk,
) -> None:
    case_id = await talk.held()
    assert talk.state(case_id) is CaseState.CLAIMED
    for words in ("de zakken zijn blauw", "👍"):
        await talk.says(words)
    assert talk.flow.heard == []
    said = [one for one in talk.hears() if "is er nu voor u" not in one]
    assert said == [talk.house.texts.render("nl", "passed-on", {"steward": "Jan"})]
    assert f"💬 Maria: de zakken zijn blauw{READING}" in talk.in_topic()
    assert "💬 Maria: 👍" in talk.in_topic()


async def test_an_answer_to_words_with_a_reading_goes_to_the_resident(talk: Talk) -> None:
    await talk.held()
    talk.maria.writes("de zakken zijn blauw")
    wrote = await talk.sees("de zakken zijn blauw", talk.topic)
    talk.jan.writes("Ik kom kijken", to=talk.stewards, reply_to=wrote["message_id"])
    preview = await talk.sees("Zo krijgt de bewoner het", talk.topic)
    await talk.presses("Verstuur", preview)
    await talk.resident_sees("Ik kom kijken")
    await talk.says("dank u")
    assert len([one for one in talk.hears() if one.startswith("Doorgegeven")]) == 1


async def test_without_rasa_stewards_get_just_the_words(house: StewardHouse) -> None:
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    topic = card["message_thread_id"]
    house.jan.writes("/talk", to=house.stewards, topic=topic)
    await house.resident_sees("is er nu voor u")
    house.maria.writes("de zakken zijn blauw")
    wrote = await house.sees("de zakken zijn blauw", topic)
    assert wrote["text"] == "💬 Maria: de zakken zijn blauw"


async def test_danger_reaches_the_bot_at_once_and_the_topic_too(talk: Talk) -> None:
    await talk.held()
    await talk.says(FIRE)
    assert [words for words, _file in talk.flow.heard] == [FIRE]
    shown = f"💬 Maria: {FIRE}\n🤖 De bot leest: Noodgeval (90 % zeker), taal onbekend"
    assert shown in talk.in_topic()
    assert talk.is_held


async def test_a_case_that_danger_opens_does_not_end_the_talk(talk: Talk) -> None:
    """Here the flow opens a case of whatever is said to the bot, as without another open one."""
    await talk.held()
    talk.flow.on_a_case = False
    await talk.says(f"{FIRE}, {SEND}")
    assert talk.is_held
    await talk.says("bent u daar?")
    assert len(talk.flow.heard) == 1


async def test_a_corrected_message_reaches_the_topic_in_silence(talk: Talk) -> None:
    await talk.held()
    wrote = talk.maria.writes("de zakken zijn blauw")
    await talk.all_handled()
    before = len(talk.hears())
    talk.maria.edits(wrote, "de zakken zijn groen")
    await talk.sees("✏️ Maria verbeterde een bericht: de zakken zijn groen", talk.topic)
    assert len(talk.hears()) == before


async def gives_back(talk: Talk, how: str) -> None:
    if how == "command":
        talk.jan.writes("/bot", to=talk.stewards, topic=talk.topic)
    else:
        await talk.presses("Meer…", talk.shown)
        await talk.presses("Terug naar de bot", await talk.sees("Wat wilt u doen", talk.topic))


@pytest.mark.parametrize("how", ["command", "menu"])
async def test_a_steward_gives_the_word_back_and_the_resident_is_told(talk: Talk, how: str) -> None:
    case_id = await talk.held()
    await gives_back(talk, how)
    await talk.resident_sees("Jan rondt het gesprek")
    await talk.sees("🤖 Jan gaf het woord terug", talk.topic)
    assert len(talk.events(case_id, EventTag.GIVEN_BACK)) == 1
    await talk.says("er ligt nog meer")
    assert [words for words, _file in talk.flow.heard] == ["er ligt nog meer"]
    talk.jan.writes("/bot", to=talk.stewards, topic=talk.topic)
    await talk.sees("Het woord is al bij de bot.", talk.topic)
    assert len(talk.events(case_id, EventTag.GIVEN_BACK)) == 1


async def leaves(talk: Talk, how: str) -> None:
    if how == "button":
        talk.maria.presses("Ik wil iets anders", on=find(talk, "is er nu voor u"))
    else:
        talk.maria.writes({"words": NEVER_MIND, "menu": "/report"}[how])


def find(talk: Talk, words: str) -> Json:
    return next(one for one in talk.maria.chat if words in one["text"])


@pytest.mark.parametrize("how", ["button", "words", "menu"])
async def test_a_resident_gives_the_word_back_and_the_stewards_are_told(
    talk: Talk, how: str
) -> None:
    case_id = await talk.held()
    await leaves(talk, how)
    await talk.sees("🤖 De bewoner (Maria) praat weer met de bot.", talk.topic)
    if how == "menu":
        assert [words for words, _file in talk.flow.heard] == ["/report_nuisance"]
    else:
        await talk.resident_sees("Goed. Waarmee kan ik helpen?")
        assert talk.flow.heard == []
    (event,) = talk.events(case_id, EventTag.GIVEN_BACK)
    assert event.data["by"] == "resident"
    assert not talk.is_held


async def test_after_a_quiet_day_both_hear_that_the_bot_is_back(talk: Talk) -> None:
    await talk.held()
    talk.a_day_goes_by()
    assert HeldTalks(talk.house.store).look() == 1
    talk.house.wake.call()
    await talk.resident_sees("was het lang stil")
    await talk.sees(
        "🤖 Er werd lang niets gezegd. De bewoner (Maria) praat weer met de bot.", talk.topic
    )
    assert HeldTalks(talk.house.store).look() == 0
    talk.jan.writes("/talk", to=talk.stewards, topic=talk.topic)
    await talk.resident_sees("is er nu voor u")
    await talk.says("nog iets")
    assert talk.hears()[-1].startswith("Doorgegeven aan Jan.")


async def test_about_a_case_that_is_over_nobody_takes_the_word(talk: Talk) -> None:
    case_id = await talk.begins()
    await talk.presses("Opgelost", talk.shown)
    talk.jan.writes("/talk", to=talk.stewards, topic=talk.topic)
    await talk.sees("Dat kan niet: de zaak is opgelost.", talk.topic)
    assert talk.events(case_id, EventTag.HELD) == []


async def test_a_colleague_takes_over_the_word(talk: Talk) -> None:
    leila = talk.telegram.person("Leila")
    talk.stewards.add(leila)
    await talk.held()
    leila.writes("/talk", to=talk.stewards, topic=talk.topic)
    await talk.resident_sees("Leila van de buurtstewards is er nu voor u")
    await talk.says("dag Leila")
    assert talk.hears()[-1].startswith("Doorgegeven aan Leila.")


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent)
    async with house.open():
        yield house
