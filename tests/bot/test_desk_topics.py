"""A case's topic follows its case: title, open or closed, made again when it is gone."""

from collections.abc import Callable

import pytest

from storage import UnitOfWork
from storage.models import Case
from storage.outbox import Words
from storage.vocabulary import ClosedReason
from tests.bot.office import said_by
from tests.bot.steward_house import THE_ADDRESS, StewardHouse
from tests.telegram.world import Topic


async def change(
    house: StewardHouse, case_id: int, verb: Callable[[UnitOfWork, Case], object]
) -> None:
    """Something that happens to the case, until all of it is shown."""
    with house.house.store.begin() as work:
        verb(work, work.cases.get(case_id))
        work.commit()
    house.house.wake.call()
    await house.all_handled()


def close(work: UnitOfWork, case: Case) -> None:
    work.cases.close(case, ClosedReason.SOLVED)


def show_again(work: UnitOfWork, case: Case) -> None:
    work.outbox.to_staff(Words("staff-card"), case_id=case.id)


def reopen(work: UnitOfWork, case: Case) -> None:
    resident = case.reports[0].resident
    work.cases.reopen(case, resident, said_by(work, resident), "weer")


def topics(house: StewardHouse) -> list[Topic]:
    """Those that are there now."""
    return [topic for topic in house.stewards.topics if not topic.deleted]


def told(house: StewardHouse, topic: int) -> list[str]:
    return [one["text"] for one in house.stewards.in_topic(topic) if "text" in one]


async def test_the_title_shows_language_state_reference_kind_and_place_and_follows_the_state(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    rest = f" {house.case(case_id).reference} · Afval en vuil · Sleepstraat 45"
    assert [one.name for one in topics(house)] == [f"🇧🇪🆕{rest}"]
    for label, sign in (("Opnemen", "🙋"), ("Opgelost", "✅")):
        await house.presses(label, card)
        await house.all_handled()
        assert [one.name for one in topics(house)] == [f"🇧🇪{sign}{rest}"]
    await change(house, case_id, reopen)
    assert [one.name for one in topics(house)] == [f"🇧🇪🔧{rest}"]
    assert [one.thread_id for one in topics(house)] == [topic]


async def test_an_answer_that_changes_nothing_of_the_title_does_not_name_the_topic_anew(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.resident_writes(case_id, "още")
    await house.sees("още", topic)
    await change(house, case_id, show_again)
    assert house.telegram.calls("editForumTopic") == []


async def test_a_closed_case_closes_its_topic_and_a_re_opened_one_opens_it(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    await change(house, case_id, close)
    (shut,) = topics(house)
    assert (shut.closed, shut.name[:3]) == (True, "🇧🇪📁")
    house.resident_writes(case_id, "още нещо")
    await house.sees("още нещо", topic)
    await change(house, case_id, reopen)
    (open_again,) = topics(house)
    assert (open_again.closed, open_again.thread_id) == (False, topic)
    house.jan.writes("ik ga kijken", to=house.stewards, topic=topic)


async def test_a_topic_that_a_steward_closed_by_hand_is_no_fault_when_its_case_closes(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.stewards.close_topic(topic, house.jan)
    await change(house, case_id, close)
    (shut,) = topics(house)
    assert shut.closed
    assert house.case(case_id).topic_closed


async def test_a_topic_that_was_deleted_is_made_again_at_the_next_change(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    house.stewards.delete_topic(topic)
    await house.presses("Opnemen", card)
    anew = await house.sees("opgenomen door Jan")
    (made,) = topics(house)
    assert (made.thread_id, made.name[2:3]) == (anew["message_thread_id"], "🙋")
    assert told(house, made.thread_id) == [anew["text"]]
    case = house.case(case_id)
    assert (case.thread_id, case.card_id) == (made.thread_id, anew["message_id"])


@pytest.mark.parametrize("gone", ["editForumTopic", "closeForumTopic"])
async def test_a_topic_that_is_found_gone_by_its_title_or_its_closing_is_made_again_too(
    house: StewardHouse, gone: str
) -> None:
    """The card went through, and then somebody deleted the topic."""
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.telegram.fails(gone, status=400, description="TOPIC_ID_INVALID")
    await change(house, case_id, close)
    assert [one.thread_id == topic for one in topics(house)] == [True, False]
    _old, made = topics(house)
    assert (made.closed, made.name[2:3]) == (True, "📁")
    case = house.case(case_id)
    assert (case.thread_id, case.topic_title, case.topic_closed) == (
        made.thread_id,
        made.name,
        True,
    )
    assert len(told(house, made.thread_id)) == 1


async def test_a_kept_number_of_a_card_that_is_gone_makes_a_new_card_in_the_topic(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    await change(house, case_id, lambda _work, case: setattr(case, "card_id", 987_654))
    await house.presses("Opnemen", card)
    anew = await house.sees("opgenomen door Jan", topic)
    assert anew["message_id"] not in (card["message_id"], 987_654)
    assert house.case(case_id).card_id == anew["message_id"]
    assert len(topics(house)) == 1


async def test_a_kept_number_of_a_topic_that_never_was_makes_a_new_topic(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    await house.card(case_id)
    await change(house, case_id, lambda _work, case: setattr(case, "thread_id", 987_654))
    house.resident_writes(case_id, "още")
    wrote = await house.sees("още")
    assert house.case(case_id).thread_id == wrote["message_thread_id"]
    assert len(told(house, wrote["message_thread_id"])) == 2


async def test_the_card_names_what_else_is_open_here_and_of_this_resident(
    house: StewardHouse,
) -> None:
    waste = house.reports(house.maria, "чували")
    await house.card(waste)
    elsewhere = house.open_case()
    await house.card(elsewhere)
    jana = house.telegram.person("Jana", started=True)
    noise = noise_at_the_address(house, jana.id, anonymous=False)
    card, _topic = await house.card(noise)
    assert f"Ook open op dit adres: {house.case(waste).reference} (Afval en vuil)" in card["text"]
    assert "Ook open van deze bewoner" not in card["text"]
    third = house.open_case()
    card, _topic = await house.card(third)
    both = [house.case(one).reference for one in (elsewhere, waste)]
    assert f"Ook open van deze bewoner: {both[0]} (Afval en vuil), {both[1]}" in card["text"]


async def test_the_card_of_who_reports_anonymously_leads_to_none_of_their_cases(
    house: StewardHouse,
) -> None:
    named = house.open_case()
    await house.card(named)
    hidden = noise_at_the_address(house, house.maria.id, anonymous=True)
    card, _topic = await house.card(hidden)
    assert "Van: anoniem" in card["text"]
    assert house.case(named).reference not in card["text"]
    third, _topic = await house.card(house.open_case())
    assert house.case(named).reference in third["text"]
    assert house.case(hidden).reference not in third["text"]


def noise_at_the_address(house: StewardHouse, resident: int, *, anonymous: bool) -> int:
    """A report of another kind at the one address of this house."""
    with house.house.store.begin() as work:
        who = work.residents.welcome("telegram", resident, "Iemand", "nl")
        cause = said_by(work, who)
        draft = work.reports.keep_words(who.id, "nuisance", "key", cause, "lawaai")
        work.reports.set_anonymous(draft, anonymous)
        case = work.nuisance.report(draft, cause, topic="nuisance_noise", place=THE_ADDRESS).case
        work.commit()
    house.house.wake.call()
    return case.id
