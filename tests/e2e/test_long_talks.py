"""A talk that goes on and on: Rasa begins a new session, and the resident notices nothing."""

import sqlite3

from bot.talking import LONG_TALK
from tests.e2e.conftest import City
from tests.e2e.reporting import skips_to_summary
from tests.e2e.voice import Voice
from tests.telegram import Person

REPORT = "Er ligt vuilnis in de Sleepstraat 31"


def sessions(city: City, person: Person) -> int:
    """How many sessions Rasa has begun in the talk that this person has now."""
    with city.product.store().read() as work:
        resident = work.residents.find("telegram", person.id)
        assert resident is not None
        conversation = work.residents.current_conversation(resident)
        assert conversation is not None
        key = conversation.key
    rasa = sqlite3.connect(city.product.trackers)
    begun = "select count(*) from events where sender_id = ? and type_name = 'session_started'"
    return int(rasa.execute(begun, (key,)).fetchone()[0])


def chats(person: Person, says: Voice, times: int) -> None:
    """Says thank you so many times, each after the answer to the last."""
    for _ in range(times):
        last = max((body["message_id"] for body in person.chat), default=0)
        person.writes("bedankt!")
        person.sees(lambda body: body["message_id"] > last + 1, within=30)  # noqa: B023


def test_a_long_talk_goes_on_in_a_new_session(city: City) -> None:
    resident, says = city.telegram.person("Veerle", language_code="nl"), Voice("nl")
    chats(resident, says, LONG_TALK)
    assert sessions(city, resident) == 1
    resident.writes(REPORT)
    resident.sees(says("nuisance-ask-waste"))
    assert sessions(city, resident) == 2


def test_a_report_under_way_is_not_cut_off_by_a_new_session(city: City) -> None:
    resident, says = city.telegram.person("Kobe", language_code="nl"), Voice("nl")
    chats(resident, says, LONG_TALK - 1)
    resident.writes(REPORT)
    resident.sees(says("nuisance-ask-waste"))
    summary = skips_to_summary(resident, says)
    assert "Sleepstraat 31" in summary["text"]
    assert sessions(city, resident) == 1
    resident.presses(says("button-cancel"), on=summary)
    chats(resident, says, 2)
    assert sessions(city, resident) == 2
