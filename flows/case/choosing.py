"""Which of their cases a resident means; asked when it is not clear."""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from flows.case.naming import case_button
from flows.case.waiting import Said, put_aside, taken
from flows.shared.action import Events
from flows.shared.forms import TAKE_UP, first_words, forget
from flows.shared.say import Button, button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case
from storage.place import Place
from storage.vocabulary import OPEN_STATES, CaseState

SHOWN = 5
"""How many cases are offered; more would not fit a phone's screen."""
JUST_NOW = timedelta(minutes=20)
"""A photo this soon after the last word about a case belongs to it; later it may be a new one."""

LIKELY: dict[str, Collection[CaseState]] = {
    "add_information": OPEN_STATES,
    "affirm": {*OPEN_STATES, CaseState.RESOLVED},
}
"""States of the cases that an addition or "it is solved" is about. "It is back" is about any."""
SAYS: dict[str, dict[str, str]] = {"affirm": {"answer": "solved"}}
"""What a button for a case says besides its intent."""

Act = Callable[[CollectingDispatcher, UnitOfWork, Case, Turn, list[Said]], Events | None]
"""Does and says something; the events are what goes on from there, if anything does."""


def on_one_case(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    turn: Turn,
    waiting: str | None,
    act: Act,
    intent: str,
) -> Events:
    """Does `act` on the case that is meant, or asks which one; what was said waits meanwhile."""
    cases = _candidates(work, turn, intent)
    words = first_words(turn, waiting)
    if _is_only_a_file(turn):
        cases = _just_spoken_of(work, turn, cases) or cases
    if len(cases) == 1 and _is_clear(work, turn, cases[0]):
        goes_on = act(dispatcher, work, cases[0], turn, taken(work, turn, words))
        work.commit()
        return [*forget("waiting_words"), *(goes_on or [])]
    if not cases and (turn.file or (intent == "not_solved" and turn.words)):
        return _begin_report(work, turn)
    if not cases:
        say(dispatcher, "no-case-yet", [button("button-report", "report_nuisance")])
        return []
    put_aside(work, turn, words)
    work.commit()
    say(dispatcher, f"which-{intent}", [*_choices(cases, intent), *_or_new(intent)])
    return []


def _candidates(work: UnitOfWork, turn: Turn, intent: str) -> list[Case]:
    """The resident's cases that this may be about: by reference, by place, else the LIKELY ones
    and, when there are none of these, all."""
    cases = work.cases.of_resident(turn.resident_id)
    if reference := turn.entities.get("reference"):
        meant = work.merging.meant(turn.resident_id, reference)
        return [case for case in cases if case is meant]
    if here := [case for case in cases if is_at(case, turn)]:
        return here
    likely = [case for case in cases if case.state in LIKELY.get(intent, CaseState)]
    return likely or cases


def is_at(case: Case, turn: Turn) -> bool:
    """Whether the turn names the very address of the case."""
    found = turn.address or {}
    if case.street is None or case.street != found.get("street"):
        return False
    return case.number == Place("", number=found.get("number")).house


def _is_only_a_file(turn: Turn) -> bool:
    return bool(turn.file) and not turn.words and "reference" not in turn.entities


def _is_clear(work: UnitOfWork, turn: Turn, case: Case) -> bool:
    """A photo without a word may be the beginning of a new report."""
    return not _is_only_a_file(turn) or bool(_just_spoken_of(work, turn, [case]))


def _just_spoken_of(work: UnitOfWork, turn: Turn, cases: list[Case]) -> list[Case]:
    """The case that the resident last said something about, if that was just now."""

    def last(case: Case) -> datetime:
        return max([e.at for e in case.events if e.resident_id == turn.resident_id])

    mine = [case for case in cases if any(e.resident_id == turn.resident_id for e in case.events)]
    newest = max(mine, key=last, default=None)
    return [newest] if newest and last(newest) >= work.now - JUST_NOW else []


def _choices(cases: list[Case], intent: str) -> list[Button]:
    return [case_button(case, intent, **SAYS.get(intent, {})) for case in cases[:SHOWN]]


def _or_new(intent: str) -> list[Button]:
    """A way out for what belongs to none of them; what is solved is nothing new."""
    new = button("button-new-report", "report_nuisance", draft=TAKE_UP)
    return [] if intent == "affirm" else [new]


def _begin_report(work: UnitOfWork, turn: Turn) -> Events:
    """A photo, or "it is back", from somebody who has no case: a report begins with it."""
    work.reports.keep_words(
        turn.resident_id,
        "nuisance",
        turn.conversation_key,
        turn.inbox_id,
        turn.words,
        turn.file,
        album=turn.album,
    )
    work.commit()
    return [FollowupAction("nuisance_form")]
