"""The answers to what follow-ups ask, each settled by what it was about."""

from functools import partial

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.case.appointed import settle_appointment
from flows.case.back import is_back
from flows.case.choosing import on_one_case
from flows.case.last_asked import MEANS, SOLVED_OR_NOT, as_pressed, last_asked
from flows.case.rated import is_rate, settle_rating
from flows.case.referred import settle_referral
from flows.case.settling import asks_a_number, only_kept
from flows.case.waiting import Said, write_down
from flows.case.welcomed import settle_step
from flows.case.which import answer_to, ask_which, asked_of, with_words
from flows.case.why import ask_why
from flows.shared.action import Events, TurnAction
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, FollowUp, Resident
from storage.vocabulary import OPEN_STATES, CaseState, ClosedReason

LISTEN: Events = [FollowupAction("action_listen")]
"""A rule that led here may ask for the slot that is emptied now: without a word to stop, Rasa would
find no rule to go on with, and say that it is lost."""


class SolvedCheck(TurnAction):
    """An answer to what a follow-up asked. What is open stands in the database."""

    def name(self) -> str:
        return "action_solved_check"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().read() as work:
            asked = last_asked(work, turn)
        if asked in MEANS:
            return _and_listen(MEANS[asked][turn.intent](dispatcher, turn))
        turn = as_pressed(turn) if asked == SOLVED_OR_NOT else turn
        waiting = tracker.slots.get("waiting_words")
        with store().begin() as work:
            if events := answered(dispatcher, work, tracker, turn):
                return events
            if turn.intent == "not_solved":
                back = partial(is_back, tracker)
                return _and_listen(on_one_case(dispatcher, work, turn, waiting, back, "not_solved"))
            if says_solved(turn) and may_be_solved(work, turn):
                done = on_one_case(dispatcher, work, turn, waiting, _is_solved, "affirm")
                return [*done, *LISTEN]
        if begins := _begins(turn.intent):
            return [FollowupAction(begins)]
        say(dispatcher, "solved-glad" if says_solved(turn) else "nothing-asked")
        return [*forget("pending_question", "waiting_words"), *LISTEN]


def _and_listen(events: Events) -> Events:
    """Waits for the resident, unless something goes on at once."""
    goes_on = any(one["event"] == "followup" for one in events)
    return events if goes_on else [*events, *LISTEN]


def _begins(intent: str) -> str | None:
    """The form that an intent begins when it answers no question after all."""
    if intent == "appointment":
        return "steward_form"
    return "nuisance_form" if intent.startswith("nuisance_") else None


def says_solved(turn: Turn) -> bool:
    """Whether the turn says so unasked; a mere yes does not."""
    return "solved" in turn.entities or turn.entities.get("answer") == "solved"


def answered(
    dispatcher: CollectingDispatcher, work: UnitOfWork, tracker: Tracker, turn: Turn
) -> Events:
    """Settles the question that the turn answers, or asks which one is meant; nothing when it
    answers none. Commits."""
    asked = asked_of(work, turn)
    if len(asked) > 1:
        ask_which(dispatcher, turn, asked)
        return [SlotSet("waiting_words", turn.words), *LISTEN]
    if not asked:
        return []
    turn = with_words(turn, tracker.slots.get("waiting_words"))
    goes_on = settle(dispatcher, work, tracker, asked[0], answer_to(asked[0], turn), turn)
    work.commit()
    left = work.follow_ups.pending(turn.resident_id)
    still = SlotSet("pending_question", left[0].kind if left else None)
    return [still, *forget("waiting_words"), *(goes_on or LISTEN)]


def may_be_solved(work: UnitOfWork, turn: Turn) -> bool:
    """Whether the resident has a case that is not closed yet."""
    cases = work.cases.of_resident(turn.resident_id)
    return any(case.state is not CaseState.CLOSED for case in cases)


def solved_or_not(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """Asks, when the words say both: a case must not be closed, nor re-opened, by a guess."""
    buttons = [
        button("answer-solved", "affirm", answer="solved"),
        button("answer-not_solved", "not_solved"),
    ]
    say(dispatcher, SOLVED_OR_NOT, buttons)
    return [SlotSet("waiting_words", turn.words)]


def settle(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    tracker: Tracker,
    asked: FollowUp,
    answer: str,
    turn: Turn,
) -> Events:
    """Keeps the answer and does what it asks for, by what the question was about; returns what
    goes on from there. When the turn is tried again, what was done is only said again."""
    if only_kept(dispatcher, work, asked, answer, turn):
        return []
    if asked.welcome:
        settle_step(dispatcher, work, asked, answer, turn)
    elif asked.referral:
        settle_referral(dispatcher, work, asked, asked.referral, answer, turn)
    elif asked.appointment_id:
        settle_appointment(dispatcher, work, asked, answer, turn)
    elif asked.case and (is_rate(answer) or asks_a_number(work, asked)):
        settle_rating(dispatcher, work, asked, asked.case, answer, turn)
    elif asked.case:
        return _settle_case(dispatcher, work, tracker, asked, asked.case, answer, turn)
    return []


def _settle_case(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    tracker: Tracker,
    asked: FollowUp,
    case: Case,
    answer: str,
    turn: Turn,
) -> Events:
    """Solved closes what is resolved; all else re-opens it, tells the stewards, and asks why."""
    if work.follow_ups.answered(asked, answer, turn.inbox_id):
        _keep(work, case, asked.resident, answer, turn)
    if answer == "solved":
        noted = case.state in OPEN_STATES  # a city may ask before the stewards say so
        say(dispatcher, "solved-noted" if noted else "solved-thanks", reference=case.reference)
        return []
    told = "case-goes-on" if answer == "partly" else "case-reopened"
    say(dispatcher, told, reference=case.reference)
    return ask_why(tracker, turn, case, answer)


def _keep(work: UnitOfWork, case: Case, resident: Resident, answer: str, turn: Turn) -> None:
    work.cases.follow_up_answered(case, resident, answer, turn.inbox_id)
    if answer != "solved":
        work.cases.reopen(case, resident, turn.inbox_id, turn.words or None)
    elif case.state is CaseState.RESOLVED:
        work.cases.close(case, ClosedReason.SOLVED, resident)
    elif case.state is CaseState.CLOSED:  # by another who reported it, or some time ago
        work.follow_ups.after_closed(case, resident)


def _is_solved(
    dispatcher: CollectingDispatcher, work: UnitOfWork, case: Case, turn: Turn, said: list[Said]
) -> None:
    """Nobody asked: a case that the stewards resolved is closed, on an open one they decide."""
    resident = work.residents.get(turn.resident_id)
    write_down(work, case, resident, said)
    if case.state is CaseState.RESOLVED:
        work.cases.close(case, ClosedReason.SOLVED, resident)
        say(dispatcher, "solved-thanks", reference=case.reference)
    elif case.state in OPEN_STATES:
        work.cases.follow_up_answered(case, resident, "solved", turn.inbox_id)
        say(dispatcher, "solved-noted", reference=case.reference)
    else:
        say(dispatcher, "solved-glad")
