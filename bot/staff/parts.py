"""All parts of the desk, put together once."""

from collections.abc import Mapping

from bot.staff.acts import MenuItem
from bot.staff.answering.part import ANSWERING
from bot.staff.caring.part import CARING
from bot.staff.claiming.part import CLAIMING
from bot.staff.ending.part import ENDING
from bot.staff.entering.part import ENTERING
from bot.staff.holding.part import HOLDING
from bot.staff.merging.part import MERGING
from bot.staff.overview.part import OVERVIEW
from bot.staff.placing.part import PLACING
from bot.staff.planning.part import PLANNING
from bot.staff.referring.part import REFERRING
from bot.staff.reminding.part import REMINDING
from bot.staff.signs.part import SIGNS
from bot.staff.telling.part import TELLING

PARTS = (
    CLAIMING,
    OVERVIEW,
    ANSWERING,
    HOLDING,
    REFERRING,
    PLANNING,
    CARING,
    SIGNS,
    PLACING,
    MERGING,
    ENDING,
    TELLING,
    ENTERING,
    REMINDING,
)


def one_of_each[T](*maps: Mapping[str, T]) -> dict[str, T]:
    """Several maps as one. Raises ValueError when two say the same name."""
    whole: dict[str, T] = {}
    for one in maps:
        if twice := whole.keys() & one.keys():
            raise ValueError(f"said twice: {sorted(twice)}")
        whole.update(one)
    return whole


COMMANDS = one_of_each(*(part.commands for part in PARTS))
GENERAL = one_of_each(*(part.general for part in PARTS))
BUTTONS = one_of_each(*(part.buttons for part in PARTS))
PRESSES = one_of_each(*(part.presses for part in PARTS))
REPLIES = one_of_each(*(part.replies for part in PARTS))
FORMS = one_of_each(*(part.forms for part in PARTS))
AHEAD = one_of_each(*(part.ahead for part in PARTS))
EDITED = [part.edited for part in PARTS if part.edited]
AFTERWARDS = [part.afterwards for part in PARTS if part.afterwards]
MENU: list[MenuItem] = [item for part in PARTS for item in part.menu]
HELP = [part.help for part in PARTS if part.help]
