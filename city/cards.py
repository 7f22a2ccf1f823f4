"""A door on a card: what a resident must know to go there, and nothing that is not known.

A card is text keys with their variables; whoever shows it renders them in the resident's language.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from city.opening import CallFirst, Closed, Open, door_at
from city.phones import tappable
from city.services import OLD, Service, Words

Line = dict[str, Any]


@dataclass(frozen=True)
class Cards:
    """Writes cards for one city: its time zone, and its country (ISO 3166 alpha-2) for public
    holidays and telephone numbers."""

    zone: ZoneInfo
    country: str

    def card(self, service: Service, now: datetime) -> Line:
        """The whole card, as one text."""
        return {
            "say": "door-card",
            "args": {
                "name": service.name,
                "what": in_own_language(service.what) if service.what else service.organization,
                "lines": {"lines": self.lines(service, now)},
            },
        }

    def lines(self, service: Service, now: datetime) -> list[Line]:
        """The card below its first sentence. What was not seen in a source is left out, and who can
        then be called is said."""
        phone = self.phone(service)
        found = [
            for_whom(service),
            line("door-address", address=sure(service, "address")),
            line("door-phone", phone=phone),
            line("door-website", website=sure(service, "website")),
            self.hours(service, now),
            spoken(service),
            cost(service),
            bring(service),
            self._checked(service, now.date()),
        ]
        if not (phone or sure(service, "address") or is_old(service, now.date())):
            found.insert(0, {"say": "door-ask-first"})
        return [one for one in found if one]

    def phone(self, service: Service) -> str | None:
        """The number as it can be tapped."""
        number = sure(service, "phone")
        return tappable(number, self.country) if number else None

    def hours(self, service: Service, now: datetime) -> Line | None:
        """Whether it is open now; what is known in words where the hours are not."""
        match door_at(service.open, now, zone=self.zone, country=self.country):
            case Open(until=None):
                return {"say": "door-always-open"}
            case Open(until=datetime() as until):
                return line("door-open-until", time=until.strftime("%H:%M"))
            case Closed(opens=datetime() as opens) if (
                opens.date() == now.astimezone(self.zone).date()
            ):
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

    def _checked(self, service: Service, today: date) -> Line | None:
        first = {"say": "door-call" if self.phone(service) else "door-ask-gentinfo"}
        if service.assured is None:
            return line("door-never-checked", first=first)
        day = {"date": service.assured.isoformat()}
        if is_old(service, today):
            return line("door-old", date=day, first=first)
        return line("door-checked", date=day)


def pin(service: Service) -> dict[str, Any] | None:
    """The place on the map as a venue; None where it is not known."""
    if not (service.point and service.address):
        return None
    latitude, longitude = service.point
    title, address = service.name, service.address
    return {"latitude": latitude, "longitude": longitude, "title": title, "address": address}


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


def is_old(service: Service, today: date) -> bool:
    """Whether nobody has made sure of it for a year."""
    return service.assured is None or today - service.assured > OLD


def line(key: str, **args: Any) -> Line | None:
    """A line of a card; None when one of its variables is not known."""
    return {"say": key, "args": args} if all(args.values()) else None


def sure(service: Service, field: str) -> str | None:
    """A field as text, if it is known and was seen in a source."""
    known = getattr(service, field)
    return str(known) if known and field not in service.unseen else None


def in_own_language(words: Words) -> dict[str, Any]:
    """Words of the city's lists, in whatever language they will be read."""
    return {"words": words.model_dump()}
