"""How a question ends: a door that helps, or a case in the stewards' queue."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.help.clarify import Clear, is_urgent, shown, warnings
from flows.help.doors import on_screen
from flows.help.form import HELPS, OPEN, SLOTS, VIOLENCE, YES
from flows.privacy.stopping import remind_of_stop
from flows.shared.action import Events, Submit
from flows.shared.also import offer
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn
from storage.vocabulary import CaseKind


class EndHelp(Submit):
    """Ends the form: the door helps, or a person must."""

    def name(self) -> str:
        return "action_end_help"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        if tracker.slots.get("help_door") == HELPS:
            _refer(dispatcher, tracker, turn)
        else:
            _queue(dispatcher, turn)
            _warn(dispatcher, tracker.slots)
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]


def _refer(dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> None:
    """Nothing goes to the stewards; what was shown is kept only with consent."""
    slots, agreed = tracker.slots, tracker.slots.get("help_check") == YES
    with store().begin() as work:
        draft = work.reports.to_drop(turn.resident_id, turn.inbox_id, "help", again=turn.again)
        if agreed:
            work.referrals.give(
                work.residents.get(turn.resident_id),
                turn.inbox_id,
                slots["help_topic"],
                [{"id": one.id, "name": one.name} for one in on_screen(slots)],
                _told(slots.get("help_answers") or {}),
                "\n".join(said["text"] for said in draft.words if said["text"]) if draft else "",
            )
        if draft:
            work.reports.drop(draft)
        work.commit()
    say(dispatcher, "help-check-planned" if agreed else "help-done")


def _queue(dispatcher: CollectingDispatcher, turn: Turn) -> None:
    """Queues the question. About violence nothing goes out by itself afterwards."""
    with store().begin() as work:
        draft = work.reports.spoken_of(turn.resident_id, "help", turn.inbox_id)
        case = work.cases.opened_by(turn.inbox_id)
        if case is None and draft is not None:
            about = draft.answers["help_topic"]
            clear = draft.answers.get("help_answers") or {}
            work.reports.keep_answers(draft, {"told": _told(clear)})
            case = work.cases.open(
                draft,
                turn.inbox_id,
                kind=CaseKind.HELP,
                topic=about,
                urgent=about == VIOLENCE or is_urgent(about, clear),
                no_automatic_messages=about == VIOLENCE,
            )
            work.commit()
        quiet = case is not None and case.no_automatic_messages
        say(dispatcher, "help-sent-quiet" if quiet else "help-sent")
        if not quiet:
            remind_of_stop(dispatcher, work, turn.resident_id)


def _warn(dispatcher: CollectingDispatcher, slots: dict[str, Any]) -> None:
    for warning in warnings(slots.get("help_topic"), slots.get("help_answers") or {}):
        say(dispatcher, warning)


def _told(clear: Clear) -> dict[str, Any]:
    """What was clarified, by question, as a steward reads it; the words themselves stand apart."""
    return {name: shown(name, said) for name, said in clear.items() if said and name != OPEN}
