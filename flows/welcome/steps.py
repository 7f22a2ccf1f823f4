"""The first steps, and which are still before a newcomer. They stand in `steps.yml`."""

from collections.abc import Collection

from city.services import Service
from flows.shared.asked import data_beside
from flows.shared.house import store
from flows.shared.social_map import services


def steps() -> dict[str, list[str]]:
    """Each step with the ids of the services that it leads to, in the order of the walk."""
    return dict(data_beside(__file__, "steps.yml")["steps"])


def behind(resident_id: int) -> dict[str, str]:
    """The steps that this resident has done or does not need, with a StepState each."""
    with store().read() as work:
        welcome = work.welcomes.of_resident(resident_id)
        return dict(welcome.steps) if welcome else {}


def left(resident_id: int, without: Collection[str] = ()) -> list[str]:
    """The steps still before them, in order; without those that they saw and passed over."""
    known = behind(resident_id)
    return [one for one in steps() if one not in known and one not in without]


def doors_of(step: str) -> list[Service]:
    """The services of a step that the social map has."""
    known = {one.id: one for one in services()}
    return [known[one] for one in steps()[step] if one in known]
