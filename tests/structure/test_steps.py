"""The first steps and the paths lead somewhere: to services, forms and words that exist."""

from city.services import read_services
from flows.help.clarify import questions
from flows.help.paths import paths
from flows.welcome.steps import steps
from tests.structure.house import HOME, domains, intents


def test_every_first_step_leads_to_services_of_the_map() -> None:
    services, _ = read_services(HOME / "city" / "services.yml")
    led_to = {door for doors in steps().values() for door in doors}
    assert led_to - {one.id for one in services} == set()
    assert [name for name, doors in steps().items() if not doors] == []


def test_every_path_has_a_form_and_a_topic() -> None:
    forms = {form for domain in domains().values() for form in domain.get("forms", {})}
    assert {one.form for one in paths().values()} - forms == set()
    assert {one.topic for one in paths().values()} - intents() == set()


def test_what_leads_to_a_path_is_an_answer_that_can_be_given() -> None:
    said = [said for one in paths().values() for said in one.said.items()]
    assert said
    for question, options in said:
        assert set(options) <= set(questions()[question].options)
