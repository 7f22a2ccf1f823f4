"""Each rule of the benefits includes and excludes somebody; a fault is named with its line."""

from pathlib import Path

import pytest

from bot.settings import checkout
from city.benefits import (
    Answers,
    Benefit,
    holds,
    read_benefits,
    still_matters,
    who_looks_first,
    worth_asking,
)
from city.services import read_services
from flows.rights.questions import questions

CITY = checkout() / "city"
DOORS = {one.id for one in read_services(CITY / "services.yml")[0]}
OPTIONS = {one.name: one.options for one in questions().values()}
BENEFITS, FAULTS = read_benefits(CITY / "benefits.yml", DOORS, OPTIONS)

RULES: dict[str, tuple[Answers, Answers]] = {
    "verhoogde-tegemoetkoming": (
        {"increased": "no", "income": "low"},
        {"increased": "yes", "income": "low"},
    ),
    "dringende-medische-hulp": (
        {"stay": "without", "income": "low"},
        {"stay": "eu", "income": "low"},
    ),
    "leefloon": ({"income": "low", "stay": "eu"}, {"income": "low", "stay": "without"}),
    "fonds-uithuiszetting": (
        {"home": "private", "rent": "arrears", "stay": "eu"},
        {"home": "social", "rent": "arrears", "stay": "eu"},
    ),
    "aanvullende-financiele-hulp": (
        {"income": "ocmw", "stay": "belgian"},
        {"income": "enough", "stay": "belgian"},
    ),
    "installatiepremie": (
        {"income": "low", "stay": "other", "home": "private", "rent": "was_homeless"},
        {"income": "low", "stay": "other", "home": "own"},
    ),
    "sociale-toeslag": (
        {"income": "low", "children": "small"},
        {"income": "low", "children": "none"},
    ),
    "schooltoeslag": (
        {"income": "low", "children": "school"},
        {"income": "low", "children": "small"},
    ),
    "startbedrag": ({"children": "both"}, {"children": "school"}),
    "sociaal-tarief-energie": (
        {"home": "social", "heating": "shared"},
        {"income": "low", "situation": "none", "home": "social", "heating": "own"},
    ),
    "verwarmingstoelage": (
        {"heating": "oil", "home": "own", "income": "enough", "increased": "yes"},
        {"heating": "own"},
    ),
    "huursubsidie": (
        {"income": "low", "home": "private", "rent": "moved"},
        {"income": "low", "home": "private", "rent": "none"},
    ),
    "huurpremie": (
        {"income": "low", "home": "private", "rent": "waiting"},
        {"income": "low", "home": "social", "rent": "waiting"},
    ),
    "igo": (
        {"situation": "pension", "income": "low", "stay": "eu"},
        {"situation": "disability", "income": "low"},
    ),
    "handicap": ({"situation": "disability", "stay": "eu"}, {"situation": "pension"}),
    "sociaal-internet": (
        {"situation": "disability"},
        {"income": "low", "situation": "none"},
    ),
    "inkomenstarief-kinderopvang": ({"children": "small"}, {"children": "none"}),
    "korting-stedelijk-onderwijs": (
        {"children": "school", "increased": "yes"},
        {"children": "school", "income": "enough", "increased": "no"},
    ),
    "tegemoetkoming-afval": ({"increased": "yes"}, {"increased": "no", "income": "low"}),
    "uitpas-kansentarief": ({"income": "ocmw"}, {"increased": "no", "income": "low"}),
    "korting-trein-bus": ({"increased": "yes"}, {"increased": "no"}),
    "gratis-nederlands": ({"stay": "other"}, {"stay": "belgian", "income": "low"}),
    "energiescan": ({"home": "social"}, {"home": "none", "income": "low"}),
    "pro-deo": ({"income": "low"}, {"income": "enough"}),
    "maximumfactuur": (
        {"situation": "disability"},
        {"income": "enough", "increased": "no", "situation": "none"},
    ),
}
"""Per benefit, answers that include it and answers that exclude it."""

SOUND = """benefits:
  - id: leefloon
    name: Leefloon
    gives:
      nl: Elke maand geld.
      bg: Всеки месец пари.
      sk: Každý mesiac peniaze.
      ro: În fiecare lună bani.
    who_words: Te weinig inkomen.
    where_to_ask: [ocmw-gent]
    bring: null
    automatic: 'no'
    deadline: null
    worth_asking_when: {all: [{income: low}, {not: {home: own}}]}
    source: stad.gent
    verified: true
"""


