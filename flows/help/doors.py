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


def page(found: list[Service], seen: int) -> list[Service]:
    """Those that are shown now, when `seen` were shown before."""
    return found[seen : seen + AT_ONCE]
