"""A day of a steward's work, point by point, on each database: what the queue in Telegram is for.

Each test tells one of its points from the first card to the last message; the files beside this
one look into every corner of it.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from bot.settings import checkout
from bot.staff.caring.waking import wake_due
from bot.staff.reminding.job import StewardReminders
from city.services import read_services
from storage.city_time import CityTime
from storage.models import FollowUp
from storage.policy import Reminder
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, CaseState, EventTag, FollowUpState
from tests.bot.flow_double import FIRE, FlowDouble
from tests.bot.office import resident_of, said_by
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, Person, TelegramServer

HEADING = "Zo krijgt de bewoner het"
REFUSED = "Alleen leden van de stewardgroep kunnen dit."
CITY = CityTime()
SERVICES, _FAULTS = read_services(checkout() / "city" / "services.yml")


@pytest.fixture
def flow() -> Iterator[FlowDouble]:
    flow = FlowDouble()
    yield flow
    flow.close()


@pytest.fixture
async def house(
    telegram: TelegramServer,
    database_url: str,
    tmp_path: Path,
    no_settings: pytest.MonkeyPatch,
    flow: FlowDouble,
) -> AsyncIterator[StewardHouse]:
    """The whole bot on each database in turn; the residents' side is as small as can be."""
    house = StewardHouse(telegram, tmp_path, database_url=database_url, rasa=flow.url)
    flow.store, flow.on_a_case = house.house.store, True
    async with house.open():
        yield house
        # A topic that was named anew comes back as an update: it must not be cut off half kept.
        await house.all_handled()


@pytest.fixture
async def leila(house: StewardHouse) -> Person:
    leila = house.telegram.person("Leila")
    await house.lets_in(leila)
    return leila


