"""Reminders to stewards, from the clock's tick to what stands in their group."""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.city_calendar import CityCalendar
from bot.clock import Clock
from bot.forgetting import Forgetter
from bot.rasa import Rasa
from bot.settings import checkout
from bot.staff.reminding.job import StewardReminders
from bot.supervisor import until
from storage import Store
from storage.models import OutboxMessage
from storage.policy import load_policy
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, CaseState, ClosedReason, OutboxState
from tests.bot.conftest import Hands
from tests.bot.office import Office
from tests.telegram import Json, Person

DAY = timedelta(days=1)
NONE_YET = 999
"""The number of a coordinator who never did anything in the group."""


class Rounds:
    """A clock whose reminders an office delivers; Chris and another Jan coordinate."""

    def __init__(self, office: Office, hands: Hands) -> None:
        self.office, self.hands = office, hands
        self.jan = self._member("Jan")
        self.chris, self.other_jan = self._member("Chris"), self._member("Jan")
        numbers = [NONE_YET, self.chris.id, self.other_jan.id]
        self.rasa = Rasa([], "")
        self.clock = Clock(
            office.store,
            self.rasa,
            office.wake,
            checkout(),
            CityCalendar(office.store, None),
            Forgetter(office.store, None),
            StewardReminders(office.store, numbers),
        )

    def _member(self, name: str) -> Person:
        person = self.office.telegram.person(name)
        self.office.stewards.add(person)
        with self.office.store.begin() as work:
            work.stewards.is_member(person.id, name)
            work.commit()
        return person

    async def open_case(self) -> int:
        case_id = self.office.open_case(self.office.person("Maria"))
        await self.office.card_of(case_id)
        return case_id

    async def claimed(self) -> int:
        """A case that Jan has."""
        case_id = await self.open_case()
        with self.office.store.begin() as work:
            jan = work.stewards.find(self.jan.id)
            assert jan
            work.cases.claim(work.cases.get(case_id), jan)
            work.commit()
        return case_id

    async def after(self, span: timedelta) -> list[Json]:
        """What the tick after this time brings to the group."""
        before = {one["message_id"] for one in self.office.stewards.chat}
        self.hands.forward(span)
        await self.clock.remind()
        await self._all_sent()
        chat = self.office.stewards.chat
        return [one for one in chat if one["message_id"] not in before and "text" in one]

    async def _all_sent(self) -> None:
        async def sent() -> bool:
            return not await asyncio.to_thread(self._unsent)

        assert await until(sent, 10, 0.02)

    def _unsent(self) -> list[OutboxMessage]:
        with self.office.store.read() as work:
            rows = work.session.query(OutboxMessage)
            return [
                row
                for row in rows.filter(OutboxMessage.lane.startswith("staff:"))
                if row.state in (OutboxState.WAITING, OutboxState.SENDING)
            ]


@pytest.fixture
async def rounds(office: Office, hands: Hands) -> AsyncIterator[Rounds]:
    rounds = Rounds(office, hands)
    yield rounds
    await rounds.rasa.close()


def called(message: Json) -> list[tuple[str, int]]:
    """Whom a message mentions: the words of the mention, and the number behind them."""
    units = message["text"].encode("utf-16-le")
    mentions = [one for one in message.get("entities", []) if one["type"] == "text_mention"]
    return [
        (
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le"),
            one["user"]["id"],
        )
        for one in mentions
    ]


def buttons(message: Json) -> list[tuple[str, str]]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [(one["text"], one["callback_data"]) for row in rows for one in row]


def about_a_case(messages: list[Json]) -> list[Json]:
    return [one for one in messages if "🔔" in one["text"]]


async def test_a_case_that_nobody_takes_is_spoken_of_in_its_topic_and_then_to_coordinators(
    rounds: Rounds,
) -> None:
    case_id = await rounds.open_case()
    (topic,) = rounds.office.stewards.topics
    (first,) = about_a_case(await rounds.after(DAY))
    assert first["message_thread_id"] == topic.thread_id
    assert first["text"] == (
        "🔔 Deze zaak wacht sinds 24 nov 2026 op iemand die ze opneemt (herinnering 1)."
    )
    assert called(first) == []
    assert buttons(first) == [
        ("Opnemen", f"s:claim:{case_id}"),
        ("Later", f"s:later:{case_id}:unclaimed"),
    ]
    (second,) = about_a_case(await rounds.after(DAY))
    (third,) = about_a_case(await rounds.after(DAY))
    assert (called(second), second["text"][-3:]) == ([], "2).")
    assert called(third) == [
        ("Jan", rounds.other_jan.id),
        ("Chris", rounds.chris.id),
    ]
    assert third["text"].startswith("🔔 Jan, Chris: Deze zaak wacht ")


