"""Buttons in the wrong hands, and doors in the wrong street."""

import copy
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.house import House
from bot.settings import Settings
from storage.models import OutboxMessage
from storage.outbox import Words
from storage.vocabulary import CaseState
from tests.bot.flow_double import FlowDouble
from tests.bot.office import resident_of
from tests.bot.test_files_of_residents import Residents
from tests.telegram import Json, Person, TelegramServer

QUESTION = Words("something-else", {}, [{"label": "button-send", "intent": "affirm"}])


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, flow: FlowDouble, no_settings: pytest.MonkeyPatch
) -> AsyncIterator[Residents]:
    house = Residents(telegram, database.parent, flow)
    async with house.open():
        yield house


async def asked(house: Residents, who: Person) -> Json:
    """A question with a button, as this person has it on the screen."""
    with house.house.store.begin() as work:
        work.outbox.to_resident(resident_of(work, who), QUESTION)
        work.commit()
    house.house.wake.call()
    return await house.resident_sees(house.text("something-else"), who)


def carrying(message: Json, data: str) -> Json:
    """The same message with one button that carries something else."""
    forged = copy.deepcopy(message)
    forged["reply_markup"] = {"inline_keyboard": [[{"text": "vals", "callback_data": data}]]}
    return forged


def data_of(message: Json) -> str:
    return str(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


def pressed(house: Residents) -> int:
    with house.house.store.read() as work:
        rows: Any = work.session.query(OutboxMessage)
        return sum(row.pressed_at is not None for row in rows)


async def test_another_residents_button_does_nothing(house: Residents) -> None:
    ivan = house.telegram.person("Ivan", started=True)
    hers, his = await asked(house, house.maria), await asked(house, ivan)
    notice = await house.presses("vals", carrying(his, data_of(hers)), ivan)
    assert notice == house.text("button-too-late")
    assert (house.flow.heard, pressed(house)) == ([], 0)


@pytest.mark.parametrize("who", ["maria", "jan"])
async def test_a_stewards_button_in_a_private_chat_does_nothing(house: Residents, who: str) -> None:
    """Jan is a steward, but a private chat is a resident's."""
    person = house.telegram.person("Jan too", started=True) if who == "jan" else house.maria
    if who == "jan":
        await house.lets_in(person)
    case_id = house.open_case()
    on = await asked(house, person)
    for verb in ("claim", "resolve", "close", "send"):
        notice = await house.presses("vals", carrying(on, f"s:{verb}:{case_id}"), person)
        assert notice == house.text("button-too-late")
    assert (house.state(case_id), house.flow.heard) == (CaseState.NEW, [])


async def test_a_residents_button_in_the_stewards_chat_does_nothing(house: Residents) -> None:
    hers = await asked(house, house.maria)
    card, _topic = await house.card(house.open_case())
    await house.presses("vals", carrying(card, data_of(hers)), house.jan)
    await house.all_handled()
    assert (house.flow.heard, pressed(house)) == ([], 0)
    assert house.staff_rows("staff-parked") == []


def test_what_runs_beside_the_bot_listens_on_loopback_only(
    no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    house = House(Settings(data_dir=tmp_path))
    told = {child.name: (child._command, child._env) for child in house.children}
    rasa, actions = told["rasa"][0], told["actions"][1]["BUURTLIJN_ACTIONS_LISTEN"]
    assert rasa[rasa.index("--interface") + 1] == "127.0.0.1"
    assert actions.startswith("127.0.0.1:")
    assert Settings().webhook_listen.startswith("127.0.0.1:")
    words = {told["rasa"][1][name] for name in ("RASA_TOKEN", "ACTIONS_TOKEN")}
    assert len(words) == 2
    assert min(map(len, words)) >= 32
    assert not words & set(rasa), "no process list shows them"
    house.store.close()