def labels(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


def titles(house: StewardHouse) -> list[str]:
    """Of the topics that are open now."""
    return [one.name for one in house.stewards.topics if not one.deleted and not one.closed]


def reads(house: StewardHouse, language: str) -> None:
    """Maria has this language from now on."""
    with house.house.store.begin() as work:
        work.residents.choose_language(resident_of(work, house.maria).id, language)
        work.commit()


async def asks(house: StewardHouse, words: str, answer: str, topic: int | None = None) -> Json:
    """What Jan reads after he wrote this."""
    house.jan.writes(words, to=house.stewards, topic=topic)
    return await house.sees(answer, topic)


async def sends(house: StewardHouse, preview: Json) -> None:
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."


async def test_1_each_case_has_a_topic_that_follows_it(house: StewardHouse) -> None:
    reads(house, "bg")
    case_id = house.reports(house.maria, "пак чували с боклук")
    reference = house.case(case_id).reference
    card, topic = await house.card(case_id)
    assert titles(house) == [f"🇧🇬🆕 {reference} · Afval en vuil · Ham 12"]
    assert "Van: Maria" in card["text"]
    assert "« пак чували с боклук »" in card["text"]
    house.stewards.delete_topic(topic)
    await house.presses("Opnemen", card)
    card, topic = await house.card(case_id)
    assert titles(house) == [f"🇧🇬🙋 {reference} · Afval en vuil · Ham 12"]
    await house.presses("niet voor ons", await asks(house, "/close", "Waarom sluit u", topic))
    await house.presses("Zonder bericht", await house.sees("Afsluiten", topic))
    await house.all_handled()
    assert titles(house) == []
    await house.presses("Meer…", card)
    await house.presses("Heropenen", await house.sees("Wat wilt u doen", topic))
    await house.all_handled()
    assert titles(house) == [f"🇧🇬🔧 {reference} · Afval en vuil · Ham 12"]


async def test_2_a_case_is_taken_by_one_put_back_and_given_to_a_colleague(
    house: StewardHouse, leila: Person
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    both = (house.jan, leila)
    pressed = [one.presses("Opnemen", on=card, from_old_screen=True) for one in both]
    await house.all_handled()
    notices = {one.notice(query) for one, query in zip(both, pressed, strict=True)}
    assert len(house.events(case_id, EventTag.CLAIMED)) == 1
    winner = house.case(case_id).steward
    assert winner is not None
    assert notices == {"U hebt deze zaak opgenomen.", f"{winner.first_name} heeft deze zaak al."}
    (who,) = (one for one in both if one.id == winner.telegram_user_id)
    who.writes("/release", to=house.stewards, topic=topic)
    await house.sees("De zaak wacht weer op iemand.", topic)
    house.jan.writes("/assign Leila", to=house.stewards, topic=topic)
    told = await house.sees("👉 Leila, deze zaak is nu van u. Jan heeft ze u gegeven.", topic)
    assert [one["user"]["id"] for one in told["entities"]] == [leila.id]
    assert house.state(case_id) is CaseState.CLAIMED


async def test_3_what_goes_to_the_resident_goes_on_purpose_after_a_preview(
    house: StewardHouse, leila: Person
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("Die winkel weer", to=house.stewards, topic=topic)
    house.resident_writes(case_id, "er ligt nog meer")
    wrote = await house.sees("er ligt nog meer", topic)
    leila.writes("/reply Ik bel u.", to=house.stewards, topic=topic)
    await house.sees("Ik bel u.", topic)
    house.jan.writes("Wij komen mandag.", to=house.stewards, reply_to=wrote["message_id"])
    preview = await house.sees("Wij komen mandag.", topic)
    assert preview["text"].startswith("⚠️ Leila schrijft ook een antwoord in deze zaak.")
    assert await house.presses("Wijzigen", preview) == "Niet verstuurd."
    how = await house.sees("Antwoord op dit bericht met uw tekst", topic)
    answer = house.jan.writes("Wij komen dinsdag.", to=house.stewards, reply_to=how["message_id"])
    preview = await house.sees("Wij komen dinsdag.", topic)
    assert house.answers() == []
    await sends(house, preview)
    letter = await house.resident_sees("Wij komen dinsdag.")
    assert preview["text"].endswith(f"{HEADING} (Nederlands):\n\n{letter['text']}")
    house.jan.edits(answer, "Wij komen woensdag.")
    corrected = await house.sees("✏️ Verbetering van een antwoord", topic)
    await sends(house, corrected)
    await house.resident_sees("Wij komen woensdag.")
    assert [one.text for one in house.events(case_id, EventTag.NOTED)] == ["Die winkel weer"]
    assert "Die winkel weer" not in str(house.maria.chat)


async def test_4_the_steward_picks_a_phrase_in_dutch_and_the_resident_reads_bulgarian(
    house: StewardHouse,
) -> None:
    case_id = house.open_case()
    reads(house, "bg")
    _card, topic = await house.card(case_id)
    preview = await asks(house, "/reply Wij komen dinsdag langs.", HEADING, topic)
    assert "⚠️ Uw tekst is in het Nederlands, de bewoner leest Bulgaars." in preview["text"]
    await house.presses("Wij komen langs", preview)
    asked = await house.sees("antwoord op dit bericht met de dag", topic)
    house.jan.writes("3/12/2030 14:00", to=house.stewards, reply_to=asked["message_id"])
    preview = await house.sees(f"{HEADING} (Български)", topic)
    shown, dutch = preview["text"].split("\n\n🇳🇱 In het Nederlands:\n")
    await sends(house, preview)
    letter = await house.resident_sees("вторник, 3 декември")
    assert shown.endswith(letter["text"])
    (event,) = house.events(case_id, EventTag.REPLIED)
    assert (event.text in letter["text"], event.data["dutch"]) == (True, dutch)


def a_day_to_come() -> date:
    """The first from tomorrow on that is no Sunday or holiday."""
    day = datetime.now(CITY.zone).date() + timedelta(days=1)
    while CITY.is_free_day(day):
        day += timedelta(days=1)
    return day


def confirms(house: StewardHouse) -> None:
    """Maria's press on "Ja, dat past", as her conversation writes it down."""
    with house.house.store.begin() as work:
        resident = resident_of(work, house.maria)
        asked = work.follow_ups.pending(resident.id)[0]
        assert work.appointments.answered(asked, "fits", said_by(work, resident))
        work.commit()
    house.house.wake.call()


async def test_5_the_resident_is_referred_and_visited_and_the_case_comes_to_an_end(
    house: StewardHouse,
) -> None:
    with house.house.store.begin() as work:
        work.social_map.take_over([one.as_data() for one in SERVICES])
        work.commit()
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    found = await asks(house, "/refer huur", "Naar welke dienst?", topic)
    await house.presses(labels(found)[0], found)
    await sends(house, await house.sees(HEADING, topic))
    await house.resident_sees(labels(found)[0].rstrip("…"))
    await house.all_handled()
    with house.house.store.read() as work:
        (check,) = work.session.query(FollowUp).filter_by(kind="referral_check")
        assert check.state is FollowUpState.WAITING

    when = f"{a_day_to_come():%d/%m/%Y} 14:00"
    await sends(house, await asks(house, f"/appointment {when}", HEADING, topic))
    await house.house.clock().follow_up()
    await house.resident_sees("Jan van de buurtstewards stelt u een afspraak voor")
    assert await house.resident_sees(lambda body: "document" in body)
    confirms(house)
    await house.sees("bevestigt de afspraak", topic)
    with house.house.store.read() as work:
        (appointment,) = work.session.query(Appointment)
        assert appointment.state is AppointmentState.CONFIRMED

    await asks(house, "/snooze morgen", "💤 Uitgesteld tot", topic)
    with house.house.store.begin() as work:
        work.cases.get(case_id).snoozed_until = work.now
        work.commit()
    assert wake_due(house.house.store) == 1
    house.house.wake.call()
    await house.sees("⏰ Jan, deze zaak was uitgesteld tot vandaag.", topic)

    await sends(house, await asks(house, "/resolve Het is opgeruimd.", HEADING, topic))
    await house.resident_sees("Het is opgeruimd.")
    assert house.state(case_id) is CaseState.RESOLVED
    await house.presses("opgelost", await asks(house, "/close", "Waarom sluit u", topic))
    await house.presses("Alleen de vaste tekst", await house.sees("Afsluiten", topic))
    await sends(house, await house.sees(HEADING, topic))
    await house.all_handled()
    assert house.state(case_id) is CaseState.CLOSED
    await asks(house, f"/reopen {house.case(case_id).reference}", "heeft de zaak weer geopend")
    assert house.state(case_id) is CaseState.IN_PROGRESS


async def test_6_the_queue_says_what_waits_and_the_week_comes_in_figures(
    house: StewardHouse,
) -> None:
    first = house.open_case()
    await house.card(first)
    second = house.reports(house.maria, "matras")
    await house.card(second)
    references = [house.case(one).reference for one in (first, second)]
    shown = await asks(house, "/queue", "📋 Wachtrij (1–2)")
    assert [label for label in labels(shown) if label.startswith("BL-")] == references
    await asks(house, "/queue bg", "🎉 Hier wacht niemand")
    following = await asks(house, "/next", "👉 Nog van niemand")
    assert references[0] in following["text"]
    await house.presses("Opnemen", following)
    mine = await asks(house, "/mine", "van Jan (1–1)")
    assert references[0] in labels(mine)
    found = await asks(house, "/find matras", "🔎 Gevonden")
    assert references[1] in labels(found)
    assert references[0] not in labels(found)
    assert "Letterlijk:" in (await asks(house, f"/case {references[1]}", "· Afval"))["text"]
    assert "Nieuw: 2 (0)" in (await asks(house, "/stats", "📊 Deze week"))["text"]
    await house.all_handled()
    assert house.telegram.calls("sendPhoto")[-1].files["photo"].startswith(b"\x89PNG")


async def test_7_a_report_from_the_counter_finds_its_way_into_the_residents_telegram(
    house: StewardHouse,
) -> None:
    house.jan.writes("/report", to=house.stewards)
    for question, label in (
        ("Hoe kwam ze binnen?", "Balie"),
        ("Waarover gaat het?", "Overlast"),
        ("Wat precies?", "Lawaai"),
    ):
        await house.presses(label, await house.sees(question))
    for question, words in (
        ("Waar is het?", "Sleepstraat 45"),
        ("Wat is er aan de hand?", "Muziek tot 3 uur"),
        ("Wat is de voornaam", "Milena"),
    ):
        asked = await house.sees(question)
        house.jan.writes(words, to=house.stewards, reply_to=asked["message_id"])
    await house.presses("Български", await house.sees("Welke taal"))
    await house.presses("Invoeren", await house.sees("Klopt dit?"))
    card = await house.sees(" · Lawaai")
    (reference,) = re.findall(r"BL-\w+", card["text"])
    await house.all_handled()  # the card and the confirmation come in any order
    said = [str(one.get("text")) for one in house.stewards.chat]
    assert any(one.startswith(f"✅ Ingevoerd als {reference}") for one in said)
    assert "Binnengekomen via: Balie" in card["text"]
    topic = card["message_thread_id"]
    link = await asks(house, "/link", "🔗 Link voor", topic)
    (word,) = re.findall(r"\?start=(\S+)", link["text"])
    milena = house.telegram.person("Milena")
    milena.writes(f"/start {word}")
    await house.resident_sees(f"Вашият случай {reference} вече е тук", milena)
    await sends(house, await asks(house, "/reply Идваме утре", HEADING, topic))
    await house.resident_sees("Идваме утре", milena)
    other = house.telegram.person("Other")
    other.writes(f"/start {word}")
    await house.resident_sees("Deze link klopt niet of werkt niet meer.", other)


async def test_8_while_a_steward_holds_the_talk_the_bot_speaks_only_of_danger(
    house: StewardHouse, flow: FlowDouble
) -> None:
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    house.jan.writes("/talk", to=house.stewards, topic=topic)
    await house.resident_sees("Jan van de buurtstewards is er nu voor u")
    house.maria.writes("de zakken zijn blauw")
    wrote = await house.sees("💬 Maria: de zakken zijn blauw", topic)
    assert "🤖 De bot leest: Iets toevoegen" in wrote["text"]
    house.maria.writes(FIRE)
    await house.sees(f"💬 Maria: {FIRE}", topic)
    await house.all_handled()
    assert [words for words, _file in flow.heard] == [FIRE]
    house.jan.writes("/bot", to=house.stewards, topic=topic)
    await house.resident_sees("Jan rondt het gesprek")
    house.maria.writes("er ligt nog meer")
    await house.all_handled()
    assert [words for words, _file in flow.heard] == [FIRE, "er ligt nog meer"]
    assert len(house.events(case_id, EventTag.GIVEN_BACK)) == 1


async def test_9_old_buttons_do_nothing_for_who_is_outside_and_every_view_is_kept(
    house: StewardHouse, leila: Person
) -> None:
    case_id = house.open_case()
    card, topic = await house.card(case_id)
    preview = await asks(house, "/reply Tot dinsdag", HEADING, topic)
    house.stewards.remove(leila)
    await house.all_handled()
    stranger = house.telegram.person("Stranger")
    for who in (leila, stranger):
        for on in (card, preview):
            assert {await house.presses(one, on, who) for one in labels(on)} == {REFUSED}
    assert (house.state(case_id), house.answers()) == (CaseState.NEW, [])
    await asks(house, "/menu", "Wat wilt u doen", topic)
    (view,) = house.events(case_id, EventTag.VIEWED)
    assert view.steward_id is not None


async def test_10_a_case_that_nobody_took_is_brought_to_mind(house: StewardHouse) -> None:
    at_once = Reminder.model_validate({"delay": "0s", "repeat": "1s", "quiet": "ignore"})
    policy = house.house.store.policy
    stewards = policy.stewards.model_copy(update={"unclaimed": at_once})
    house.house.store.policy = policy.model_copy(update={"stewards": stewards})
    case_id = house.open_case()
    _card, topic = await house.card(case_id)
    await asyncio.to_thread(StewardReminders(house.house.store, []).look)
    house.house.wake.call()
    reminder = await house.sees("🔔 Deze zaak wacht sinds ", topic)
    assert await house.presses("Later", reminder) == (
        "Goed. De volgende werkdag 's morgens herinner ik u er weer aan."
    )
    assert await house.presses("Opnemen", reminder) == "U hebt deze zaak opgenomen."
    assert house.state(case_id) is CaseState.CLAIMED
