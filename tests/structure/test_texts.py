"""Texts and those who say them agree: every key exists, none is left over, all are presentable."""

import re
from functools import cache

import pytest

from bot.staff.caring.part import SOON
from bot.staff.ending.part import REASONS
from bot.staff.telling.part import TOLD
from bot.staff.texts import STAFF_LANGUAGE, own_catalogues
from bot.texts import DEFAULT_LANGUAGE, Texts, resident_texts
from flows.activities.weeks import WEEKS
from flows.help.clarify import questions as help_questions
from flows.help.paths import paths
from flows.nuisance.hearing import KINDS, UNSPECIFIED
from flows.nuisance.questions import questions
from flows.rights.questions import questions as rights_questions
from flows.safety.actions import TOPIC as EMERGENCY
from flows.smalltalk.actions import ALSO_MEANT
from flows.steward.actions import TOPICS
from flows.welcome.steps import steps
from storage.overlooked import Reason
from storage.policy import load_policy
from storage.reach import TOO_LATE
from storage.sign_facts import LAST, VISITS
from storage.vocabulary import (
    AppointmentState,
    CaseKind,
    CaseState,
    ClosedReason,
    Entry,
    Look,
    OutboxState,
    Priority,
    ReferralOutcome,
)
from tests.structure.house import HOME, domains, intents, read_yaml, source
from tests.structure.said import (
    NO_KEYS,
    Said,
    computed_beginnings,
    key_shaped,
    said,
    said_by_code,
    said_by_domains,
    said_by_menu,
    said_by_policy,
)

LONGEST_TEXT = 600
"""About a phone's screen; Telegram itself takes 4,096."""
LONGEST_LABEL = 24
"""What a small phone shows of a button that has a line for itself."""

PREVIEW_BUTTONS = ("send", "change", "cancel")
UNDELIVERED = ("BLOCKED", "BAD_REQUEST", "GIVEN_UP", "UNKNOWN")

GUESTS = {path.stem for path in HOME.glob("nlu/guests/*.txt")}
"""The languages that are told apart from ours."""

COMPUTED: dict[str, set[str]] = {
    "topic-": {
        *KINDS,
        UNSPECIFIED,
        *(intent for intent in intents() if intent.startswith("help_")),
        *TOPICS,
        EMERGENCY,
        *ALSO_MEANT,
    },
    "status-": set(CaseState),
    "state-": set(CaseState),
    "state-word-": set(CaseState),
    "undelivered-": {TOO_LATE, *(OutboxState[name].value for name in UNDELIVERED)},
    "nuisance-ask-": set(questions()),
    "rights-ask-": set(rights_questions()),
    "help-ask-": set(help_questions()),
    "help-warns-": {one.name for one in help_questions().values() if one.warns},
    "referral-": set(ReferralOutcome),
    "label-": {
        *questions(),
        *rights_questions(),
        *help_questions(),
        *("kind", "place", "name", "benefits", "about", "question", "shown"),
    },
    "option-": {
        *(f"{one.name}-{option}" for one in help_questions().values() for option in one.options),
        *(f"{one.name}-{option}" for one in questions().values() for option in one.options),
        *(f"{one.name}-{option}" for one in rights_questions().values() for option in one.options),
    },
    "path-": set(paths()),
    "welcome-name-": set(steps()),
    "welcome-what-": set(steps()),
    "activities-": set(WEEKS),
    "which-": {"not_solved", "add_information", "affirm"},
    "asked-": {name for name, kind in load_policy().kinds.items() if kind.answers},
    "why-": {"not_solved", "partly", "came_back"},
    "steward-ask-": set(TOPICS),
    "guest-": GUESTS,
    "guest-person-": GUESTS,
    "staff-button-": set(PREVIEW_BUTTONS),
    "staff-button-kind-": set(CaseKind),
    "staff-priority-": set(Priority),
    "staff-reason-": set(ClosedReason),
    "closing-": set(REASONS),
    "told-": set(TOLD),
    "last-": {*LAST.values(), "received", "came_back"},
    "awaits-": {*VISITS.values(), *("answer", "partner", "later", "team", "steward")},
    "sign-": set(CaseState),
    "visit-state-": set(AppointmentState),
    "staff-reminder-": set(Reason),
    "staff-entry-": {one.value for one in Entry if one is not Entry.CHAT},
    "staff-kind-": set(CaseKind),
    "staff-queue-kind-": set(CaseKind),
    "staff-means-": {one for one in intents() if f"topic-{one}" not in resident_texts(HOME).keys()},  # noqa: SIM118
    "answer-": {one.key.removeprefix("answer-") for one in said_by_policy() if one.label},
    "my-data-look-": set(Look),
    "command-": {one.key.removeprefix("command-") for one in said_by_menu()},
}
"""Beginnings of keys that code completes, with everything it may complete them with."""

