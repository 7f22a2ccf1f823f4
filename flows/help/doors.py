"""Which doors fit a question, best first, a few at a time."""

from typing import Any
from zoneinfo import ZoneInfo

from city.doors import doors
from city.services import Service
from flows.help.clarify import leads_to
from flows.shared.house import store
from flows.shared.social_map import services
from flows.shared.turn import Turn

AT_ONCE = 3
"""More doors than these at a time help nobody to choose; "others" shows the next ones."""


def fitting(turn: Turn, slots: dict[str, Any]) -> list[Service]:
    """All doors for this resident's question, the best first."""
    policy = store().policy
    with store().read() as work:
        home = work.residents.get(turn.resident_id).home or {}
        return doors(
            services(),
            slots["help_topic"],
            first=leads_to(slots["help_topic"], slots.get("help_answers") or {}),
            language=turn.language,
            neighbourhood=home.get("neighbourhood"),
            at=work.now,
            zone=ZoneInfo(policy.timezone),
            country=policy.holidays,
        )


def on_screen(slots: dict[str, Any]) -> list[Service]:
    """The doors that the resident sees now: `help_doors` has all that fitted when the first were
    shown, `help_seen` how many came before these."""
    known = {one.id: one for one in services()}
    seen = slots.get("help_seen") or 0
    ids = (slots.get("help_doors") or [])[seen : seen + AT_ONCE]
    return [known[one] for one in ids if one in known]
