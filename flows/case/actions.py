"""What a resident says about their own cases."""

from functools import partial

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.case.back import is_back
from flows.case.choosing import SHOWN, on_one_case
from flows.case.naming import about
from flows.case.solved import answered, solved_or_not
from flows.case.waiting import Said, thanked_with, write_down
from flows.shared.action import Events, TurnAction
from flows.shared.forms import GO_ON
from flows.shared.house import store
from flows.shared.say import Button, button, say, topic
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, Report
from storage.vocabulary import OPEN_STATES, CaseKind


class CaseStatus(TurnAction):
    """The resident's cases, newest first, each with its state in plain words; and the draft that
    lies unsent."""

    def name(self) -> str:
        return "action_case_status"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().read() as work:
            cases = work.cases.of_resident(turn.resident_id)[:SHOWN]
            draft = work.reports.draft(turn.resident_id, "nuisance")
            for case in cases:
                say(
                    dispatcher,
                    f"status-{case.state}",
                    _next_steps(case),
                    reference=case.reference,
                    about=about(case),
                    opened={"date": case.opened_at.isoformat()},
                    steward=case.steward.first_name if case.steward else {"say": "a-steward"},
                )
        offered = not tracker.active_loop and _offer_draft(dispatcher, draft)
        if not cases and not offered:
            say(dispatcher, "status-none")
        return []


def _offer_draft(dispatcher: CollectingDispatcher, draft: Report | None) -> bool:
    """Shows the report that lies unsent, if there is one, and offers to go on with it."""
    kind = draft.answers.get("nuisance_kind") if draft else None
    if kind:
        go_on = button("button-go-on", kind, draft=GO_ON)
        say(dispatcher, "status-draft", [go_on], topic=topic(kind))
    return bool(kind)


def _next_steps(case: Case) -> list[Button]:
    """One tap for what residents most often want to say next."""
    if case.kind is not CaseKind.NUISANCE:
        return []
    label = "button-again" if case.state in OPEN_STATES else "button-not-solved"
    return [button(label, "not_solved", reference=case.reference)]


class NotSolved(TurnAction):
    """Re-opens the same case, or writes it in the diary of an open one; with several, asks
    which."""

    def name(self) -> str:
        return "action_not_solved"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        waiting = tracker.slots.get("waiting_words")
        if "solved" in turn.entities:
            return solved_or_not(dispatcher, turn)
        with store().begin() as work:
            if "reference" not in turn.entities and (
                events := answered(dispatcher, work, tracker, turn)
            ):
                return events
            back = partial(is_back, tracker)
            return on_one_case(dispatcher, work, turn, waiting, back, "not_solved")


class AddInformation(TurnAction):
    """Puts the words on the resident's case; with several, asks which."""

    def name(self) -> str:
        return "action_add_information"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        waiting = tracker.slots.get("waiting_words")
        with store().begin() as work:
            done = on_one_case(dispatcher, work, turn, waiting, _add, "add_information")
        if not tracker.active_loop:
            with store().read() as work:
                _offer_draft(dispatcher, work.reports.draft(turn.resident_id, "nuisance"))
        return done


def _add(
    dispatcher: CollectingDispatcher, work: UnitOfWork, case: Case, turn: Turn, said: list[Said]
) -> None:
    resident = work.residents.get(turn.resident_id)
    write_down(work, case, resident, said)
    key = thanked_with(*(one.file for one in said)) if said else "information-wanted"
    say(dispatcher, key, reference=case.reference)
