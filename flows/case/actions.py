"""What a resident says about their own cases."""

from collections.abc import Callable

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.forms import first_words, forget
from flows.shared.house import store
from flows.shared.say import button, say, topic
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, FollowUp
from storage.vocabulary import CaseState, ClosedReason

SHOWN = 5
"""How many cases a status answer lists; more would not fit a phone's screen."""

ANSWERS = {"affirm": "solved", "deny": "not_solved", "not_solved": "not_solved"}
"""What words mean as an answer to "is it solved?"."""


class CaseStatus(TurnAction):
    """The resident's cases, newest first, each with its state in plain words."""

    def name(self) -> str:
        return "action_case_status"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().read() as work:
            cases = work.cases.of_resident(turn.resident_id)[:SHOWN]
            if not cases:
                say(dispatcher, "status-none")
            for case in cases:
                say(
                    dispatcher,
                    f"status-{case.state}",
                    reference=case.reference,
                    about=_about(case),
                    opened={"date": case.opened_at.isoformat()},
                    steward=case.steward.first_name if case.steward else {"say": "a-steward"},
                )
        return []


class NotSolved(TurnAction):
    """Re-opens the same case; with several, asks which."""

    def name(self) -> str:
        return "action_not_solved"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        waiting = tracker.slots.get("waiting_words")
        with store().begin() as work:
            if pending := _pending(work, turn):
                _settle(dispatcher, work, pending, "not_solved", turn)
                work.commit()
                return forget("pending_question", "waiting_words")
            return _on_one_case(
                dispatcher, work, turn, waiting, _reopen, "not-solved-which", "not_solved"
            )


class AddInformation(TurnAction):
    """Puts the words on the resident's case; with several, asks which."""

    def name(self) -> str:
        return "action_add_information"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        waiting = tracker.slots.get("waiting_words")
        with store().begin() as work:
            return _on_one_case(
                dispatcher, work, turn, waiting, _add, "add-which", "add_information"
            )


class SolvedCheck(TurnAction):
    """The answer to "is it solved?"."""

    def name(self) -> str:
        return "action_solved_check"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        answer = turn.entities.get("answer") or ANSWERS[turn.intent]
        with store().begin() as work:
            pending = _pending(work, turn)
            if pending is None:
                say(dispatcher, "nothing-asked")
            else:
                _settle(dispatcher, work, pending, answer, turn)
                work.commit()
        return forget("pending_question", "waiting_words")


ON_A_BUTTON = 20
"""How many characters of an address a button shows."""


def _about(case: Case, longest: int | None = None) -> dict[str, object]:
    """What a case is about, where others may look over a shoulder: no word of violence."""
    name = topic("help_general" if case.no_automatic_messages else case.topic)
    if case.address is None:
        return dict(name)
    return {"say": "about-with-place", "args": {"topic": name, "place": case.address[:longest]}}


def _pending(work: UnitOfWork, turn: Turn) -> FollowUp | None:
    """The question this turn answers: that of the pressed button, else the newest."""
    pending = work.follow_ups.pending(turn.resident_id)
    if turn.follow_up_id is not None:
        pending = [one for one in pending if one.id == turn.follow_up_id]
    return pending[0] if pending else None


def _settle(
    dispatcher: CollectingDispatcher, work: UnitOfWork, asked: FollowUp, answer: str, turn: Turn
) -> None:
    """Solved closes the case; anything else re-opens it and tells the stewards."""
    case, resident = asked.case, asked.resident
    work.follow_ups.answered(asked, answer)
    work.cases.follow_up_answered(case, resident, answer, turn.inbox_id)
    if answer == "solved":
        if case.state is CaseState.RESOLVED:
            work.cases.close(case, ClosedReason.SOLVED, resident)
        say(dispatcher, "solved-thanks", reference=case.reference)
        return
    work.cases.reopen(case, resident, turn.inbox_id, turn.words or None)
    say(dispatcher, "case-reopened", reference=case.reference)


def _on_one_case(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    turn: Turn,
    waiting: str | None,
    act: Callable[[CollectingDispatcher, UnitOfWork, Case, Turn, str], None],
    ask: str,
    intent: str,
) -> Events:
    """Does `act` on the case that is meant, or asks which one; the words wait meanwhile."""
    cases = work.cases.of_resident(turn.resident_id)
    if reference := turn.entities.get("reference"):
        cases = [case for case in cases if case.reference == reference]
    if len(cases) == 1:
        act(dispatcher, work, cases[0], turn, first_words(turn, waiting))
        work.commit()
        return forget("waiting_words")
    if not cases and (turn.file or (intent == "not_solved" and turn.words)):
        return _begin_report(work, turn)
    if not cases:
        say(dispatcher, "no-case-yet", [button("button-report", "report_nuisance")])
        return []
    say(dispatcher, ask, [_case_button(case, intent) for case in cases[:SHOWN]])
    return [SlotSet("waiting_words", turn.words)]


def _begin_report(work: UnitOfWork, turn: Turn) -> Events:
    """A photo, or "it is back", from somebody who has no case: a report begins with it."""
    work.reports.keep_words(
        turn.resident_id, "nuisance", turn.conversation_key, turn.inbox_id, turn.words, turn.file
    )
    work.commit()
    return [FollowupAction("nuisance_form")]


def _case_button(case: Case, intent: str) -> dict[str, object]:
    args = {"reference": case.reference, "topic": _about(case, ON_A_BUTTON)}
    return {**button("button-case", intent, reference=case.reference), "args": args}


def _reopen(
    dispatcher: CollectingDispatcher, work: UnitOfWork, case: Case, turn: Turn, words: str
) -> None:
    resident = work.residents.get(turn.resident_id)
    work.cases.reopen(case, resident, turn.inbox_id, words or None)
    say(dispatcher, "case-reopened", reference=case.reference)


def _add(
    dispatcher: CollectingDispatcher, work: UnitOfWork, case: Case, turn: Turn, words: str
) -> None:
    resident = work.residents.get(turn.resident_id)
    work.cases.resident_wrote(case, resident, turn.inbox_id, words, file=turn.file)
    say(dispatcher, "information-added", reference=case.reference)
