"""Who may act at the desk: present members only, whatever their buttons carry."""

import copy
from typing import Any

from sqlalchemy import select

from bot.staff.parts import BUTTONS, PRESSES
from storage.base import Base
from storage.vocabulary import CaseState
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, Person

REFUSED = "Alleen leden van de stewardgroep kunnen dit."
VERBS = sorted({*BUTTONS, *PRESSES, "menu"})
"""Every verb that a button of any part of the desk carries."""
NUMBERED = ("assign", "join", "merge", "place", "split")
"""Verbs whose choice is the number of something."""


def kept(house: StewardHouse) -> dict[str, list[Any]]:
    """All that the database holds, but for what comes in: a press is a row of its own there."""
    tables = [table for table in Base.metadata.sorted_tables if table.name != "inbox"]
    with house.house.store.read() as work:
        return {
            table.name: [tuple(row) for row in work.session.execute(select(table))]
            for table in tables
        }


def with_data(message: Json, data: str) -> Json:
    """The same message with one button that carries something else."""
    forged = copy.deepcopy(message)
    forged["reply_markup"] = {"inline_keyboard": [[{"text": "vals", "callback_data": data}]]}
    return forged


def all_data(*messages: Json) -> list[str]:
    """What all buttons under these messages carry."""
    return [
        button["callback_data"]
        for message in messages
        for row in message["reply_markup"]["inline_keyboard"]
        for button in row
    ]


async def screens(house: StewardHouse) -> list[Json]:
    """A case that Jan has, and all the buttons he got: card, menu, colleagues, draft, himself."""
    await house.lets_in(house.nora)
    card, topic = await house.card(house.open_case())
    await house.presses("Opnemen", card)
    claimed = await house.sees("opgenomen door Jan", topic)
    shown = [card, claimed]
    for command, answer in (
        ("/menu", "Wat wilt u doen"),
        ("/assign", "Aan wie geeft u"),
        ("/reply Tot maandag", "Zo krijgt de bewoner het"),
        ("/me", "Uw nummer bij Telegram"),
    ):
        house.jan.writes(command, to=house.stewards, topic=topic)
        shown.append(await house.sees(answer, topic))
    return shown


async def notices(house: StewardHouse, who: Person, on: Json, data: list[str]) -> dict[str, str]:
    """What comes up when this person presses buttons that carry each of these."""
    return {one: await house.presses("vals", with_data(on, one), who) for one in data}


async def test_an_outsider_can_press_whatever_a_steward_can_and_changes_nothing(
    house: StewardHouse,
) -> None:
    stranger = house.telegram.person("Stranger")
    shown = await screens(house)
    before = kept(house)
    replayed = all_data(*shown)
    assert len(replayed) > 10
    made_up = [f"s:{verb}:1" for verb in VERBS]
    got = await notices(house, stranger, shown[0], [*replayed, *made_up])
    assert {data for data, notice in got.items() if notice != REFUSED} == set()
    await house.all_handled()
    assert kept(house) == before
    assert house.answers() == []


async def test_who_left_can_press_every_old_button_and_changes_nothing(
    house: StewardHouse,
) -> None:
    shown = await screens(house)
    house.stewards.remove(house.jan)
    await house.all_handled()
    before = kept(house)
    data = [*all_data(*shown), *(f"s:{verb}:1" for verb in VERBS)]
    got = await notices(house, house.jan, shown[0], data)
    assert {data for data, notice in got.items() if notice != REFUSED} == set()
    await house.all_handled()
    assert kept(house) == before
    assert house.answers() == []


async def test_who_was_muted_acts_by_button_until_they_leave(house: StewardHouse) -> None:
    """Telegram calls both "restricted", before and after."""
    _card, claimed, *_rest = await screens(house)
    house.stewards.mutes(house.jan, by=house.nora)
    await house.all_handled()
    assert (await house.presses("Opgelost", claimed)).startswith("Op opgelost gezet.")
    house.stewards.remove(house.jan)
    await house.all_handled()
    before = kept(house)
    assert await house.presses("Opgelost", claimed) == REFUSED
    await house.all_handled()
    assert kept(house) == before


async def test_who_comes_back_may_act_again(house: StewardHouse) -> None:
    _card, claimed, *_rest = await screens(house)
    house.stewards.remove(house.jan)
    await house.all_handled()
    assert await house.presses("Opgelost", claimed) == REFUSED
    await house.lets_in(house.jan)
    assert (await house.presses("Opgelost", claimed)).startswith("Op opgelost gezet.")


async def test_numbers_that_a_member_makes_up_change_nothing(house: StewardHouse) -> None:
    card, *_rest = await screens(house)
    before = kept(house)
    numbers = (0, 9_999, 999_999_999_999_999_999)
    data = [f"s:{verb}:{number}" for verb in VERBS for number in numbers]
    data += ["s:erase:1", "s:__init__:1"]
    choices = ("x", "0", "9" * 18, "9" * 19, "9" * 32)
    data += [f"s:{verb}:1:{choice}" for verb in NUMBERED for choice in choices]
    data += [f"s:door:1:{'9' * 18}.1", f"s:door:1:1.{'9' * 30}", f"s:kind:1:help.{'9' * 27}"]
    await notices(house, house.jan, card, data)
    await house.all_handled()
    assert kept(house) == before
    assert house.staff_rows("staff-parked") == []


async def test_only_a_draft_can_be_sent_by_its_number(house: StewardHouse) -> None:
    """What stewards were told, and what a resident had, are rows of the same table."""
    card, *_rest = await screens(house)
    with house.house.store.read() as work:
        rows = list(work.session.execute(select(Base.metadata.tables["outbox"])).mappings())
    others = [row["id"] for row in rows if row["state"] != "draft"]
    assert len(others) > 5
    before = kept(house)
    data = [f"s:{verb}:{number}" for verb in ("send", "change", "drop") for number in others]
    await notices(house, house.jan, card, data)
    await house.all_handled()
    assert kept(house) == before
    assert house.answers() == []
    assert house.state(1) is CaseState.CLAIMED


async def test_the_bots_own_deeds_in_the_group_make_it_no_steward(house: StewardHouse) -> None:
    await screens(house)
    stewards = Base.metadata.tables["stewards"]
    with house.house.store.read() as work:
        known = set(work.session.scalars(select(stewards.c.telegram_user_id)))
    assert known == {house.jan.id, house.nora.id}