def by_id(name: str) -> Benefit:
    return next(one for one in BENEFITS if one.id == name)


def faults_of(tmp_path: Path, written: str) -> list[str]:
    path = tmp_path / "benefits.yml"
    path.write_text(written, "utf-8")
    return [f.removeprefix(f"{path}:") for f in read_benefits(path, DOORS, OPTIONS)[1]]


def test_our_own_list_has_no_fault() -> None:
    assert FAULTS == []
    assert set(RULES) == {one.id for one in BENEFITS}
    assert set(who_looks_first(CITY / "benefits.yml")) <= DOORS


@pytest.mark.parametrize("name", RULES)
def test_a_rule_includes_some_and_excludes_others(name: str) -> None:
    includes, excludes = RULES[name]
    assert holds(by_id(name).worth_asking_when, includes) is True
    assert holds(by_id(name).worth_asking_when, excludes) is False


@pytest.mark.parametrize("name", RULES)
def test_who_does_not_know_is_excluded_from_nothing(name: str) -> None:
    nothing: Answers = dict.fromkeys(OPTIONS)
    assert by_id(name) in worth_asking(BENEFITS, nothing)
    assert by_id(name) in worth_asking(BENEFITS, {})


def test_what_fits_stands_before_what_may_fit() -> None:
    shown = [one.id for one in worth_asking(BENEFITS, {"increased": "yes", "income": None})]
    assert shown[:3] == ["tegemoetkoming-afval", "uitpas-kansentarief", "korting-trein-bus"]
    assert "pro-deo" in shown


def test_without_papers_nothing_is_shown_that_can_touch_a_right_of_residence() -> None:
    shown = worth_asking(BENEFITS, {"stay": "without"})
    assert by_id("dringende-medische-hulp") in shown
    assert [one.id for one in shown if one.first_let_somebody_look] == []


def test_a_question_matters_while_a_rule_waits_for_it() -> None:
    leefloon = [by_id("leefloon")]
    assert still_matters(leefloon, {}) == {"income", "stay"}
    assert still_matters(leefloon, {"income": "enough"}) == set()
    assert still_matters(leefloon, {"income": None}) == {"stay"}


@pytest.mark.parametrize(
    ("good", "bad", "told"),
    [
        ("[ocmw-gent]", "[ocmw-gnt]", "10: leefloon: where_to_ask.0: Value error, ocmw-gnt is no"),
        ("income: low", "incom: low", "14: leefloon: worth_asking_when: Value error, incom is no"),
        ("income: low", "income: laag", "14: leefloon: worth_asking_when: Value error, income: l"),
        ("all: [", "every: [", "14: leefloon: worth_asking_when: Value error, every is no"),
        (
            "{all: [{income: low}, {not: {home: own}}]}",
            "{any: []}",
            "14: leefloon: worth_asking_when: Value error, any: there is no list",
        ),
        (
            "{not: {home: own}}",
            "{home: own, income: low}",
            "14: leefloon: worth_asking_when: Value error",
        ),
        ("      ro: În fiecare lună bani.\n", "", "5: leefloon: gives.ro: Field required"),
        ("automatic: 'no'", "automatic: 'soms'", "12: leefloon: automatic:"),
        ("deadline: null", "deadlin: null", "13: leefloon: deadlin: Extra inputs"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path: Path, good: str, bad: str, told: str) -> None:
    assert faults_of(tmp_path, SOUND) == []
    assert good in SOUND
    faults = faults_of(tmp_path, SOUND.replace(good, bad))
    assert any(fault.startswith(told) for fault in faults), faults


def test_an_id_that_stands_twice_is_named(tmp_path: Path) -> None:
    twice = SOUND + SOUND.removeprefix("benefits:\n")
    assert faults_of(tmp_path, twice) == ["17: leefloon: this id stands here twice"]


def test_what_is_no_list_of_benefits_is_told(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path, "benefits: []")
    assert fault.startswith("1: there is no list of `benefits`")
    assert faults_of(tmp_path, "benefits: [3]")[0].startswith("1: no benefit:")
