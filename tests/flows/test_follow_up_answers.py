"""What becomes of the answers to follow-ups, with one question open or several."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows.case.actions import NotSolved
from flows.case.solved import SolvedCheck
from flows.case.why import STILL_FRESH, AskWhy, EndWhy, ValidateWhyForm
from storage.models import FollowUp
from storage.vocabulary import CaseState, ClosedReason, EventTag, FollowUpState, ReportState
from tests.flows.asked import Talk, Told
from tests.storage.arrange import draft, resident

ANSWERED = FollowUpState.ANSWERED
ASKED = (FollowUpState.ASKED, None)


def keys(told: Told) -> list[str]:
    return [one["say"] for one in told]


@pytest.mark.parametrize("by_button", [True, False])
@pytest.mark.parametrize(
    ("kind", "words", "answer", "told"),
    [
        ("solved_check", "opgelost", "solved", "solved-thanks"),
        ("solved_check", "nog altijd", "not_solved", "case-reopened"),
        ("solved_check", "наполовина", "partly", "case-goes-on"),
        ("solved_check", "a revenit", "came_back", "case-reopened"),
        ("referral_check", "ešte nie", "not_yet", "referral-not_yet"),
        ("referral_check", "niet meer nodig", "not_needed", "referral-not_needed"),
        ("appointment", "друг ден", "move", "appointment-when"),
        ("visit_reminder", "zrušte to", "call_off", "appointment-off"),
        ("welcome_next", "încă nu", "step_not_yet", "welcome-next-not-yet"),
        ("rating", "cinci stele", "rate_5", "rating-thanks"),
    ],
)
def test_a_button_and_words_are_the_same_answer(
    talk: Talk, kind: str, words: str, answer: str, told: str, by_button: bool
) -> None:
    number = talk.asks(kind)
    said = (
        talk.hears("affirm", follow_up=number, answer=answer)
        if by_button
        else talk.hears("affirm", said=words)
    )
    assert keys(said) == [told]
    assert talk.state(number) == (ANSWERED, answer)


def test_a_yes_needs_nothing_that_rasa_remembers(talk: Talk) -> None:
    number = talk.asks("solved_check")
    assert "pending_question" not in talk.slots
    assert keys(talk.hears("affirm", words="да")) == ["solved-thanks"]
    assert talk.state(number) == (ANSWERED, "solved")


def test_a_yes_to_nothing_closes_nothing(talk: Talk) -> None:
    number = talk.asks("solved_check")
    talk.hears("deny", words="nee")
    assert keys(talk.hears("affirm", words="ja")) == ["nothing-asked"]
    assert talk.case(number).state is CaseState.IN_PROGRESS


def test_of_two_questions_the_one_that_is_meant_is_asked_for_and_settled(talk: Talk) -> None:
    solved, visit = talk.asks("solved_check"), talk.asks("appointment")
    (which,) = talk.hears("deny", words="nee, de zakken liggen er nog")
    assert which["say"] == "which-asked"
    assert [one["label"] for one in which["buttons"]] == [
        "asked-appointment", "asked-solved_check",
    ]  # fmt: skip
    assert which["buttons"][1]["args"]["reference"] == talk.case(solved).reference
    assert [talk.state(one) for one in (solved, visit)] == [ASKED, ASKED]

    assert keys(talk.presses(which["buttons"][1])) == ["case-reopened"]
    assert talk.state(solved) == (ANSWERED, "not_solved")
    assert talk.state(visit) == ASKED
    assert talk.events(solved, EventTag.REOPENED)[0][0] == "nee, de zakken liggen er nog"
    assert talk.slots["pending_question"] == "appointment"
    assert talk.slots["waiting_words"] is None


def test_what_was_said_before_is_it_solved_reaches_the_stewards_with_the_button(
    talk: Talk,
) -> None:
    number, words = talk.asks("solved_check"), "het was weg en nu staan de zakken er half weer"
    (asked,) = talk.hears("not_solved", NotSolved(), words, solved="weg")
    not_solved = asked["buttons"][1]
    assert keys(talk.hears(not_solved["intent"], NotSolved())) == ["case-reopened"]
    assert talk.events(number, EventTag.REOPENED)[0][0] == words
    assert talk.slots["waiting_words"] is None


def test_words_that_wait_for_something_else_are_no_part_of_a_follow_up_s_answer(
    talk: Talk,
) -> None:
    number = talk.asks("solved_check")
    talk.slots["waiting_words"] = "wat ik niet goed kon zeggen"
    talk.hears("affirm", follow_up=number, answer="not_solved")
    assert talk.events(number, EventTag.REOPENED)[0][0] is None


def test_two_cases_are_told_apart_by_their_reference(talk: Talk) -> None:
    first, second = talk.asks("solved_check"), talk.asks("solved_check")
    (which,) = talk.hears("affirm", said="още не")
    names = [one["args"]["reference"] for one in which["buttons"]]
    assert names == [talk.case(second).reference, talk.case(first).reference]
    talk.presses(which["buttons"][1])
    assert talk.state(first) == (ANSWERED, "not_solved")
    assert talk.state(second) == ASKED
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]


def test_words_that_fit_one_question_only_answer_that_one(talk: Talk) -> None:
    rating, visit = talk.asks("rating"), talk.asks("appointment")
    assert keys(talk.hears("affirm", said="een 4")) == ["rating-thanks"]
    assert (talk.state(rating), talk.state(visit)) == ((ANSWERED, "rate_4"), ASKED)


def test_the_second_asking_is_no_second_question(talk: Talk) -> None:
    first = talk.asks("solved_check")
    with talk.store.begin() as work:
        again = work.session.query(FollowUp).filter_by(kind="solved_check", round=2).one()
        kind = work.follow_ups.kind_of(again)
        assert kind
        work.follow_ups.ask(again, kind)
        work.commit()
    assert keys(talk.hears("affirm", words="ja")) == ["solved-thanks"]
    assert talk.case(first).state is CaseState.CLOSED


@pytest.mark.parametrize("answer", ["not_solved", "came_back", "partly"])
def test_who_says_it_is_not_solved_is_asked_why_and_the_words_go_to_the_case(
    talk: Talk, answer: str
) -> None:
    number = talk.asks("solved_check")
    talk.hears("affirm", follow_up=number, answer=answer)
    assert talk.next == "why_form"
    assert talk.case(number).state is CaseState.IN_PROGRESS
    assert talk.told_to_stewards()[-2:].count("staff-reopened") == 1

    talk.form = "why_form"
    (why,) = talk.hears("affirm", AskWhy())
    assert why["say"] == f"why-{answer}"
    assert [one["label"] for one in why["buttons"]] == ["button-nothing-to-add"]
    answers_why(talk, "nuisance_waste", "de zakken staan er weer elke avond")
    assert keys(talk.hears("nuisance_waste", EndWhy())) == ["information-added"]
    assert talk.events(number, EventTag.RESIDENT_WROTE)[0][0] == (
        "de zakken staan er weer elke avond"
    )
    assert talk.told_to_stewards()[-1] == "staff-resident-wrote"


def answers_why(talk: Talk, intent: str, words: str = "", **more: Any) -> None:
    """What comes while we ask why; the form stays open, as the tests look at one turn."""
    talk.form, talk.slots["requested_slot"] = "why_form", "why_words"
    talk.slots["why_words"] = None
    talk.hears(intent, ValidateWhyForm(), words, **more)


def opened_again(talk: Talk) -> int:
    number = talk.asks("solved_check")
    talk.hears("affirm", follow_up=number, answer="not_solved")
    return number


@pytest.mark.parametrize(("intent", "words"), [("skip", ""), ("deny", "nee"), ("cancel", "laat")])
def test_who_has_nothing_to_add_is_let_go(talk: Talk, intent: str, words: str) -> None:
    number = opened_again(talk)
    answers_why(talk, intent, words)
    assert talk.slots["why_words"] == ""
    assert keys(talk.hears(intent, EndWhy())) == ["why-nothing"]
    assert talk.events(number, EventTag.RESIDENT_WROTE) == []


def test_a_photo_says_why_as_well(talk: Talk) -> None:
    number = opened_again(talk)
    photo = {"kind": "photo", "chat": 7, "message": 5}
    answers_why(talk, "add_information", file=photo)
    assert talk.slots["why_words"] == "information-added"
    assert talk.events(number, EventTag.RESIDENT_WROTE) == [(None, {"file": photo})]


@pytest.mark.parametrize(
    ("intent", "words", "address"),
    [
        ("emergency", "er is brand", None),
        ("help_housing", "ik zoek een andere woning", None),
        ("report_nuisance", "ik wil iets anders melden", None),
        ("nuisance_noise", "lawaai in de Ham 12", "Ham 12"),
        ("talk_to_steward", "ik wil iemand spreken", None),
    ],
)
def test_what_is_clearly_something_else_is_no_reason(
    talk: Talk, intent: str, words: str, address: str | None
) -> None:
    number = opened_again(talk)
    answers_why(talk, intent, words, **({"address": address} if address else {}))
    assert talk.slots["why_words"] is None
    assert talk.events(number, EventTag.RESIDENT_WROTE) == []


def test_a_day_later_nuisance_may_be_a_new_report(talk: Talk) -> None:
    number = opened_again(talk)
    long_ago = datetime.now(UTC) - STILL_FRESH - timedelta(minutes=1)
    talk.slots["why_about"]["at"] = long_ago.isoformat()
    answers_why(talk, "nuisance_waste", "er ligt weer afval")
    assert talk.events(number, EventTag.RESIDENT_WROTE) == []


def test_who_said_why_already_or_is_in_a_form_is_not_asked(talk: Talk) -> None:
    number = talk.asks("solved_check")
    words = "nee, de zakken liggen er nog altijd"
    talk.hears("deny", words=words)
    assert talk.next == "action_listen"
    assert talk.events(number, EventTag.REOPENED)[0][0] == words
    other = talk.asks("solved_check")
    talk.form = "nuisance_form"
    talk.hears("affirm", follow_up=other, answer="came_back")
    assert talk.next == "action_listen"


def test_a_closed_case_that_is_back_is_asked_about_too(talk: Talk) -> None:
    number = talk.asks("rating")
    reference = talk.case(number).reference
    assert keys(talk.hears("not_solved", NotSolved(), reference=reference)) == ["case-reopened"]
    assert (talk.next, talk.slots["why_about"]["answer"]) == ("why_form", "came_back")


def test_that_it_is_back_is_no_answer_to_the_rating(talk: Talk) -> None:
    number = talk.asks("rating")
    talk.hears("not_solved", NotSolved(), words="toch niet opgelost")
    assert talk.case(number).state is CaseState.IN_PROGRESS
    assert talk.state(number) == (FollowUpState.CANCELLED, None)


def test_it_is_still_going_on_says_that_the_same_is_not_solved(talk: Talk) -> None:
    number = talk.asks("solved_check")
    talk.hears("nuisance_waste", words="er ligt nog altijd afval op de hoek", now="nog altijd")
    assert talk.state(number) == (ANSWERED, "not_solved")
    assert talk.next == "action_listen"


@pytest.mark.parametrize(
    ("intent", "address"), [("nuisance_noise", None), ("nuisance_waste", "Ham 12")]
)
def test_another_nuisance_is_a_report(talk: Talk, intent: str, address: str | None) -> None:
    number = talk.asks("solved_check")
    more: dict[str, Any] = {"address": address} if address else {}
    assert talk.hears(intent, words="er is nu weer lawaai op straat", now="nu", **more) == []
    assert (talk.next, talk.state(number)) == ("nuisance_form", ASKED)


def test_another_time_is_asked_about_or_goes_to_a_person(talk: Talk) -> None:
    assert talk.hears("appointment", words="ik wil een afspraak") == []
    assert talk.next == "steward_form"
    talk.asks("appointment")
    assert keys(talk.hears("appointment", words="kan het op vrijdag")) == ["appointment-how"]


def test_what_is_solved_is_rated_and_what_is_not_is_not(talk: Talk) -> None:
    solved, still = talk.asks("solved_check"), talk.asks("solved_check")
    talk.hears("affirm", follow_up=solved, answer="solved")
    talk.hears("affirm", follow_up=still, answer="partly")
    with talk.store.read() as work:
        ratings = work.session.query(FollowUp).filter_by(kind="rating").all()
        assert [one.case_id for one in ratings] == [talk.case(solved).id]
        assert work.follow_ups.due() or ratings[0].due_at > work.now  # waits in quiet hours only


@pytest.mark.parametrize(
    ("intent", "words", "told", "state"),
    [
        ("affirm", "ja", "solved-thanks", CaseState.CLOSED),
        ("deny", "nee", "case-reopened", CaseState.IN_PROGRESS),
    ],
)
def test_that_it_is_solved_for_a_neighbour_silences_nobody_who_reported_it_too(
    talk: Talk, intent: str, words: str, told: str, state: CaseState
) -> None:
    number = talk.asks("solved_check")
    with talk.store.begin() as work:
        case, neighbour = work.cases.get(talk.case(number).id), resident(work, chat_id=8)
        joined = draft(work, neighbour)
        joined.case_id, joined.state = case.id, ReportState.SENT
        work.cases.close(case, ClosedReason.SOLVED, neighbour)
        work.commit()
    assert keys(talk.hears(intent, words=words)) == [told]
    assert talk.case(number).state is state
    with talk.store.read() as work:
        rated = {
            one.resident_id: one.state
            for one in work.session.query(FollowUp).filter_by(kind="rating")
        }
    waits, dropped = FollowUpState.WAITING, FollowUpState.CANCELLED
    assert rated == ({2: waits, 1: waits} if intent == "affirm" else {2: dropped})


@pytest.mark.parametrize("rate", [1, 2, 3, 5])
def test_a_rating_is_kept_and_a_low_one_is_told_to_the_stewards(talk: Talk, rate: int) -> None:
    number = talk.asks("rating")
    before = len(talk.told_to_stewards())
    told = keys(talk.hears("affirm", follow_up=number, answer=f"rate_{rate}"))
    assert talk.events(number, EventTag.RATED) == [(None, {"rate": rate})]
    assert talk.state(number) == (ANSWERED, f"rate_{rate}")
    low = rate <= 2
    assert told == ["rating-thanks-low" if low else "rating-thanks"]
    assert talk.told_to_stewards()[before:] == (["staff-rated-low"] if low else [])


@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_a_yes_or_no_to_the_rating_is_asked_for_a_number(talk: Talk, intent: str) -> None:
    number = talk.asks("rating")
    (ask,) = talk.hears(intent, SolvedCheck(), words="woord")
    assert ask["say"] == "rating-number"
    assert talk.state(number) == ASKED
    talk.presses(ask["buttons"][3])
    assert talk.state(number) == (ANSWERED, "rate_4")


def test_after_silence_the_case_closes_quietly_and_is_not_rated(talk: Talk) -> None:
    number = talk.asks("solved_check")
    with talk.store.begin() as work:
        case = work.cases.get(talk.case(number).id)
        work.cases.close(case, ClosedReason.NO_ANSWER)
        work.commit()
    with talk.store.read() as work:
        assert work.session.query(FollowUp).filter_by(kind="rating").all() == []
