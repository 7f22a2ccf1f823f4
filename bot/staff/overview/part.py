"""What there is to do: the commands and buttons of the overview."""

from bot.staff.acts import Part
from bot.staff.overview import lists, searching, showing
from bot.staff.overview.stats import count_and_draw, stats

OVERVIEW = Part(
    help="staff-help-overview",
    commands={"case": showing.case_named},
    general={
        "queue": lists.queue,
        "mine": lists.mine,
        "case": showing.case_unknown,
        "next": showing.next_case,
        "find": searching.find,
        "stats": stats,
    },
    ahead={"stats": count_and_draw},
    buttons={"case": showing.opened},
    afterwards=showing.refreshed,
    presses={"queue": lists.turn_to, "offer": lists.offer, "find": searching.turn_to},
)
