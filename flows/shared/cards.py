"""Showing a door (city/cards.py) to the resident of this turn."""

from zoneinfo import ZoneInfo

from rasa_sdk.executor import CollectingDispatcher

from city.cards import Cards, pin
from city.services import Service
from flows.shared.house import store
from flows.shared.say import say


def cards() -> Cards:
    """Writes the cards of this house's city."""
    policy = store().policy
    return Cards(ZoneInfo(policy.timezone), policy.holidays)


def show(dispatcher: CollectingDispatcher, service: Service) -> None:
    """One card, and a pin on the map where the place is known."""
    card = cards().card(service, store().clock())
    say(dispatcher, card["say"], **card["args"])
    if place := pin(service):
        title, address = place["title"], place["address"]
        say(dispatcher, "door-pin", title=title, address=address, _venue=place)