async def test_it_is_said_once_however_often_it_ticks(rounds: Rounds) -> None:
    await rounds.open_case()
    assert len(about_a_case(await rounds.after(DAY))) == 1
    for _ in range(3):
        assert await rounds.after(timedelta(seconds=5)) == []


async def test_whose_case_it_is_is_called_by_name_and_the_third_time_the_coordinators_too(
    rounds: Rounds,
) -> None:
    case_id = await rounds.claimed()
    (first,) = about_a_case(await rounds.after(DAY))
    assert called(first) == [("Jan", rounds.jan.id)]
    assert first["text"].startswith("🔔 Jan: De bewoner wacht sinds ")
    assert buttons(first) == [
        ("Antwoorden", f"s:reply:{case_id}"),
        ("Later", f"s:later:{case_id}:unanswered"),
    ]
    (second,) = about_a_case(await rounds.after(DAY))
    assert called(second) == [("Jan", rounds.jan.id)]
    (third,) = about_a_case(await rounds.after(DAY))
    assert called(third) == [
        ("Jan", rounds.jan.id),
        ("Jan 2", rounds.other_jan.id),
        ("Chris", rounds.chris.id),
    ]


async def test_when_the_one_who_has_the_case_left_the_coordinators_hear_it_at_once(
    rounds: Rounds,
) -> None:
    await rounds.claimed()
    with rounds.office.store.begin() as work:
        work.stewards.has_left(rounds.jan.id)
        work.commit()
    (first,) = about_a_case(await rounds.after(DAY))
    assert {number for _, number in called(first)} == {rounds.chris.id, rounds.other_jan.id}


async def test_a_visit_without_a_word_and_a_case_that_stands_still_are_asked_about(
    rounds: Rounds,
) -> None:
    case_id = await rounds.claimed()
    _visit(rounds, case_id, rounds.hands.now)
    with rounds.office.store.begin() as work:
        work.cases.get(case_id).waits_since = None
        work.commit()
    (visit,) = about_a_case(await rounds.after(DAY + timedelta(hours=1)))
    assert "De afspraak was op 24 nov 2026. Hoe ging het?" in visit["text"]
    assert called(visit) == [("Jan", rounds.jan.id)]
    assert [label for label, _ in buttons(visit)] == ["Meer…", "Later"]
    later = about_a_case(await rounds.after(13 * DAY))
    assert any("Sinds 24 nov 2026 gebeurde er niets met deze zaak" in m["text"] for m in later)


def _visit(
    rounds: Rounds,
    case_id: int,
    starts_at: object,
    state: AppointmentState = AppointmentState.CONFIRMED,
) -> None:
    with rounds.office.store.begin() as work:
        case, jan = work.cases.get(case_id), work.stewards.find(rounds.jan.id)
        assert jan
        report = case.reports[0]
        work.session.add(
            Appointment(
                case_id=case_id,
                resident_id=report.resident_id,
                steward_id=jan.id,
                inbox_id=report.words[0]["inbox"],
                starts_at=starts_at,
                minutes=30,
                place="Sleepstraat 45",
                who="Jan",
                state=state,
                uid=f"visit of {case_id}",
                created_at=work.now,
            )
        )
        work.commit()


async def test_in_a_plain_group_a_reminder_answers_the_card_and_calls_by_name(
    plain_office: Office, hands: Hands
) -> None:
    rounds = Rounds(plain_office, hands)
    case_id = await rounds.claimed()
    (said,) = about_a_case(await rounds.after(DAY))
    with plain_office.store.read() as work:
        case = work.cases.get(case_id)
    assert said["text"].startswith(f"{case.reference} · 🔔 Jan: ")
    assert said["reply_to_message"]["message_id"] == case.card_id
    assert called(said) == [("Jan", rounds.jan.id)]
    await rounds.rasa.close()


