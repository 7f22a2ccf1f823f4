"""How cases of the simulated year begin, and how neighbours join them."""

from storage import UnitOfWork
from storage.entering import Entered
from storage.models import Case, Resident
from storage.place import Place
from storage.vocabulary import CaseKind, Entry
from tests.year.town import Town

NUISANCES = ("nuisance_waste", "nuisance_noise", "report_nuisance")
HELP = ("help_housing", "help_food_goods")
VIOLENCE = "help_violence"
VIOLENT, HELPFUL, AT_A_COUNTER = 0.03, 0.3, 0.05
"""Shares of what is reported: about violence, with a question, through a steward."""


def begin_a_case(town: Town, work: UnitOfWork) -> Case:
    if town.chance(AT_A_COUNTER):
        return _at_a_counter(town, work)
    who = town.resident(work)
    if town.chance(VIOLENT):
        return _ask(town, work, who, VIOLENCE)
    if town.chance(HELPFUL):
        return _ask(town, work, who, town.random.choice(HELP))
    town.places += 1
    place = _place(town.places)
    topic = town.random.choice(NUISANCES)
    return _report(town, work, who, place, topic)


def report_it_too(town: Town, work: UnitOfWork, case: Case) -> None:
    """A neighbour, or the same resident, reports what is reported already."""
    if case.street:
        place = Place(case.address or "", case.street, case.number)
        _report(town, work, town.resident(work), place, case.topic)


def _place(number: int) -> Place:
    return Place(f"Sleepstraat {number}", "Sleepstraat", str(number))


def _report(town: Town, work: UnitOfWork, who: Resident, place: Place, topic: str) -> Case:
    inbox_id = town.message(work)
    draft = work.reports.keep_words(who.id, "nuisance", "key", inbox_id, "…")
    return work.nuisance.report(draft, inbox_id, topic=topic, place=place).case


def _ask(town: Town, work: UnitOfWork, who: Resident, topic: str) -> Case:
    inbox_id = town.message(work)
    draft = work.reports.keep_words(who.id, "help", "key", inbox_id, "…")
    silent = topic == VIOLENCE
    return work.cases.open(
        draft, inbox_id, kind=CaseKind.HELP, topic=topic, no_automatic_messages=silent
    )


def _at_a_counter(town: Town, work: UnitOfWork) -> Case:
    town.places += 1
    what = Entered(
        Entry.COUNTER, CaseKind.NUISANCE, NUISANCES[0], _place(town.places), "…", "Rosa", "ro"
    )
    return work.entering.send(what, town.steward(work), town.message(work)).case
