"""The rights check leaves no trace of its answers: not with us, and not with Rasa."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select

from storage.models import Conversation, InboxMessage, OutboxMessage
from tests.e2e.conftest import City
from tests.e2e.product import Product
from tests.e2e.voice import Voice
from tests.telegram import Person

PATIENCE = 30.0
FORGOTTEN_WITHIN = 60.0
"""The clock looks every ten seconds."""
ASKS = {"nl": "waar heb ik recht op?", "bg": "на какво имам право?"}


def conversation(city: City, resident: Person) -> tuple[str, bool]:
    """The key of their first talk, and whether it was forgotten."""
    with city.product.store().read() as work:
        found = work.residents.find("telegram", resident.id)
        assert found is not None
        rows = select(Conversation).where(Conversation.resident_id == found.id)
        first = work.session.scalars(rows.order_by(Conversation.id)).first()
        assert first is not None
        return first.key, first.forgotten_at is not None


def events_of(city: City, key: str) -> int:
    """How many events Rasa keeps of a talk."""
    with closing(sqlite3.connect(city.product.trackers)) as rasa:
        rows = rasa.execute("SELECT count(*) FROM events WHERE sender_id = ?", (key,))
        return int(rows.fetchone()[0])


def traces(city: City, resident: Person) -> list[str]:
    """What our tables say of the answers."""
    with city.product.store().read() as work:
        lane = f"telegram:{resident.id}"
        came = select(InboxMessage).where(InboxMessage.lane == lane)
        sent = select(OutboxMessage).where(OutboxMessage.lane == lane)
        pressed = [str(row.payload) for row in work.session.scalars(came) if _is_press(row)]
        asked = [row.say for row in work.session.scalars(sent) if _is_question(row)]
        return [*pressed, *asked]


def _is_press(row: InboxMessage) -> bool:
    return "callback_query" in row.payload


def _is_question(row: OutboxMessage) -> bool:
    return row.say.startswith("rights-ask") and bool(row.buttons or row.text)


def answers_two_questions(resident: Person, says: Voice) -> None:
    resident.writes(ASKS[says.language])
    income = resident.sees(says("rights-ask-income"), within=PATIENCE)
    resident.presses(says("option-income-low"), on=income)
    stay = resident.sees(says("rights-ask-stay"), within=PATIENCE)
    resident.presses(says("option-stay-eu"), on=stay)
    resident.sees(says("rights-ask-increased"), within=PATIENCE)


@pytest.mark.parametrize("language", ASKS)
def test_who_stops_leaves_nothing_behind(city: City, language: str) -> None:
    resident, says = city.telegram.person("Vera", language_code=language), Voice(language)
    answers_two_questions(resident, says)
    key, _ = conversation(city, resident)
    assert events_of(city, key) > 0
    assert traces(city, resident) != []
    resident.writes("/cancel")
    resident.sees(says("cancelled"), within=PATIENCE)
    Product.until(lambda: conversation(city, resident)[1], FORGOTTEN_WITHIN)
    assert events_of(city, key) == 0
    assert traces(city, resident) == []
    resident.writes("/start")
    resident.sees(says("welcome"), within=PATIENCE)


def test_a_button_of_a_talk_that_was_forgotten_does_nothing(city: City) -> None:
    resident, says = city.telegram.person("Ivo", language_code="nl"), Voice("nl")
    resident.writes(ASKS["nl"])
    income = resident.sees(says("rights-ask-income"), within=PATIENCE)
    resident.writes("/cancel")
    resident.sees(says("cancelled"), within=PATIENCE)
    Product.until(lambda: conversation(city, resident)[1], FORGOTTEN_WITHIN)
    pressed = resident.presses(says("option-income-low"), on=income)
    assert resident.notice(pressed) == says("button-too-late")