FILE_NAMES = {"buurtlijn-", "unfinished-"}
"""Beginnings that look like a key's but are a model's file name."""

FILLED_WHEN_SENT = {"staff-card"}
"""The outbox row is only the mark; bot/staff/cards.py fills in the case as it is then."""

EXAMPLES = {
    "reference": "BL-7K3F",
    "steward": "Jan",
    "place": "Sleepstraat 45",
    "opened": {"date": "2026-04-02T10:00:00+00:00"},
    "about": {"say": "about-with-place", "args": {"topic": "…", "place": "Sleepstraat 45"}},
}
"""What stands in a text's variables; any other gets one word."""

LANGUAGES = resident_texts(HOME).languages


@cache
def catalogues() -> dict[str, Texts]:
    """What residents read in all languages, and what stewards read in Dutch."""
    staff = Texts(own_catalogues(HOME))
    return {"residents": resident_texts(HOME), "stewards": staff}


def variables_of(key: str) -> frozenset[str] | None:
    """What a text needs; None when it does not exist."""
    for texts in catalogues().values():
        if entry := texts.keys().get(key):
            return entry.variables
    return None


def everything_said() -> list[Said]:
    return [*said_by_code(), *said_by_domains(), *said_by_policy(), *said_by_menu()]


def computed(*beginnings: str) -> set[str]:
    """Every key that code may complete from these beginnings."""
    return {begin + ending for begin in beginnings for ending in COMPUTED[begin]}


def labels() -> set[str]:
    """Every text that stands on a button."""
    buttons = computed("topic-", "answer-", "label-", "option-", "guest-person-") | set(SOON)
    buttons |= computed("staff-button-", "staff-button-kind-", "staff-priority-", "staff-reason-")
    return {one.key for one in everything_said() if one.label} | buttons


def rendered(texts: Texts, language: str, key: str) -> str:
    """The text with examples in its variables."""
    needs = texts.keys()[key].variables
    return texts.render(language, key, {name: EXAMPLES.get(name, "woord") for name in needs})


def test_all_catalogues_have_the_same_keys_with_the_same_variables() -> None:
    """`Texts` refuses to be made otherwise, as at every start."""
    assert {DEFAULT_LANGUAGE, "bg", "ro", "sk"} <= set(LANGUAGES)
    assert catalogues()["stewards"].languages == [STAFF_LANGUAGE]
    both = set(catalogues()["residents"].keys()) & set(catalogues()["stewards"].keys())
    assert both == set()


def test_whatever_is_said_exists_and_gets_the_variables_it_needs() -> None:
    spoken = [one for one in everything_said() if one.key not in NO_KEYS]
    assert len(spoken) > 100
    missing = [one for one in spoken if variables_of(one.key) is None]
    assert missing == []
    hungry = [
        (one, variables_of(one.key))
        for one in spoken
        if one.given is not None
        and one.key not in FILLED_WHEN_SENT
        and not (variables_of(one.key) or frozenset()) <= one.given
    ]
    assert hungry == []


