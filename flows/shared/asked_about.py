"""Questions about the doors on the screen: "what does it cost?", "are they open on Saturday?"."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from rasa_sdk.executor import CollectingDispatcher

from city.cards import Line, bring, cost, line, spoken, sure
from city.opening import is_holiday, open_on
from city.services import Service
from flows.shared.cards import cards
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.turn import VERY_SURE, Turn

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FROM_TODAY = {"today": 0, "tomorrow": 1}


def asks_about_doors(turn: Turn) -> bool:
    """Whether a turn asks something of the doors that were shown (nlu/cues, `asks` and `day`)."""
    return bool(turn.words) and bool(turn.entities.keys() & {"asks", "day"})


def stays_with_doors(turn: Turn) -> bool:
    """Whether a turn under the cards is about them, or a thank you for them. Danger, a wish to stop
    and a wish for a person go first."""
    first = turn.may_be_danger or turn.means("cancel", "talk_to_steward", at_least=VERY_SURE)
    return not first and (asks_about_doors(turn) or turn.is_surely("thanks"))


def answers_about_doors(
    dispatcher: CollectingDispatcher, turn: Turn, shown: Sequence[Service]
) -> bool:
    """Answers from the map what the turn asks of these doors; False when it asks nothing."""
    if not asks_about_doors(turn):
        return False
    asked, day = turn.entities.get("asks"), turn.entities.get("day")
    for service in shown:
        answer = _on_day(service, day) if day else FACTS[asked or "open"](service)
        unknown = {"say": "door-not-known"}
        say(dispatcher, "door-about", name=service.name, answer=answer or unknown)
    return bool(shown)


FACTS: dict[str, Callable[[Service], Line | None]] = {
    "cost": cost,
    "bring": bring,
    "languages": spoken,
    "open": lambda service: cards().hours(service, store().clock()),
    "phone": lambda service: line("door-phone", phone=cards().phone(service)),
    "address": lambda service: line("door-address", address=sure(service, "address")),
}


def _on_day(service: Service, named: str) -> Line | None:
    """The hours of the next such day; a public holiday is said, since hours are not sure then."""
    policy = store().policy
    today = store().clock().astimezone(ZoneInfo(policy.timezone)).date()
    ahead = FROM_TODAY.get(named)
    if ahead is None:
        ahead = (DAYS.index(named) - today.weekday()) % 7
    day = today + timedelta(days=ahead)
    opened = open_on(service.open, day)
    if opened is None:
        return cards().hours(service, store().clock()) if service.open_words else None
    weekday = {"weekday": day.isoformat()}
    if not opened:
        return line("door-day-closed", day=weekday)
    if is_holiday(day, policy.holidays):
        return {"say": "door-call-first"}
    spans = ", ".join(f"{opens}-{closes}" for opens, closes in opened)
    return line("door-day-open", day=weekday, hours=spans)
