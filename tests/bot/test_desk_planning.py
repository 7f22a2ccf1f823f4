"""Appointments at the desk: previewed, sent on purpose, with a file for the resident's calendar."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot.settings import checkout
from bot.texts import resident_texts
from storage.city_time import CityTime
from storage.models import FollowUp
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, CaseState, EventTag, FollowUpState
from tests.bot.rasa_double import RasaDouble
from tests.bot.steward_house import StewardHouse
from tests.telegram import Json, TelegramServer

CITY = CityTime()
DUTCH = "Zo krijgt de bewoner het (Nederlands)"


def open_day(at_least: int) -> date:
    """The first day, so many days from now or later, that is no Sunday or holiday."""
    day = datetime.now(CITY.zone).date() + timedelta(days=at_least)
    while CITY.is_free_day(day):
        day += timedelta(days=1)
    return day


SOON, LATER = open_day(3), open_day(6)


def typed(day: date, more: str) -> str:
    return f"{day:%d/%m/%Y} {more}"


def instant(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CITY.zone).astimezone(UTC)


@pytest.fixture
def rasa() -> Iterator[RasaDouble]:
    rasa = RasaDouble()
    yield rasa
    rasa.close()


@pytest.fixture
async def house(
    telegram: TelegramServer, database: Path, no_settings: pytest.MonkeyPatch, rasa: RasaDouble
) -> AsyncIterator[StewardHouse]:
    house = StewardHouse(telegram, database.parent, rasa=rasa.url)
    async with house.open():
        yield house


async def in_topic(house: StewardHouse) -> tuple[int, int]:
    """A case of Maria's, and the number of its topic."""
    case_id = house.open_case()
    card = await house.sees(f"{house.case(case_id).reference} · ")
    return case_id, card["message_thread_id"]


async def preview_of(house: StewardHouse, topic: int, command: str) -> Json:
    house.jan.writes(command, to=house.stewards, topic=topic)
    return await house.sees("Zo krijgt de bewoner het", topic)


async def tick(house: StewardHouse) -> None:
    """The clock looks once."""
    await house.house.clock().follow_up()
    await house.all_handled()


async def sent(house: StewardHouse, topic: int, command: str) -> Json:
    """What the resident then reads."""
    preview = await preview_of(house, topic, command)
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    await tick(house)
    return await house.resident_sees("🗓")


async def proposed(house: StewardHouse) -> tuple[int, int, Json]:
    """A case with an appointment that Maria has before her."""
    case_id, topic = await in_topic(house)
    return case_id, topic, await sent(house, topic, typed_command(SOON, "14:00"))


def typed_command(day: date, more: str) -> str:
    return f"/appointment {typed(day, more)}"


def appointments(house: StewardHouse) -> list[Appointment]:
    with house.house.store.read() as work:
        return work.session.query(Appointment).order_by(Appointment.id).all()


def events_in_files(house: StewardHouse) -> list[tuple[str, Any]]:
    """The method and the event of each file that was sent, in order."""
    found = []
    for call in house.telegram.calls("sendDocument"):
        calendar = Calendar.from_ical(call.files["document"])
        (event,) = calendar.walk("VEVENT")
        found.append((str(calendar["METHOD"]), event))
    return found


def answers(house: StewardHouse, answer: str) -> None:
    """Maria's answer to the newest question, as her conversation writes it down."""
    with house.house.store.begin() as work:
        resident = work.residents.find("telegram", house.maria.id)
        assert resident
        asked = work.follow_ups.pending(resident.id)[0]
        inbox_id = work.cases.of_resident(resident.id)[0].reports[0].inbox_id
        assert inbox_id
        assert work.appointments.answered(asked, answer, inbox_id)
        work.commit()
    house.house.wake.call()


async def test_an_appointment_goes_out_after_a_preview_of_exactly_that(
    house: StewardHouse, rasa: RasaDouble
) -> None:
    case_id, topic = await in_topic(house)
    preview = await preview_of(house, topic, typed_command(SOON, "14:00 Ham 12 30m met Leila"))
    assert appointments(house) == []
    assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    await tick(house)
    letter = await house.resident_sees("Jan van de buurtstewards stelt u een afspraak voor")
    buttons = [row[0]["text"] for row in letter["reply_markup"]["inline_keyboard"]]
    shown = f"{letter['text']}\n\n" + "\n".join(f"▫️ {label}" for label in buttons)
    assert preview["text"] == f"{DUTCH}:\n\n{shown}"
    assert buttons == ["Ja, dat past", "Liever een ander moment", "Afspraak afzeggen"]
    assert "🕑 14:00 – 14:30\n📍 Ham 12\n👤 Leila" in letter["text"]
    (appointment,) = appointments(house)
    assert appointment.starts_at == instant(SOON, 14)
    assert house.state(case_id) is CaseState.IN_PROGRESS
    assert len(house.events(case_id, EventTag.APPOINTMENT_MADE)) == 1
    assert [question for _key, question in rasa.told] == ["appointment"]


