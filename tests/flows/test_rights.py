"""The rights check: what it asks, what it shows, and that it keeps nothing."""

import asyncio
from collections.abc import Iterator
from itertools import product
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict
from sqlalchemy import func, select

from bot.settings import checkout
from bot.texts import Texts, resident_texts
from city.benefits import Benefit, holds
from city.services import read_services
from flows.rights.asking import AskRightsChoice, AskRightsDetails, blocks
from flows.rights.ending import EndRights
from flows.rights.finding import benefits, found, next_question
from flows.rights.form import PAGE, SLOTS, ValidateRightsForm
from flows.rights.questions import DONT_KNOW, Heard, Question, known, questions
from flows.safety.actions import Emergency
from flows.shared.action import TurnAction
from flows.shared.forms import LEFT_OUT
from flows.shared.house import furnish
from flows.shared.private import left_behind
from flows.smalltalk.actions import Cancel
from storage import Store
from storage.migrate import upgrade
from storage.models import Report
from storage.policy import load_policy
from storage.vocabulary import CaseKind

MOST_QUESTIONS = 8
TELEGRAM_TAKES = 4096
TEXTS: Texts = resident_texts(checkout())
LANGUAGES = TEXTS.languages
FORM = "rights_form"

HEARD = st.fixed_dictionaries(
    {one.name: st.sampled_from([*one.options, DONT_KNOW, LEFT_OUT]) for one in questions().values()}
)
"""What somebody would answer to every question, were it asked."""


def asked(answers: Heard) -> Heard:
    """The check, walked to its end: what was asked and answered."""
    heard: Heard = {}
    while question := next_question(heard):
        heard[question.name] = answers[question.name]
    return heard


@settings(deadline=None)  # the first one reads the files
@given(HEARD)
def test_it_never_asks_more_than_eight_questions(answers: Heard) -> None:
    assert len(asked(answers)) <= MOST_QUESTIONS


@settings(deadline=None)
@given(HEARD)
def test_a_question_that_is_not_asked_would_change_nothing(answers: Heard) -> None:
    assert found(asked(answers)) == found(answers)


@settings(deadline=None, max_examples=30)
@given(HEARD)
def test_every_question_that_is_asked_can_change_the_outcome(answers: Heard) -> None:
    heard: Heard = {}
    while question := next_question(heard):
        assert any(can_change(one, question, heard) for one in benefits()), (question, heard)
        heard[question.name] = answers[question.name]


def test_who_does_not_know_what_would_decide_is_not_asked_the_rest_of_it() -> None:
    """The social tariff for energy hangs on the heating only in a social home."""
    unsure: Heard = {**PLAIN, "situation": DONT_KNOW, "home": DONT_KNOW, "rent": "arrears"}
    assert next_question(unsure) is None


def can_change(benefit: Benefit, question: Question, heard: Heard) -> bool:
    """Whether some way to answer what is open makes this benefit hang on this question."""
    rule = benefit.worth_asking_when
    named = [one for one in questions().values() if f"'{one.name}'" in repr(rule)]
    others = [one for one in named if one.name not in heard and one != question]
    for chosen in product(*(one.options for one in others)):
        rest = dict(zip((one.name for one in others), chosen, strict=True))
        so_far = {**known(heard), **rest}
        if len({holds(rule, {**so_far, question.name: option}) for option in question.options}) > 1:
            return True
    return False


PLAIN: Heard = {
    "income": "enough",
    "stay": "belgian",
    "increased": "no",
    "children": "none",
    "situation": "none",
    "home": "own",
}
"""Of one who has enough, and no children: nothing is found."""


def test_who_has_enough_and_no_children_is_asked_less() -> None:
    assert asked({**dict.fromkeys(questions(), LEFT_OUT), **PLAIN}).keys() == PLAIN.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_benefit_can_be_read_and_a_page_of_them_fits_a_message(language: str) -> None:
    longest = 0
    for start in range(len(benefits())):
        lines = blocks(benefits()[start : start + PAGE])
        for one in benefits()[start : start + PAGE]:
            assert any(block and block["args"]["name"] == one.name for block in lines)
        text = TEXTS.render(language, "rights-found", {"lines": {"lines": lines}})
        longest = max(longest, len(text))
    assert longest <= TELEGRAM_TAKES


