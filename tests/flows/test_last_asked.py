"""A bare yes or no answers what was last asked on the screen, whatever else is open."""

from typing import Any

import pytest

from flows.case.actions import NotSolved
from flows.case.solved import SolvedCheck
from flows.privacy.actions import Privacy
from flows.safety.actions import Emergency
from flows.shared.action import TurnAction
from flows.smalltalk.actions import Unsure
from flows.steward.actions import ValidateStewardForm
from storage.outbox import Words
from storage.vocabulary import CaseState, EventTag, FollowUpState
from tests.flows.asked import Talk, Told
from tests.storage.arrange import resident

ASKED = (FollowUpState.ASKED, None)
LONG = "de zakken stonden er eerst nog, toen was het weg en nu weet ik het niet goed"


def keys(told: Told) -> list[str]:
    return [one["say"] for one in told]


def says_it_is_solved_and_is_not(talk: Talk) -> None:
    told = talk.hears("not_solved", NotSolved(), LONG, solved="weg")
    assert keys(told) == ["solved-or-not"]


def is_not_understood_twice(talk: Talk) -> None:
    talk.hears("nlu_fallback", Unsure(), "bla bla")
    assert keys(talk.hears("nlu_fallback", Unsure(), LONG)) == ["unsure-again"]


@pytest.mark.parametrize("by_sign", [False, True])
def test_the_question_whether_to_erase_is_asked_again_for_a_yes(talk: Talk, by_sign: bool) -> None:
    number = talk.asks("solved_check")
    (asked,) = talk.hears("privacy", Privacy(), choice="erase_data")
    assert talk.hears("affirm", words="" if by_sign else "ja") == [asked]
    assert (talk.state(number), talk.next) == (ASKED, "action_listen")


def test_a_no_to_erasing_is_none_to_the_follow_up(talk: Talk) -> None:
    number = talk.asks("solved_check")
    talk.hears("privacy", Privacy(), choice="erase_data")
    assert keys(talk.hears("deny", words="nee")) == ["privacy-erase-not"]
    assert talk.state(number) == ASKED
    assert talk.case(number).state is CaseState.RESOLVED


@pytest.mark.parametrize(("intent", "words"), [("affirm", "ja"), ("deny", "nee")])
def test_a_word_to_the_question_of_danger_gives_the_numbers_and_reaches_the_stewards(
    talk: Talk, intent: str, words: str
) -> None:
    number = talk.asks("solved_check")
    talk.hears("emergency", Emergency(), "hij slaat mij")
    told = keys(talk.hears(intent, words=words))
    assert told == ["emergency-call", "emergency-then"]
    assert talk.state(number) == ASKED
    with talk.store.read() as work:
        (alarmed,) = work.cases.open_of_resident(1)
        alarms = [one.text for one in alarmed.events if one.tag is EventTag.ALARM]
    assert alarms == [words]


@pytest.mark.parametrize("in_form", [False, True])
def test_what_may_be_danger_ends_a_form_first_so_that_the_word_after_it_is_heard(
    talk: Talk, *, in_form: bool
) -> None:
    talk.form = "nuisance_form" if in_form else None
    talk.slots["requested_slot"] = "nuisance_place" if in_form else None
    told = talk.hears("nlu_fallback", Unsure(), "hij heeft iets", likeliest="emergency")
    assert keys(told) == ["emergency-call", "emergency-then"]
    assert (talk.form, talk.slots["requested_slot"]) == (None, None)
    assert talk.next == ("action_listen" if in_form else None)
    assert keys(talk.hears("affirm", words="ja")) == ["emergency-call", "emergency-then"]


@pytest.mark.parametrize("pending", [False, True])
def test_a_yes_says_that_it_is_solved(talk: Talk, pending: bool) -> None:
    number = a_case_resolved(talk, pending=pending)
    says_it_is_solved_and_is_not(talk)
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]
    assert talk.case(number).state is CaseState.CLOSED


@pytest.mark.parametrize("pending", [False, True])
def test_a_no_says_that_it_is_not_solved_with_the_words_before_it(
    talk: Talk, pending: bool
) -> None:
    number = a_case_resolved(talk, pending=pending)
    says_it_is_solved_and_is_not(talk)
    assert keys(talk.hears("deny", words="nee")) == ["case-reopened"]
    assert talk.case(number).state is CaseState.IN_PROGRESS
    assert talk.events(number, EventTag.REOPENED)[0][0] == LONG
    assert talk.next == "action_listen"


def a_case_resolved(talk: Talk, *, pending: bool) -> int:
    """The follow-up of a case that is resolved; its question may be open no more."""
    number = talk.asks("solved_check")
    if not pending:
        with talk.store.begin() as work:
            asked = work.follow_ups.get(number)
            assert asked
            work.follow_ups.give_up(asked)
            work.commit()
    return number


def test_a_yes_gives_what_was_not_understood_to_a_person(talk: Talk) -> None:
    number = talk.asks("solved_check")
    is_not_understood_twice(talk)
    assert talk.hears("affirm", words="ja") == []
    assert (talk.next, talk.state(number)) == ("steward_form", ASKED)
    talk.hears("affirm", ValidateStewardForm(), "ja")
    assert talk.slots["steward_topic"] == "talk_to_steward"
    assert talk.slots["steward_words"] == LONG
    with talk.store.read() as work:
        draft = work.reports.draft(1, "steward")
        assert draft
        assert [one["text"] for one in draft.words] == [LONG]


def test_a_no_gives_it_to_nobody(talk: Talk) -> None:
    number = talk.asks("solved_check")
    is_not_understood_twice(talk)
    assert keys(talk.hears("deny", words="nee")) == ["something-else"]
    assert (talk.state(number), talk.slots["waiting_words"]) == (ASKED, None)


@pytest.mark.parametrize(
    ("intent", "action", "entities"),
    [("privacy", Privacy(), {"choice": "erase_data"}), ("emergency", Emergency(), {})],
)
def test_a_follow_up_that_asks_later_is_the_one_that_is_answered(
    talk: Talk, intent: str, action: TurnAction, entities: dict[str, Any]
) -> None:
    talk.hears(intent, action, **entities)
    number = talk.asks("solved_check")
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]
    assert talk.case(number).state is CaseState.CLOSED


def test_what_was_answered_with_a_button_is_asked_no_more(talk: Talk) -> None:
    number = talk.asks("solved_check")
    talk.hears("privacy", Privacy(), choice="erase_data")
    with talk.store.begin() as work:
        (asked,) = work.outbox.last_answer(resident(work))
        work.outbox.pressed(asked)
        work.commit()
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]
    assert talk.state(number) == (FollowUpState.ANSWERED, "solved")


def test_a_yes_to_what_the_clock_asked_meanwhile_raises_no_alarm(talk: Talk) -> None:
    talk.hears("emergency", Emergency(), "hij slaat mij")
    with talk.store.begin() as work:
        who = resident(work)
        buttons = [{"label": "button-go-on", "intent": "nuisance_waste", "entities": {}}]
        work.outbox.to_resident(
            who,
            Words("draft-go-on", {}, buttons),
            conversation_id=work.residents.conversation(who).id,
        )
        work.commit()
    assert keys(talk.hears("affirm", SolvedCheck(), "ja")) == ["nothing-asked"]
