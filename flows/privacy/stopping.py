"""Messages of our own accord: no more of them, none for a while, or again."""

from datetime import datetime

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import Button, button, say
from flows.shared.turn import Turn
from storage import UnitOfWork

PAUSE, RESUME, STOP = "pause", "resume", "stop"
"""What a resident wishes of them: by a button (entity `choice`) or in words (nlu/cues); stop is
what is meant where neither says more."""


def wish_of(turn: Turn) -> str:
    """A wish for messages "only after two weeks" holds words of both: that is a pause."""
    if turn.pressed:
        return turn.entities.get("choice", STOP)
    return next((wish for wish in (PAUSE, RESUME) if wish in turn.entities), STOP)


def stop(dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int) -> None:
    work.residents.stop_follow_ups(resident_id)
    until = work.residents.end_of_a_pause()
    rather = button("button-pause-messages", "stop_messages", choice=PAUSE)
    say(dispatcher, "messages-stopped", [rather, _again()], until=_day(until))


def pause(dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int) -> None:
    until = work.residents.pause_follow_ups(resident_id)
    say(dispatcher, "messages-paused", [_again()], until=_day(until))


def resume(dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int) -> None:
    work.residents.resume_follow_ups(resident_id)
    say(dispatcher, "messages-again")


def resume_if_unwanted(
    dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int
) -> None:
    """Who begins again with the bot wants to hear from it."""
    if work.residents.wants_no_messages(work.residents.get(resident_id)):
        resume(dispatcher, work, resident_id)


def remind_of_stop(dispatcher: CollectingDispatcher, work: UnitOfWork, resident_id: int) -> None:
    """After a new report of one who wants no messages: it stays so, unless they say otherwise."""
    if work.residents.get(resident_id).follow_ups_stopped_at is not None:
        say(dispatcher, "messages-still-stopped", [_again()])


def _again() -> Button:
    return button("button-messages-again", "stop_messages", choice=RESUME)


def _day(moment: datetime) -> dict[str, str]:
    return {"date": moment.isoformat()}
