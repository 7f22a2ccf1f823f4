"""An appointment as a file for the resident's own calendar (RFC 5545, RFC 5546)."""

from base64 import b64encode
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress

from storage.plan import Plan
from storage.staff_models import Appointment
from storage.vocabulary import AppointmentState

NOBODY = "invalid:nomail"
"""Stands where a published event must have an organizer's address; ours has none."""


def calendar_file(
    appointment: Appointment, summary: str, reference: str, zone: ZoneInfo, now: datetime
) -> dict[str, Any]:
    """The file as a message's `_upload`. What was called off takes the event away again."""
    calendar = Calendar()
    calendar.add("prodid", "-//Buurtlijn//Buurtlijn//NL")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if _is_off(appointment) else "PUBLISH")
    calendar.add_component(_event(appointment, summary, zone, now))
    calendar.add_missing_timezones()
    content = b64encode(calendar.to_ical()).decode("ascii")
    return {"kind": "document", "name": f"{reference}.ics", "content": content}


def _event(appointment: Appointment, summary: str, zone: ZoneInfo, now: datetime) -> Event:
    event, plan = Event(), Plan.of(appointment)
    organizer = vCalAddress(NOBODY)
    organizer.params["cn"] = plan.who
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", plan.starts_at.astimezone(zone))
    event.add("dtend", plan.ends_at.astimezone(zone))
    event.add("summary", summary)
    event.add("location", plan.place)
    event.add("organizer", organizer)
    event.add("status", "CANCELLED" if _is_off(appointment) else "TENTATIVE")
    return event


def _is_off(appointment: Appointment) -> bool:
    return appointment.state is AppointmentState.CANCELLED
