"""Another kind, or another address."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button, if_allowed
from city.neighbourhoods import named, neighbourhoods
from city.streets import address_in
from storage.models import Case
from storage.outbox import Words
from storage.place import Place
from storage.vocabulary import OPEN_STATES, CaseKind

A_PAGE = 8
"""How many topics are offered at a time."""
LONGEST_ADDRESS = 200
PLACE = "_place"
"""The variable of the question whether the place is right that holds it."""
TOPICS = {CaseKind.NUISANCE: ("nuisance_", "report_"), CaseKind.HELP: ("help_",)}
"""How the topics of each kind begin; all that there are have a text."""


def kind(act: CaseAct) -> Notice | None:
    """Asks for nuisance or help, shows its topics, and takes the one that is chosen."""
    wanted, _, page = act.choice.partition(".")
    topics = {one: _topics(act, one) for one in CaseKind}
    for one, known in topics.items():
        if act.choice in known:
            act.work.care.change_kind(act.case, act.steward, one, act.choice, act.of.inbox_id)
            return Notice("staff-kind-set", {"topic": {"say": f"topic-{act.choice}"}})
    if wanted in topics and page.isdigit():
        _offer(act, CaseKind(wanted), topics[CaseKind(wanted)], int(page))
        return None
    buttons = [
        case_button(f"staff-button-kind-{one}", "kind", act.case, f"{one}.0") for one in CaseKind
    ]
    act.tell("staff-kind-which", buttons, reference=act.case.reference)
    return None


def _topics(act: CaseAct, of: CaseKind) -> list[str]:
    """By their names in Dutch."""
    tools = act.of.tools
    keys = (key.removeprefix("topic-") for key in tools.residents.keys())  # noqa: SIM118 - a method
    found = [one for one in keys if one.startswith(TOPICS[of])]
    return sorted(found, key=lambda one: tools.texts.render(f"topic-{one}"))


def _offer(act: CaseAct, of: CaseKind, topics: list[str], page: int) -> None:
    """One page, in the place of what was shown before."""
    shown = topics[page * A_PAGE : (page + 1) * A_PAGE]
    buttons = [case_button(f"topic-{one}", "kind", act.case, one) for one in shown]
    if page:
        buttons.append(case_button("staff-button-back", "kind", act.case, f"{of}.{page - 1}"))
    if len(topics) > (page + 1) * A_PAGE:
        buttons.append(case_button("staff-button-more", "kind", act.case, f"{of}.{page + 1}"))
    act.of.answer(
        "staff-kind-page",
        buttons,
        kind={"say": f"staff-button-kind-{of}"},
        page=page + 1,
        pages=-(-len(topics) // A_PAGE),
        reference=act.case.reference,
    )


def address(act: CaseAct) -> Notice | None:
    """Shows what is known of the address, and asks whether it is right."""
    if not act.text:
        act.tell("staff-address-which")
        return None
    place = _place(act.text[:LONGEST_ADDRESS])
    twin = act.work.merging.twin(act.case, place)
    area = neighbourhoods().get(place.neighbourhood or "")
    args = {
        "words": place.words,
        "found": _found(place),
        "area": {"say": "staff-address-area", "args": {"name": area.name}} if area else "",
        "twin": _open_there(twin) if twin else "",
        PLACE: place.as_data(),
    }
    row = act.work.outbox.to_staff(Words("staff-address-right", args), case_id=act.case.id)
    row.buttons = [case_button("staff-button-address-yes", "place", act.case, row.id)]
    if twin:
        row.buttons = [*row.buttons, case_button("staff-button-join", "join", act.case, twin.id)]
    return None


def _place(words: str) -> Place:
    found, area = address_in(words), named(words)
    return Place(
        words,
        street=found.street if found else None,
        number=found.number if found else None,
        neighbourhood=area.id if area else None,
    )


def _found(place: Place) -> dict[str, object]:
    if place.street is None:
        return {"say": "staff-address-unknown"}
    address = " ".join(filter(None, [place.street, place.number]))
    return {"say": "staff-address-found", "args": {"address": address}}


def _open_there(twin: Case) -> dict[str, object]:
    return {"say": "staff-address-twin", "args": {"reference": twin.reference}}


def change_place(act: CaseAct) -> Notice | None:
    row = act.work.outbox.get(int(act.choice)) if act.choice.isdigit() else None
    if row is None or row.case_id != act.case.id or PLACE not in row.args:
        return None
    place = Place.of(row.args[PLACE])
    act.work.care.change_place(act.case, act.steward, place, act.of.inbox_id)
    return Notice("staff-address-set", {"words": place.words})


KIND, ADDRESS = if_allowed(kind), if_allowed(address)

PLACING = Part(
    help="staff-help-placing",
    commands={"kind": KIND, "address": ADDRESS},
    buttons={"kind": KIND, "address": ADDRESS, "place": if_allowed(change_place)},
    replies={"staff-address-which": ADDRESS},
    menu=(
        MenuItem("staff-button-kind", "kind", OPEN_STATES),
        MenuItem("staff-button-address", "address", OPEN_STATES),
    ),
)