def test_where_asking_can_touch_a_residence_somebody_looks_first() -> None:
    careful = [one for one in benefits() if one.first_let_somebody_look]
    assert "leefloon" in {one.id for one in careful}
    for one in careful:
        (block,) = blocks([one])
        keys = {fact["say"] for fact in block["args"]["facts"]["lines"]}
        assert "rights-look-first" in keys
        assert "rights-where" not in keys


class Talk:
    """One conversation, with Rasa's part of a form: apply the events, then ask what is open."""

    def __init__(self, store: Store) -> None:
        self.slots: dict[str, Any] = dict.fromkeys([*SLOTS, "requested_slot", "also_meant"])
        self.open: str | None = None
        self.said: list[dict[str, Any]] = []
        self._store, self._update = store, 0

    @property
    def keys(self) -> list[str]:
        return [one["say"] for one in self.said]

    def press(self, intent: str, **entities: str) -> None:
        self._turn(f"/{intent}", intent, 1.0, entities)

    def write(self, words: str, intent: str, confidence: float = 0.99) -> None:
        self._turn(words, intent, confidence, {})

    def act(self, action: TurnAction, intent: str = "cancel") -> None:
        """A rule of another flow that ends the form and does this."""
        self.open, self.said = None, []
        self._run(action, self._message(f"/{intent}", intent, 1.0, {}))

    def _turn(self, text: str, intent: str, confidence: float, entities: dict[str, str]) -> None:
        self.said = []
        message = self._message(text, intent, confidence, entities)
        begins = self.open is None
        if not self._run(ValidateRightsForm(), message):
            return
        self.open = FORM
        if self.slots["rights_details"] is None:
            self._ask(AskRightsDetails(), "rights_details", message)
        elif self.slots["rights_choice"] is None:
            self._ask(AskRightsChoice(), "rights_choice", message)
        else:
            assert not begins
            self.open, self.slots["requested_slot"] = None, None
            self._run(EndRights(), message)

    def _ask(self, action: TurnAction, slot: str, message: dict[str, Any]) -> None:
        self._run(action, message)
        self.slots["requested_slot"] = slot

    def _message(
        self, text: str, intent: str, confidence: float, entities: dict[str, str]
    ) -> dict[str, Any]:
        self._update += 1
        with self._store.begin() as work:
            work.inbox.keep("telegram", self._update, "telegram:1", {})
            work.commit()
        meaning = {"name": intent, "confidence": confidence}
        return {
            "text": text,
            "intent": meaning,
            "intent_ranking": [meaning],
            "entities": [{"entity": name, "value": one} for name, one in entities.items()],
            "metadata": {"inbox": self._update, "resident": 1, "language": "nl"},
        }

    def _run(self, action: TurnAction, message: dict[str, Any]) -> bool:
        loop = {"name": self.open} if self.open else {}
        tracker = Tracker("key", dict(self.slots), message, [], False, None, loop, "action_listen")
        dispatcher = CollectingDispatcher()
        events = asyncio.run(action.run(dispatcher, tracker, cast(DomainDict, {})))
        self.said += [one["custom"] for one in dispatcher.messages]
        self.slots |= {e["name"]: e["value"] for e in events if e["event"] == "slot"}
        return bool(events)

    def answer(self, answers: Heard) -> None:
        """Presses an answer to each question until none is left."""
        while self.keys[-1].startswith("rights-ask-"):
            name = self.keys[-1].removeprefix("rights-ask-")
            chosen = answers.get(name)
            if chosen:
                intent = "deny" if chosen == questions()[name].no else "affirm"
                self.press(intent, choice=chosen)
            else:
                self.press("skip")


