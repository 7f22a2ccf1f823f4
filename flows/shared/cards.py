"""A door on a card: what a resident must know to go there, and nothing that is not known."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa_sdk.executor import CollectingDispatcher

from city.opening import CallFirst, Closed, Open, door_at
from city.services import OLD, Service
from flows.shared.house import store
from flows.shared.say import say
from flows.shared.social_map import in_own_language, phone, sure

Line = dict[str, Any]


def show(dispatcher: CollectingDispatcher, service: Service) -> None:
    """One card, and a pin on the map where the place is known."""
    say(
        dispatcher,
        "door-card",
        name=service.name,
        what=in_own_language(service.what) if service.what else service.organization,
        lines={"lines": lines(service, store().clock())},
    )
    if service.point and service.address:
        latitude, longitude = service.point
        title, address = service.name, service.address
        pin = {"latitude": latitude, "longitude": longitude, "title": title, "address": address}
        say(dispatcher, "door-pin", title=title, address=address, _venue=pin)


def lines(service: Service, now: datetime) -> list[Line]:
    """The card below its first sentence. What was not seen in a source is left out, and who can
    then be called is said."""
    found = [
        for_whom(service),
        line("door-address", address=sure(service, "address")),
        line("door-phone", phone=phone(service)),
        line("door-website", website=sure(service, "website")),
        hours(service, now),
        spoken(service),
        cost(service),
        bring(service),
        _checked(service, now.date()),
    ]
    if not (phone(service) or sure(service, "address") or is_old(service, now.date())):
        found.insert(0, {"say": "door-ask-first"})
    return [one for one in found if one]


def hours(service: Service, now: datetime) -> Line | None:
    """Whether it is open now; what is known in words where the hours are not."""
    policy = store().policy
    zone = ZoneInfo(policy.timezone)
    match door_at(service.open, now, zone=zone, country=policy.holidays):
        case Open(until=None):
            return {"say": "door-always-open"}
        case Open(until=datetime() as until):
            return line("door-open-until", time=until.strftime("%H:%M"))
        case Closed(opens=datetime() as opens) if opens.date() == now.astimezone(zone).date():
            return line("door-opens-today", time=opens.strftime("%H:%M"))
        case Closed(opens=datetime() as opens):
            return line("door-opens", moment={"moment": opens.isoformat()})
        case Closed():
            return {"say": "door-closed"}
        case CallFirst():
            return {"say": "door-call-first"}
    if service.open_words:
        return line("door-hours", hours=in_own_language(service.open_words))
    return None


def spoken(service: Service) -> Line | None:
    """The languages that are spoken there, and whether one may ask for an interpreter."""
    if service.languages:
        names = {"languages": service.languages}
        key = "door-languages-interpreter" if service.interpreter else "door-languages"
        return line(key, languages=names)
    return {"say": "door-interpreter"} if service.interpreter else None


def for_whom(service: Service) -> Line | None:
    seen = service.for_whom if "for_whom" not in service.unseen else None
    return line("door-for-whom", who=in_own_language(seen)) if seen else None


def cost(service: Service) -> Line | None:
    if service.cost == "free":
        return {"say": "door-free"}
    return line("door-cost", cost=in_own_language(service.cost)) if service.cost else None


def bring(service: Service) -> Line | None:
    return line("door-bring", what=in_own_language(service.bring)) if service.bring else None


def _checked(service: Service, today: date) -> Line | None:
    first = {"say": "door-call" if phone(service) else "door-ask-gentinfo"}
    if service.assured is None:
        return line("door-never-checked", first=first)
    day = {"date": service.assured.isoformat()}
    if is_old(service, today):
        return line("door-old", date=day, first=first)
    return line("door-checked", date=day)


def is_old(service: Service, today: date) -> bool:
    """Whether nobody has made sure of it for a year."""
    return service.assured is None or today - service.assured > OLD


def line(key: str, **args: Any) -> Line | None:
    """A line of a card; None when one of its variables is not known."""
    return {"say": key, "args": args} if all(args.values()) else None