def test_every_word_in_the_shape_of_a_key_is_one() -> None:
    """Catches the keys that reach their `say` by way of a variable."""
    shaped = [one for one in key_shaped() if one.key not in NO_KEYS]
    assert [one for one in shaped if variables_of(one.key) is None] == []


def test_only_known_beginnings_are_completed_by_code() -> None:
    unknown = [one for one in computed_beginnings() if one[1] not in {*COMPUTED, *FILE_NAMES}]
    assert unknown == []


@pytest.mark.parametrize("beginning", sorted(COMPUTED))
def test_a_completed_key_exists_for_everything_it_may_be_completed_with(beginning: str) -> None:
    assert COMPUTED[beginning]
    assert {key for key in computed(beginning) if variables_of(key) is None} == set()


def test_no_text_is_left_over() -> None:
    used = {one.key for one in everything_said()} | {one.key for one in key_shaped()}
    read_as_data = {"language-called"}  # flows/shared/languages.py looks people's words up in it
    known = set().union(*(texts.keys() for texts in catalogues().values()))
    assert known - used - computed(*COMPUTED) - read_as_data == set()


def test_a_text_that_is_spoken_by_a_branch_or_lacks_a_variable_is_seen() -> None:
    text = 'say(d, "a-b" if x else "c-d", who=1)\nWords("e-f", {"g": 1})\nz = {"say": "h-i"}'
    found = {(one.key, one.given) for one in said(source("flows/x.py", text))}
    assert found == {
        ("a-b", frozenset({"who"})),
        ("c-d", frozenset({"who"})),
        ("e-f", frozenset({"g"})),
        ("h-i", frozenset()),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_a_phone(language: str) -> None:
    texts = catalogues()["residents"]
    lengths = {key: len(rendered(texts, language, key)) for key in texts.keys()}  # noqa: SIM118
    assert {key: long for key, long in lengths.items() if long > LONGEST_TEXT} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_fits_a_button(language: str) -> None:
    texts = catalogues()["residents"]
    own = labels() & set(texts.keys())
    assert own
    lengths = {key: len(rendered(texts, language, key)) for key in own}
    assert {key: long for key, long in lengths.items() if long > LONGEST_LABEL} == {}


def test_the_stewards_texts_fit_too() -> None:
    texts = catalogues()["stewards"]
    lengths = {key: len(rendered(texts, STAFF_LANGUAGE, key)) for key in texts.keys()}  # noqa: SIM118
    assert {key: long for key, long in lengths.items() if long > LONGEST_TEXT} == {}
    assert {key for key in labels() & set(lengths) if lengths[key] > LONGEST_LABEL} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_a_slip_of_the_pen(language: str) -> None:
    """Two full stops, two blanks, a blank before a full stop; the ellipsis is one sign (…)."""
    texts = catalogues()["residents"]
    slip = re.compile(r"\.\.|[^\S\n]{2}| [.,!?]|\s$")  # French sets one before "?": non-breaking
    every = {key: rendered(texts, language, key) for key in texts.keys()}  # noqa: SIM118
    assert {key: text for key, text in every.items() if slip.search(text)} == {}


def test_every_button_and_command_means_something_that_the_bot_understands() -> None:
    on_buttons = {
        button["intent"]
        for domain in domains().values()
        for variants in domain.get("responses", {}).values()
        for variant in variants
        for button in variant["custom"].get("buttons", [])
    }
    by_command = set(read_yaml(HOME / "flows" / "commands.yml")["commands"].values())
    talk = read_yaml(HOME / "flows" / "steward" / "talk.yml")
    gives_back = {*talk["gives_back"]["in_words"], *talk["gives_back"]["by_menu"]}
    beside_a_steward = {*talk["also_for_the_bot"], *gives_back}
    assert all((on_buttons, by_command, beside_a_steward))
    assert (on_buttons | by_command | beside_a_steward) - intents() == set()