async def test_without_more_it_is_at_the_cases_address_with_the_steward_who_writes(
    house: StewardHouse,
) -> None:
    _case, _topic, letter = await proposed(house)
    assert "🕑 14:00 – 15:00\n📍 Sleepstraat 45\n👤 Jan" in letter["text"]


async def test_the_file_for_the_calendar_has_what_the_words_say(house: StewardHouse) -> None:
    case_id, _topic, _letter = await proposed(house)
    ((method, event),) = events_in_files(house)
    (appointment,) = appointments(house)
    reference = house.case(case_id).reference
    begin = event["DTSTART"]
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("PUBLISH", "TENTATIVE", 0)
    assert event["UID"] == appointment.uid
    assert begin.params["TZID"] == "Europe/Brussels"
    assert begin.dt == instant(SOON, 14)
    assert event["DTEND"].dt - begin.dt == timedelta(hours=1)
    assert (event["LOCATION"], event["SUMMARY"]) == (
        "Sleepstraat 45",
        f"Afspraak: Jan ({reference})",
    )
    files = [one["document"]["file_name"] for one in house.maria.chat if "document" in one]
    assert files == [f"{reference}.ics"]


async def test_the_resident_gets_it_in_their_own_language(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    with house.house.store.begin() as work:
        work.residents.choose_language(work.cases.get(case_id).reports[0].resident_id, "sk")
        work.commit()
    preview = await preview_of(house, topic, typed_command(SOON, "14u"))
    assert "Zo krijgt de bewoner het (Slovenčina)" in preview["text"]
    await house.presses("Verstuur", preview)
    await tick(house)
    letter = await house.resident_sees("Vám navrhuje stretnutie")
    words = resident_texts(checkout()).render("sk", "answer-fits")
    assert letter["reply_markup"]["inline_keyboard"][0][0]["text"] == words
    ((_method, event),) = events_in_files(house)
    assert str(event["SUMMARY"]).startswith("Stretnutie: Jan")


async def test_two_presses_make_one_appointment_and_a_dropped_one_none(
    house: StewardHouse,
) -> None:
    case_id, topic = await in_topic(house)
    dropped = await preview_of(house, topic, typed_command(SOON, "9:00"))
    assert await house.presses("Niet sturen", dropped) == "Niet verstuurd."
    assert await house.presses("Verstuur", dropped) == "Niet verstuurd."
    preview = await preview_of(house, topic, typed_command(SOON, "14:00"))
    for _ in range(2):
        assert await house.presses("Verstuur", preview) == "✅ Verstuurd."
    assert await house.presses("Niet sturen", preview) == "✅ Verstuurd."
    await tick(house)
    await tick(house)
    assert len(appointments(house)) == 1
    assert len(events_in_files(house)) == 1
    told = [one for one in house.maria.chat if "afspraak voor" in one.get("text", "")]
    assert len(told) == 1
    assert len(house.events(case_id, EventTag.APPOINTMENT_MADE)) == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("/appointment namiddag", "Ik lees hier geen dag en uur in"),
        ("/appointment 31/2 14:00", "Die dag bestaat niet"),
        ("/appointment morgen 25:00", "Dat uur bestaat niet"),
        ("/appointment zondag 14:00", "is een zondag of een feestdag"),
        ("/appointment 3/2/2020 14:00", "is al voorbij"),
        ("/move 28/11 14:00", "Er staat geen afspraak"),
        ("/cancel", "Er staat geen afspraak"),
    ],
)
async def test_what_cannot_be_is_said_back_and_nothing_is_drafted(
    house: StewardHouse, command: str, said: str
) -> None:
    _case_id, topic = await in_topic(house)
    house.jan.writes(command, to=house.stewards, topic=topic)
    await house.sees(said, topic)
    assert house.staff_rows("staff-preview") == []


