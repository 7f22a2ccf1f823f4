"""Questions that only a city's own policy asks: what their answers do follows from the answers."""

from pathlib import Path

import pytest

from storage.models import FollowUp
from storage.policy import OUR_POLICY, FollowUpPolicy, load_policy
from storage.vocabulary import CaseState, EventTag, FollowUpState
from tests.flows.asked import Talk, Told

ANSWERED = FollowUpState.ANSWERED
ASKED = (FollowUpState.ASKED, None)
THEIRS = """
  how_was_it:
    after: claimed
    delay: 0s
    text: follow-up-rating
    answers: [rate_1, rate_5]
  still_solved:
    after: closed
    only: [solved]
    delay: 30d
    text: follow-up-solved-check-1
    answers: [solved]
  already_solved:
    after: claimed
    delay: 1d
    text: follow-up-solved-check-1
    answers: [solved]
  came_by:
    after: claimed
    delay: 1d
    text: follow-up-claimed
    answers: [fits, could_not]
  of_use:
    after: referred
    delay: 1d
    text: follow-up-referral-check-1
    answers: [fits, move]
"""


@pytest.fixture
def policy(tmp_path: Path) -> FollowUpPolicy:
    file = tmp_path / "follow_ups.yml"
    file.write_text(OUR_POLICY.read_text("utf-8") + THEIRS, "utf-8")
    return load_policy(file)


def keys(told: Told) -> list[str]:
    return [one["say"] for one in told]


def kinds_of(talk: Talk, follow_up_id: int) -> list[str]:
    """All that was ever planned about the case of this question."""
    case = talk.case(follow_up_id)
    with talk.store.read() as work:
        rows = work.session.query(FollowUp).filter_by(case_id=case.id).order_by(FollowUp.id)
        return [row.kind for row in rows]


@pytest.mark.parametrize(
    ("answer", "told"), [("rate_5", "rating-thanks"), ("rate_1", "rating-thanks-low")]
)
def test_a_number_of_any_question_is_a_rating(talk: Talk, answer: str, told: str) -> None:
    number = talk.asks("how_was_it")
    assert keys(talk.hears("affirm", follow_up=number, answer=answer)) == [told]
    assert talk.state(number) == (ANSWERED, answer)
    rate = int(answer.removeprefix("rate_"))
    assert talk.events(number, EventTag.RATED) == [(None, {"rate": rate})]
    assert talk.case(number).state is CaseState.CLAIMED


def test_a_yes_to_a_question_for_a_number_is_asked_for_one(talk: Talk) -> None:
    number = talk.asks("how_was_it")
    (ask,) = talk.hears("deny", words="nee")
    assert ask["say"] == "rating-number"
    assert [one["label"] for one in ask["buttons"]] == ["answer-rate_1", "answer-rate_5"]
    assert talk.state(number) == ASKED


def test_that_it_is_not_solved_is_no_answer_to_a_question_for_a_number(talk: Talk) -> None:
    rated, solved = talk.asks("how_was_it"), talk.asks("solved_check")
    assert keys(talk.hears("not_solved", words="niet opgelost")) == ["case-reopened"]
    assert (talk.state(rated), talk.state(solved)) == (ASKED, (ANSWERED, "not_solved"))


def test_of_two_questions_that_of_the_city_is_named_too(talk: Talk) -> None:
    rated, _visit = talk.asks("how_was_it"), talk.asks("appointment")
    (which,) = talk.hears("affirm", words="ja")
    assert [one["label"] for one in which["buttons"]] == ["asked-appointment", "asked-how_was_it"]
    assert keys(talk.presses(which["buttons"][1])) == ["rating-number"]
    assert talk.state(rated) == ASKED


def test_what_is_still_solved_is_not_asked_about_for_ever(talk: Talk) -> None:
    number = talk.asks("still_solved")
    planned = kinds_of(talk, number)
    assert planned.count("rating") == 1
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]
    assert talk.state(number) == (ANSWERED, "solved")
    assert kinds_of(talk, number) == planned


def test_that_an_open_case_is_solved_already_is_left_to_the_stewards(talk: Talk) -> None:
    number = talk.asks("already_solved")
    assert keys(talk.hears("affirm", words="ja")) == ["solved-noted"]
    assert talk.state(number) == (ANSWERED, "solved")
    assert talk.case(number).state is CaseState.CLAIMED


def test_a_no_to_still_solved_opens_the_case_again_and_asks_why(talk: Talk) -> None:
    number = talk.asks("still_solved")
    assert keys(talk.hears("deny", words="nee")) == ["case-reopened"]
    assert talk.case(number).state is CaseState.IN_PROGRESS
    assert (talk.next, talk.slots["why_about"]["answer"]) == ("why_form", "not_solved")


def test_an_answer_that_only_the_policy_knows_is_kept_for_the_stewards(talk: Talk) -> None:
    number = talk.asks("came_by")
    before = talk.told_to_stewards()
    assert keys(talk.hears("affirm", follow_up=number, answer="could_not")) == ["noted-answer"]
    assert keys(talk.tries_again()) == ["noted-answer"]
    assert talk.state(number) == (ANSWERED, "could_not")
    assert talk.case(number).state is CaseState.CLAIMED
    answered = EventTag.FOLLOW_UP_ANSWERED
    assert talk.events(number, answered) == [(None, {"answer": "could_not"})]
    assert talk.told_to_stewards() == [*before, "staff-follow-up-answered"]


@pytest.mark.parametrize("kind", ["came_by", "of_use"])
@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_a_yes_or_no_that_may_mean_any_answer_is_asked_for_one(
    talk: Talk, kind: str, intent: str
) -> None:
    number = talk.asks(kind)
    (ask,) = talk.hears(intent, words="woord")
    assert ask["say"] == "choose-answer"
    assert talk.state(number) == ASKED
    assert keys(talk.presses(ask["buttons"][0])) == ["noted-answer"]
    assert talk.state(number) == (ANSWERED, "fits")


def test_an_answer_about_a_service_that_only_the_policy_knows_says_nothing_of_its_door(
    talk: Talk,
) -> None:
    number = talk.asks("of_use")
    assert keys(talk.hears("affirm", follow_up=number, answer="move")) == ["noted-answer"]
    assert talk.state(number) == (ANSWERED, "move")
    with talk.store.read() as work:
        row = work.follow_ups.get(number)
        assert row
        assert row.referral
        assert row.referral.outcome is None
