"""What is asked, and the list of what is on."""

from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from city.activities import Activity
from city.cards import line
from city.neighbourhoods import neighbourhoods
from flows.activities.form import ALL, DONE, MORE, OTHER_AREA, PAGE
from flows.activities.weeks import WEEKS, days_of
from flows.shared.action import Events, TurnAction
from flows.shared.calendar import fetched_at, on
from flows.shared.house import store
from flows.shared.say import Button, button, say
from flows.shared.turn import Turn

DAY = timedelta(days=1)
OLD = timedelta(days=7)
"""A calendar that could not be fetched for so long says so."""
Line = dict[str, Any]


class AskActivitiesWhere(TurnAction):
    """In which neighbourhood; one's own, where we know it, is a button."""

    def name(self) -> str:
        return "action_ask_activities_form_activities_where"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        with store().read() as work:
            home = work.residents.get(turn.resident_id).home or {}
        own = neighbourhoods().get(home.get("neighbourhood") or "")
        buttons = [button("button-whole-city", "affirm", area=ALL)]
        if own:
            mine = button("button-my-neighbourhood", "affirm", area=own.id)
            buttons.insert(0, {**mine, "args": {"name": own.name}})
        say(dispatcher, "activities-ask-where", buttons)
        return []


class AskActivitiesChoice(TurnAction):
    """A page of what is on; once seen, only asks what else is wanted."""

    def name(self) -> str:
        return "action_ask_activities_form_activities_choice"

    def act(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: Turn) -> Events:
        where, when = tracker.slots["activities_where"], tracker.slots["activities_when"]
        begin = tracker.slots.get("activities_begin") or 0
        every = _found(where, when)
        page, rest = every[begin : begin + PAGE], every[begin + PAGE :]
        buttons = _choices(where, when, more=bool(rest))
        named = {"where": _where(where), "when": _when(when)}
        if tracker.slots.get("activities_shown") == [where, when, begin]:
            say(dispatcher, "activities-ask-next", buttons)
        elif not page:
            say(dispatcher, "activities-none", buttons, **named)
        elif begin:
            say(dispatcher, "activities-found-more", buttons, lines=_blocks(page))
        else:
            say(dispatcher, "activities-found", buttons, lines=_blocks(page), **named)
        return [SlotSet("activities_shown", [where, when, begin])]


def _found(where: str, when: str) -> list[Activity]:
    """What is on there and then: first what is surely in the neighbourhood, then what may be."""
    days = days_of(when, _today())
    found = on(days.first, days.last)
    if where == ALL:
        return found
    here = [one for one in found if one.neighbourhood == where]
    return [*here, *(one for one in found if one.neighbourhood is None)]


def _today() -> date:
    return store().clock().astimezone(ZoneInfo(store().policy.timezone)).date()


def _where(where: str) -> Any:
    return {"say": "activities-whole-city"} if where == ALL else neighbourhoods()[where].name


def _when(when: str) -> Any:
    if when in WEEKS:
        return {"say": f"activities-{when}"}
    return {"day": days_of(when, _today()).first.isoformat()}


def _blocks(page: list[Activity]) -> dict[str, Any]:
    """The activities as they are read, a blank line between them."""
    shown: list[Any] = []
    for one in page:
        shown += ["", _block(one)] if shown else [_block(one)]
    fetched = fetched_at()
    if fetched and store().clock() - fetched > OLD:
        day = {"date": fetched.isoformat()}
        shown += ["", {"say": "activities-old", "args": {"date": day}}]
    return {"lines": shown}


def _block(one: Activity) -> Line:
    facts = [
        _time(one),
        line("activity-place", place=one.place),
        line("activity-note", note=one.note),
        line("activity-website", website=one.website),
    ]
    lines = [fact for fact in facts if fact]
    return {"say": "activity", "args": {"title": one.title, "lines": {"lines": lines}}}


def _time(one: Activity) -> Line:
    day = {"day": one.starts.date().isoformat()}
    if one.ends and one.ends - one.starts > DAY:
        last = (one.ends - timedelta(seconds=1)).date()
        return {"say": "activity-until", "args": {"day": {"day": last.isoformat()}}}
    if one.all_day:
        return {"say": "activity-all-day", "args": {"day": day}}
    begins = f"{one.starts:%H:%M}"
    if one.ends is None:
        return {"say": "activity-from", "args": {"day": day, "from": begins}}
    ends = f"{one.ends:%H:%M}"
    return {"say": "activity-from-to", "args": {"day": day, "from": begins, "to": ends}}


def _choices(where: str, when: str, *, more: bool) -> list[Button]:
    weeks = {
        "this_week": "button-this-week",
        "weekend": "button-weekend",
        "next_week": "button-next-week",
    }
    return [
        *([button("button-more-activities", "affirm", choice=MORE)] if more else []),
        *(button(label, "affirm", week=week) for week, label in weeks.items() if week != when),
        *([] if where == ALL else [button("button-whole-city", "affirm", area=ALL)]),
        button("button-other-area", "affirm", choice=OTHER_AREA),
        button("button-places", "help_activities"),
        button("button-activities-done", "deny", choice=DONE),
    ]