async def test_the_morning_begins_with_a_digest_outside_the_topics(rounds: Rounds) -> None:
    await rounds.after(timedelta())  # the digest of this day has nothing to say
    rounds.hands.forward(timedelta(minutes=1))
    waiting, taken = await rounds.open_case(), await rounds.claimed()
    stuck = await rounds.claimed()
    with rounds.office.store.begin() as work:
        case = work.cases.get(stuck)
        case.waits_since, case.state = None, CaseState.WAITING
        work.commit()
    _visit(rounds, taken, rounds.hands.now + DAY, AppointmentState.PROPOSED)
    news = await rounds.after(timedelta(hours=20, minutes=30))
    with rounds.office.store.read() as work:
        new, mine = work.cases.get(waiting).reference, work.cases.get(taken).reference
    (digest,) = [one for one in news if "☀️" in one["text"]]
    assert "message_thread_id" not in digest
    assert digest["text"].split("\n") == [
        "☀️ Goedemorgen! Vandaag is het woensdag 25 november.",
        "🆕 Nieuw sinds het vorige overzicht: 3",
        "⏱️ Wachten het langst op een antwoord:",
        f"• 🆕 {new} · Afval en vuil · sinds vandaag · nog niemand",
        f"• 🙋 {mine} · Afval en vuil · sinds vandaag · Jan",
        "📅 Afspraken vandaag:",
        f"• 12:01 {mine} · Sleepstraat 45 · Jan (nog niet bevestigd)",
    ]
    assert [one for one in await rounds.after(timedelta(hours=1)) if "☀️" in one["text"]] == []


async def test_the_digest_names_what_is_over_its_time(rounds: Rounds) -> None:
    await rounds.after(timedelta())
    rounds.hands.forward(timedelta(minutes=1))
    case_id = await rounds.claimed()
    with rounds.office.store.begin() as work:
        case = work.cases.get(case_id)
        case.waits_since, case.state = None, CaseState.WAITING
        work.commit()
    news = await rounds.after(14 * DAY)
    (digest,) = [one for one in news if "☀️" in one["text"]]
    assert digest["text"].split("\n")[2:] == [
        "⚠️ Over tijd: 1",
        f"• ⏳ {case.reference} · 14 dagen niets gebeurd · Jan",
    ]


async def test_on_monday_the_digest_tells_what_residents_said_in_the_last_week(
    rounds: Rounds,
) -> None:
    case_id = await rounds.claimed()
    await rounds.after(timedelta())
    with rounds.office.store.begin() as work:
        case = work.cases.get(case_id)
        resident = case.reports[0].resident
        work.cases.close(case, ClosedReason.SOLVED)
        work.cases.reopen(case, resident, case.reports[0].words[0]["inbox"], "пак")
        work.commit()
    monday = await rounds.after(6 * DAY)
    (digest,) = [one for one in monday if "☀️" in one["text"]]
    assert digest["text"].split("\n")[-2:] == [
        "💬 Wat bewoners vorige week zeiden: opgelost –, dienst bereikt –, beoordeling –.",
        "Heropende zaken: 1 van 1, vragen zonder antwoord: –. Meer met /stats.",
    ]
    (digest,) = [one for one in await rounds.after(DAY) if "☀️" in one["text"]]
    assert "Wat bewoners" not in digest["text"]


async def test_without_a_steward_chat_nothing_is_said(rounds: Rounds) -> None:
    office = rounds.office
    quiet = Clock(
        office.store,
        rounds.rasa,
        office.wake,
        checkout(),
        CityCalendar(office.store, None),
        Forgetter(office.store, None),
    )
    await rounds.open_case()
    before = len(office.stewards.chat)
    rounds.hands.forward(DAY)
    await quiet.remind()
    assert rounds._unsent() == []
    assert len(office.stewards.chat) == before


async def test_without_a_database_a_tick_passes(
    tmp_path: Path, rounds: Rounds, caplog: pytest.LogCaptureFixture
) -> None:
    away = Store(f"sqlite:///{tmp_path}/no/where.db", load_policy(), rounds.hands)
    clock = Clock(
        away,
        rounds.rasa,
        rounds.office.wake,
        checkout(),
        CityCalendar(away, None),
        Forgetter(away, None),
        StewardReminders(away, []),
    )
    with caplog.at_level(logging.WARNING):
        await clock.remind()
    assert "database_away where=remind" in caplog.messages
    away.close()


async def test_the_clock_reminds_by_itself_from_its_start(rounds: Rounds) -> None:
    await rounds.open_case()
    rounds.hands.forward(DAY)
    scheduler = rounds.clock.start()

    async def seen() -> bool:
        return any("🔔" in one.get("text", "") for one in rounds.office.stewards.chat)

    assert await until(seen, 10, 0.05)
    scheduler.shutdown(wait=False)
