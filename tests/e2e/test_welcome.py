"""A newcomer's first steps, and what is on in a neighbourhood."""

from storage.vocabulary import StepState
from tests.conversations.story import labels
from tests.e2e.conftest import City
from tests.e2e.voice import Voice, side_by_side
from tests.telegram import Json, Person

PATIENCE = 30.0
NEW_HERE = {
    "nl": "wij zijn pas in Gent aangekomen en kennen niks, wat moeten we eerst doen?",
    "bg": "Наскоро дойдохме в Гент и нищо не знаем, откъде да започнем?",
    "sk": "Sme v Gente noví a nič tu nepoznáme, čo máme vybaviť ako prvé?",
    "ro": "Suntem noi in Gent si nu stim nimic, ce trebuie sa facem mai intai?",
}
WHAT_IS_ON = {
    "nl": "wat is er dit weekend te doen in Ledeberg?",
    "bg": "какво има за правене този уикенд в Ледеберг?",
    "sk": "čo sa deje cez víkend v Ledebergu?",
    "ro": "ce activitati sunt in weekend in Ledeberg?",
}


def steps_of(city: City, resident: Person) -> dict[str, str]:
    with city.product.store().read() as work:
        found = work.residents.find("telegram", resident.id)
        assert found is not None
        welcome = work.welcomes.of_resident(found.id)
        return welcome.steps if welcome else {}


def sees_step(resident: Person, says: Voice, step: str) -> Json:
    return resident.sees(says(f"welcome-what-{step}"), within=PATIENCE)


def test_a_newcomer_walks_the_first_steps_on_two_days(city: City) -> None:
    done = dict.fromkeys(("register", "health", "dutch", "waste", "numbers"), "done")
    ways = side_by_side(lambda language: walks(city, language), NEW_HERE)
    assert ways == [{**done, "school": "not_mine"}] * len(NEW_HERE)


def walks(city: City, language: str) -> dict[str, str]:
    """Some steps today, a reminder, and the rest; returns what is behind them then."""
    resident, says = city.telegram.person("Mila", language_code=language), Voice(language)
    resident.writes(NEW_HERE[language])
    resident.sees(says.start_of("welcome-begin"), within=PATIENCE)
    step = sees_step(resident, says, "register")
    assert steps_of(city, resident) == {}
    resident.presses(says("button-step-where"), on=step)
    resident.sees("Loket Migratie", within=PATIENCE)
    again = resident.sees(says.start_of("welcome-ask-done"), within=PATIENCE)
    resident.presses(says("button-step-done"), on=again)
    step = sees_step(resident, says, "health")
    assert steps_of(city, resident) == {"register": StepState.DONE}
    resident.presses(says("button-step-next"), on=step)
    step = sees_step(resident, says, "school")
    resident.presses(says("button-step-not-mine"), on=step)
    step = sees_step(resident, says, "dutch")
    resident.presses(says("button-step-later"), on=step)
    ask = resident.sees(says("welcome-name-health"), within=PATIENCE)
    resident.presses(says("button-remind-me"), on=ask)
    resident.sees(says("welcome-reminded"), within=PATIENCE)
    reminder = resident.sees(says.start_of("follow-up-welcome-next"), within=PATIENCE)
    assert says("welcome-name-health") in reminder["text"]
    resident.presses(says("answer-step_done"), on=reminder)
    well_done = resident.sees(says("welcome-next-done"), within=PATIENCE)
    assert steps_of(city, resident)["health"] == StepState.DONE
    resident.presses(labels(well_done)[0], on=well_done)
    resident.sees(says.start_of("welcome-again"), within=PATIENCE)
    for name in ("dutch", "waste", "numbers"):
        resident.presses(says("button-step-done"), on=sees_step(resident, says, name))
    resident.sees(says("welcome-all-done"), within=PATIENCE)
    return steps_of(city, resident)


def test_a_question_may_come_between_and_nothing_is_kept_of_who_did_nothing(city: City) -> None:
    resident, says = city.telegram.person("Radu", language_code="ro"), Voice("ro")
    resident.writes(NEW_HERE["ro"])
    sees_step(resident, says, "register")
    resident.writes("unde pot invata olandeza?")
    resident.sees(says("help-ask-reading"), within=PATIENCE)
    with city.product.store().read() as work:
        found = work.residents.find("telegram", resident.id)
        assert found is not None
        assert work.welcomes.of_resident(found.id) is None


def test_an_answer_to_the_reminder_in_words(city: City) -> None:
    resident, says = city.telegram.person("Jana", language_code="sk"), Voice("sk")
    resident.writes(NEW_HERE["sk"])
    resident.presses(says("button-step-later"), on=sees_step(resident, says, "register"))
    ask = resident.sees(says.start_of("welcome-ask-remind"), within=PATIENCE)
    resident.presses(says("button-remind-me"), on=ask)
    resident.sees(says.start_of("follow-up-welcome-next"), within=PATIENCE)
    resident.writes("ešte nie")
    resident.sees(says("welcome-next-not-yet"), within=PATIENCE)
    assert steps_of(city, resident) == {}


def test_what_is_on_is_shown_by_neighbourhood_and_week(city: City) -> None:
    seen = side_by_side(lambda language: looks_for_something_to_do(city, language), WHAT_IS_ON)
    for here, everywhere in seen:
        assert "Koffie en taal" in here
        assert "Sport voor kinderen" in here, "where it is, is not known: it may be here"
        assert "Rommelmarkt" not in here
        assert "Rommelmarkt" in everywhere


def looks_for_something_to_do(city: City, language: str) -> tuple[str, str]:
    """In a neighbourhood, in the whole city, and next week; returns the first two lists."""
    resident, says = city.telegram.person("Ana", language_code=language), Voice(language)
    resident.writes(WHAT_IS_ON[language])
    shown = resident.sees("Koffie en taal", within=PATIENCE)
    assert "Ledeberg, " + says("activities-weekend") in shown["text"]
    here = shown["text"]
    resident.presses(says("button-whole-city"), on=shown)
    begins = says("activities-whole-city")
    everywhere = resident.sees(lambda one: one["text"].startswith(begins), within=PATIENCE)
    in_the_city = everywhere["text"]
    resident.presses(says("button-next-week"), on=everywhere)
    next_week = resident.sees(says("activities-next_week"), within=PATIENCE)
    resident.presses(says("button-more-activities"), on=next_week)
    more = resident.sees(lambda body: body["message_id"] > next_week["message_id"], within=PATIENCE)
    resident.presses(says("button-activities-done"), on=more)
    resident.sees(says("activities-done"), within=PATIENCE)
    return here, in_the_city


def test_the_neighbourhood_is_asked_where_none_is_named(city: City) -> None:
    resident, says = city.telegram.person("An", language_code="nl"), Voice("nl")
    resident.writes("wat valt er te beleven deze week?")
    resident.sees(says("activities-ask-where"), within=PATIENCE)
    resident.writes("bij mij thuis")
    resident.sees(says("activities-where-unknown"), within=PATIENCE)
    resident.writes("in ledeberg")
    shown = resident.sees("Koffie en taal", within=PATIENCE)
    assert "https://example.org/koffie" in shown["text"]
    resident.presses(says("button-places"), on=shown)
    resident.sees(says("help-ask-leisure"), within=PATIENCE)