async def test_the_menu_asks_for_day_and_hour_and_hears_the_reply(house: StewardHouse) -> None:
    case_id, topic = await in_topic(house)
    house.jan.writes("/menu", to=house.stewards, topic=topic)
    menu = await house.sees("Wat wilt u doen met", topic)
    await house.presses("Afspraak", menu)
    how = await house.sees("Antwoord op dit bericht met dag, uur en plaats", topic)
    house.jan.writes(typed(SOON, "10u"), to=house.stewards, reply_to=how["message_id"])
    preview = await house.sees(DUTCH, topic)
    assert "🕑 10:00 – 11:00" in preview["text"]
    assert house.events(case_id, EventTag.NOTED) == []


async def test_the_card_shows_the_next_appointment_and_its_state(house: StewardHouse) -> None:
    _case_id, topic, _letter = await proposed(house)
    await house.sees("14:00 – 15:00, Sleepstraat 45, met Jan (nog niet bevestigd)", topic)
    answers(house, "fits")
    await house.sees("📅 De bewoner (Maria) bevestigt de afspraak", topic)
    await house.sees("met Jan (bevestigd)", topic)


async def test_moved_it_is_the_same_event_in_the_residents_calendar(house: StewardHouse) -> None:
    case_id, topic, first = await proposed(house)
    letter = await sent(house, topic, f"/move {typed(LATER, '10:00')}")
    assert "vraagt of uw afspraak op een ander moment kan" in letter["text"]
    assert "🕑 10:00 – 11:00\n📍 Sleepstraat 45\n👤 Jan" in letter["text"]
    (_, before), (method, after) = events_in_files(house)
    assert (method, after["SEQUENCE"], after["UID"]) == ("PUBLISH", 1, before["UID"])
    assert after["DTSTART"].dt == instant(LATER, 10)
    (appointment,) = appointments(house)
    assert (appointment.state, appointment.sequence) == (AppointmentState.MOVED, 1)
    assert len(house.events(case_id, EventTag.APPOINTMENT_MOVED)) == 1
    query = house.maria.presses("Ja, dat past", on=first)
    assert await asyncio.to_thread(house.maria.notice, query) == (
        "Deze vraag is al voorbij. Schrijf gerust wat u wilt."
    )


async def test_called_off_by_the_steward_it_leaves_the_residents_calendar(
    house: StewardHouse,
) -> None:
    case_id, topic, _letter = await proposed(house)
    house.jan.writes("/cancel", to=house.stewards, topic=topic)
    preview = await house.sees("deze afspraak niet doorgaat", topic)
    assert appointments(house)[0].state is AppointmentState.PROPOSED
    await house.presses("Verstuur", preview)
    await house.resident_sees("deze afspraak niet doorgaat")
    await house.all_handled()
    method, event = events_in_files(house)[-1]
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    assert appointments(house)[0].state is AppointmentState.CANCELLED
    assert len(house.events(case_id, EventTag.APPOINTMENT_CANCELLED)) == 1
    assert reminders(house) == [FollowUpState.CANCELLED]


def reminders(house: StewardHouse) -> list[FollowUpState]:
    with house.house.store.read() as work:
        rows = work.session.query(FollowUp).filter_by(kind="visit_reminder")
        return [row.state for row in rows.order_by(FollowUp.id)]


async def test_while_one_stands_a_second_one_is_not_made(house: StewardHouse) -> None:
    _case_id, topic, _letter = await proposed(house)
    house.jan.writes(typed_command(LATER, "14:00"), to=house.stewards, topic=topic)
    await house.sees("Er staat al een afspraak met deze bewoner", topic)
    assert len(house.staff_rows("staff-preview")) == 1


async def test_what_the_resident_answers_reaches_the_stewards(house: StewardHouse) -> None:
    _case_id, topic, _letter = await proposed(house)
    answers(house, "move")
    await house.sees("📅 De bewoner (Maria) wil een ander moment", topic)
    await sent(house, topic, f"/move {typed(LATER, '10:00')}")
    assert appointments(house)[0].state is AppointmentState.MOVED
    assert reminders(house) == [FollowUpState.CANCELLED, FollowUpState.WAITING]


async def test_with_rasa_away_it_goes_all_the_same(house: StewardHouse, rasa: RasaDouble) -> None:
    _case_id, topic = await in_topic(house)
    rasa.away = True
    preview = await preview_of(house, topic, typed_command(SOON, "14:00"))
    await house.presses("Verstuur", preview)
    await tick(house)
    await house.resident_sees("stelt u een afspraak voor")
