"""Handing a report to the stewards: a new case, one that others have opened, or a diary entry."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from flows.nuisance.hearing import SLOTS, YES
from flows.nuisance.questions import is_serious
from flows.privacy.stopping import remind_of_stop
from flows.shared.action import Events, Submit
from flows.shared.also import offer
from flows.shared.forms import forget
from flows.shared.house import store
from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Report
from storage.nuisance import Reported
from storage.place import Place

SAID = {"opened": "nuisance-sent", "joined": "nuisance-joined", "again": "nuisance-noted-again"}
"""What the resident hears, by what became of the report; a reference follows when it is new."""


class OpenNuisanceCase(Submit):
    """Hands the report over; its reference follows as the first follow-up."""

    def name(self) -> str:
        return "action_open_nuisance_case"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().begin() as work:
            draft = work.reports.spoken_of(turn.resident_id, "nuisance", turn.inbox_id)
            if work.cases.opened_by(turn.inbox_id) is None and draft is not None:
                reported = hand_over(work, draft, turn.inbox_id)
                work.commit()
                how, reference = SAID[reported.how], reported.case.reference
            else:
                how, reference = "", ""
        if how:
            again = button("button-again", "not_solved", reference=reference)
            say(dispatcher, how, [again], reference=reference)
            with store().read() as work:
                remind_of_stop(dispatcher, work, turn.resident_id)
        else:
            say(dispatcher, "nuisance-sent-already")
        return [*forget(*SLOTS), *offer(dispatcher, tracker)]


def hand_over(work: UnitOfWork, draft: Report, inbox_id: int) -> Reported:
    """A draft becomes a report on a case, with the wishes that the resident had."""
    answers = draft.answers
    place = Place.of(answers["nuisance_place"]) if answers["nuisance_place"] else None
    kind = answers["nuisance_kind"]
    work.reports.set_anonymous(draft, anonymous=bool(answers.get("nuisance_anonymous")))
    if place and answers.get("nuisance_remember") == YES:
        work.consents.give_home(draft.resident, place, inbox_id, "nuisance-ask-remember")
    return work.nuisance.report(
        draft,
        inbox_id,
        topic=kind,
        place=place,
        urgent=is_serious(kind, answers.get("nuisance_answers") or {}),
    )