@pytest.fixture(autouse=True)
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The actions' store, with one resident and the city's map."""
    url = f"sqlite:///{tmp_path_factory.mktemp('rights') / 'rights.db'}"
    upgrade(url)
    own = Store(url, load_policy())
    with own.begin() as work:
        work.residents.welcome("telegram", 1, "An", "nl")
        services, _ = read_services(checkout() / "city" / "services.yml")
        work.social_map.take_over([one.as_data() for one in services])
        work.commit()
    furnish(own)
    yield own
    own.close()


@pytest.fixture
def talk(store: Store) -> Talk:
    begun = Talk(store)
    begun.write("waar heb ik recht op?", "help_rights")
    return begun


def reports(store: Store) -> int:
    with store.read() as work:
        return work.session.scalar(select(func.count()).select_from(Report)) or 0


def forgotten(talk: Talk) -> bool:
    return all(talk.slots[slot] is None for slot in SLOTS)


MOTHER: Heard = {
    "income": "low",
    "stay": "eu",
    "increased": "no",
    "children": "both",
    "situation": "none",
    "home": "private",
    "rent": "arrears",
}


def test_it_says_first_what_it_is_and_then_asks(talk: Talk) -> None:
    assert talk.keys == ["rights-begin", "rights-ask-income"]
    labels = [one["label"] for one in talk.said[1]["buttons"]]
    assert labels[-3:] == ["button-skip", "button-rights-pass", "button-cancel"]


def test_it_shows_three_at_a_time_until_all_are_seen(talk: Talk) -> None:
    talk.answer(MOTHER)
    pages, every = [], found(asked({**dict.fromkeys(questions(), LEFT_OUT), **MOTHER}))
    while True:
        lines = talk.said[-1]["args"]["lines"]["lines"]
        pages.append([one["args"]["name"] for one in lines if one])
        if "button-rights-more" not in [one["label"] for one in talk.said[-1]["buttons"]]:
            break
        talk.press("affirm", choice="more")
    assert max(len(page) for page in pages) == PAGE
    assert [name for page in pages for name in page] == [one.name for one in every]


def test_no_thanks_ends_it_with_nothing_stored_and_all_forgotten(talk: Talk, store: Store) -> None:
    talk.answer(MOTHER)
    talk.press("deny", choice="no")
    assert talk.keys == ["rights-closed"]
    assert reports(store) == 0
    assert forgotten(talk)


def test_help_queues_a_case_with_the_answers_in_words(talk: Talk, store: Store) -> None:
    talk.answer(MOTHER)
    assert reports(store) == 0
    talk.press("affirm", choice="help")
    assert talk.keys == ["rights-sent"]
    assert forgotten(talk)
    with store.read() as work:
        (case,) = work.cases.open_of_resident(1)
        (report,) = case.reports
        answers = report.answers["rights_answers"]
        assert (case.kind, case.topic) == (CaseKind.HELP, "help_rights")
    assert answers["rent"] == {"say": "option-rent-arrears"}
    assert "Fonds ter bestrijding van uithuiszettingen" in answers["benefits"]
    assert "heating" not in answers


def test_a_yes_in_words_is_not_yet_the_consent(talk: Talk, store: Store) -> None:
    talk.answer(MOTHER)
    talk.write("ja", "affirm")
    assert talk.keys == ["rights-what-now"]
    assert reports(store) == 0


def test_a_resident_for_whom_nothing_is_found_is_offered_a_steward(talk: Talk) -> None:
    talk.answer(PLAIN)
    assert talk.keys == ["rights-none"]
    assert "button-rights-help" in [one["label"] for one in talk.said[-1]["buttons"]]


def test_words_are_no_answer_and_the_second_time_the_question_is_left_out(talk: Talk) -> None:
    talk.write("ik werk halftijds", "help_work")
    assert talk.keys == ["rights-press", "rights-ask-income"]
    talk.write("ik werk halftijds in een winkel", "help_work")
    assert talk.keys == ["rights-ask-stay"]
    assert talk.slots["rights_answers"] == {"income": LEFT_OUT}


@pytest.mark.parametrize("intent", ["privacy", "nuisance_pests", "help_violence", "appointment"])
def test_what_is_not_about_the_check_is_left_to_its_own_rule(talk: Talk, intent: str) -> None:
    before = dict(talk.slots)
    talk.write("iets heel anders", intent)
    assert talk.keys == []
    assert talk.slots == before


@pytest.mark.parametrize(("intent", "taken"), [("help_housing", True), ("help_rights", False)])
def test_another_question_after_the_list_is_heard(talk: Talk, intent: str, taken: bool) -> None:
    talk.answer(MOTHER)
    talk.write("ik zoek een woning", intent)
    assert (talk.keys == []) is taken


def test_cancelled_in_the_middle_it_is_forgotten(talk: Talk, store: Store) -> None:
    talk.press("affirm", choice="low")
    talk.act(Cancel())
    assert talk.keys == ["cancelled"]
    assert forgotten(talk)
    assert reports(store) == 0


def test_danger_in_the_middle_also_ends_it(talk: Talk) -> None:
    talk.press("affirm", choice="low")
    talk.act(Emergency(), "emergency")
    assert talk.keys[0] == "emergency-call"
    assert forgotten(talk)


def test_nothing_is_forgotten_while_the_check_is_open(talk: Talk) -> None:
    tracker = Tracker("key", talk.slots, {}, [], False, None, {"name": FORM}, "action_listen")
    assert left_behind(tracker) == []
