"""Appointments from end to end: buttons that work days later, words, and the reminder."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from storage.models import Case, FollowUp
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState, FollowUpState
from tests.conversations.past import move_back
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.reporting import PATIENCE, reports
from tests.e2e.voice import Voice
from tests.telegram import Json, Person

BG, SK, RO = Voice("bg"), Voice("sk"), Voice("ro")
"""Seconds: Telegram takes 20 messages a minute in a group."""


def later(city: City, span: timedelta) -> None:
    """Time goes by for all that the product remembers."""
    city.product.until(lambda: move_back(city.product.store(), span))


def in_a_week(city: City) -> date:
    """A day on which an appointment can be, a week from now or a little more."""
    reckoning = city.product.store().policy.city_time()
    day = datetime.now(ZoneInfo(reckoning.timezone)).date() + timedelta(days=7)
    while reckoning.is_free_day(day):
        day += timedelta(days=1)
    return day


def proposed(city: City, resident: Person, reference: str, says: Voice) -> Json:
    """Jan proposes an appointment; what the resident then has before them."""
    topic = topic_of(city, reference)
    day = in_a_week(city)
    city.jan.writes(f"/appointment {day:%d/%m/%Y} 14:00", to=city.stewards, topic=topic)
    preview = city.jan.sees("Zo krijgt de bewoner het", chat=city.stewards, topic=topic)
    city.jan.presses("Verstuur", on=preview)
    letter = resident.sees("🕑 14:00", within=PATIENCE)
    assert labels(letter) == [says(f"answer-{one}") for one in ("fits", "move", "call_off")]
    city.product.until(lambda: any("document" in one for one in resident.chat))
    return letter


def stewards_see(city: City, reference: str, wanted: str) -> None:
    topic = topic_of(city, reference)
    city.jan.sees(wanted, chat=city.stewards, topic=topic)


def appointment_of(city: City, reference: str) -> Appointment:
    with city.product.store().read() as work:
        rows = work.session.query(Appointment).join(Case).filter(Case.reference == reference)
        return rows.one()


def state_of(city: City, reference: str) -> AppointmentState:
    return appointment_of(city, reference).state


def until_the_reminder(city: City, reference: str) -> timedelta:
    appointment = appointment_of(city, reference)
    with city.product.store().read() as work:
        rows = work.session.query(FollowUp).filter_by(
            appointment_id=appointment.id, kind="visit_reminder", state=FollowUpState.WAITING
        )
        return rows.one().due_at - work.now


def test_a_button_confirms_days_later_and_the_reminder_can_ask_for_another_moment(
    city: City,
) -> None:
    resident = city.telegram.person("Мария", language_code="bg")
    reference = reports(resident, BG, "Изхвърлят боклук на Sleepstraat 301")
    letter = proposed(city, resident, reference, BG)
    later(city, timedelta(days=2))
    resident.presses(BG("answer-fits"), on=letter)
    resident.sees(BG("appointment-confirmed", day="", time="").split("\n", maxsplit=1)[0])
    stewards_see(city, reference, "bevestigt de afspraak")
    assert state_of(city, reference) is AppointmentState.CONFIRMED

    later(city, until_the_reminder(city, reference) + timedelta(minutes=1))
    reminder = resident.sees("Напомням Ви", within=PATIENCE)
    assert labels(reminder)[0] == BG("answer-keep")
    resident.presses(BG("answer-move"), on=reminder)
    resident.sees(BG("appointment-when", steward="Jan"))
    stewards_see(city, reference, "wil een ander moment")
    assert state_of(city, reference) is AppointmentState.TO_MOVE
    resident.writes("по-добре в сряда следобед")
    stewards_see(city, reference, "по-добре в сряда следобед")


def test_a_yes_in_words_confirms(city: City) -> None:
    resident = city.telegram.person("Jana", language_code="sk")
    reference = reports(resident, SK, "Niekto vyhadzuje odpad na Sleepstraat 302")
    proposed(city, resident, reference, SK)
    resident.writes("áno")
    resident.sees(SK("appointment-confirmed", day="", time="").split("\n", maxsplit=1)[0])
    assert state_of(city, reference) is AppointmentState.CONFIRMED


def test_a_no_in_words_is_asked_about_and_can_call_it_off(city: City) -> None:
    resident = city.telegram.person("Ion", language_code="ro")
    reference = reports(resident, RO, "Sunt saci de gunoi pe Sleepstraat 303")
    proposed(city, resident, reference, RO)
    resident.writes("nu")
    how = resident.sees(RO("appointment-how"), within=PATIENCE)
    resident.presses(RO("answer-call_off"), on=how)
    resident.sees(RO("appointment-off"))
    stewards_see(city, reference, "zegt de afspraak af")
    assert state_of(city, reference) is AppointmentState.CANCELLED
    assert [one.state for one in reminders(city, reference)] == [FollowUpState.CANCELLED]


def reminders(city: City, reference: str) -> list[FollowUp]:
    appointment = appointment_of(city, reference)
    with city.product.store().read() as work:
        rows = work.session.query(FollowUp)
        return rows.filter_by(appointment_id=appointment.id, kind="visit_reminder").all()
