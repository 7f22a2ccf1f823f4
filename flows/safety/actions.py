"""Danger: the numbers at once, then the stewards are alerted."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.shared.action import Events, TurnAction
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.place import Place
from storage.vocabulary import CaseKind

TOPIC = "emergency"


class Emergency(TurnAction):
    """Says 112 and 101 whatever happens to storage, and marks it for the stewards."""

    def name(self) -> str:
        return "action_emergency"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        return sound_alarm(dispatcher, turn)


def sound_alarm(dispatcher: CollectingDispatcher, turn: Turn) -> Events:
    """The numbers first, then the stewards."""
    say(dispatcher, "emergency-call")
    with store().begin() as work:
        alert_stewards(work, turn)
        work.commit()
    say(dispatcher, "emergency-then")
    return forget("waiting_words")


def alert_stewards(work: UnitOfWork, turn: Turn) -> None:
    """An alarm on the open case that a steward talks with the resident about, else on the newest
    one; without any, a new urgent case.

    Nothing goes out by itself about it later: the phone may be in the wrong hands.
    """
    if open_cases := work.cases.open_of_resident(turn.resident_id):
        resident = work.residents.get(turn.resident_id)
        talk = work.residents.conversation_by_key(turn.conversation_key)
        held = work.residents.case_in_talk(talk) if talk else None
        case = next((one for one in open_cases if one.id == held), open_cases[0])
        work.cases.alarm(case, resident, turn.inbox_id, turn.words)
        return
    report = work.reports.keep_words(
        turn.resident_id, TOPIC, turn.conversation_key, turn.inbox_id, turn.words, turn.file
    )
    work.cases.open(
        report,
        turn.inbox_id,
        kind=CaseKind.HELP,
        topic=TOPIC,
        place=_place(work, turn),
        urgent=True,
        no_automatic_messages=True,
    )


def _place(work: UnitOfWork, turn: Turn) -> Place | None:
    """Where help must go: what was said now, else what a report under way says already."""
    if turn.address:
        found = turn.address
        return Place(str(found["value"]), found.get("street"), found.get("number"))
    draft = work.reports.draft(turn.resident_id, "nuisance")
    place = draft.answers.get("nuisance_place") if draft else None
    return Place.of(place) if place else None
