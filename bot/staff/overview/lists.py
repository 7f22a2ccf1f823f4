"""The queue and one's own cases: pages through a filter, changed in place by buttons."""

from dataclasses import replace
from typing import Any

from bot.staff.acts import Act, Notice
from bot.staff.overview.lines import line
from bot.staff.overview.naming import dutch_name, short_name
from bot.staff.overview.views import (
    View,
    carried,
    in_words,
    is_any,
    known_topics,
)
from city.neighbourhoods import neighbourhoods
from storage.models import Case, Steward
from storage.queue import Wanted
from storage.vocabulary import Look

A_PAGE = 8
LONGEST_CHOICE = 18
"""Characters of a label: with more, no two buttons stand side by side (`bot.telegram`)."""
AREA, TOPIC, LANGUAGE = 1, 2, 3
"""What a button that offers choices is about."""


def queue(act: Act) -> Notice | None:
    """`/queue`, perhaps with the words of a filter."""
    return _asked(act)


def mine(act: Act) -> Notice | None:
    """`/mine`: the steward's own, perhaps with a filter besides."""
    return _asked(act, steward_id=act.steward.id)


def _asked(act: Act, **besides: Any) -> Notice | None:
    wanted, unknown = in_words(act.text, act.tools, act.steward)
    if unknown:
        return Notice("staff-queue-unknown", {"words": " ".join(unknown), **_what_exists(act)})
    _show(act, View(replace(wanted, **besides)))
    return None


def turn_to(act: Act) -> Notice | None:
    """A button that shows a page."""
    view = carried(act.choice, act.tools, act.steward)
    if view is None:
        return Notice("staff-list-old")
    _show(act, view)
    return None


def offer(act: Act) -> Notice | None:
    """A button that offers the neighbourhoods, topics or languages to choose from."""
    view = carried(act.choice, act.tools, act.steward)
    choices = _choices(act, act.number)
    if view is None or not choices:
        return Notice("staff-list-old")
    buttons = [
        _button("staff-button-choice", View(replace(view.wanted, **meaning)), name=_cut(name))
        for name, meaning in choices
    ]
    buttons.append(_button("staff-button-back", view))
    act.answer("staff-queue-choose", buttons)
    return None


def _choices(act: Act, about: int) -> list[tuple[str, dict[str, Any]]]:
    if about == AREA:
        return [(short_name(one), {"neighbourhood": one.id}) for one in neighbourhoods().values()]
    if about == TOPIC:
        names = {one: act.tools.texts.render(f"topic-{one}") for one in known_topics(act.tools)}
        return [(name, {"topic": one, "kind": None}) for one, name in names.items()]
    if about == LANGUAGE:
        return [(dutch_name(one), {"language": one}) for one in act.tools.residents.languages]
    return []


def _show(act: Act, view: View) -> None:
    found = act.work.queue.cases(view.wanted, view.page * A_PAGE, A_PAGE + 1)
    if not found and view.page:
        # What was there has been dealt with since the button was made.
        view = View(view.wanted)
        found = act.work.queue.cases(view.wanted, 0, A_PAGE + 1)
    cases = found[:A_PAGE]
    buttons = [case_button_in_list(case, view.carried()) for case in cases]
    buttons += _turns(view, more=len(found) > A_PAGE) + _filters(view)
    about = named(act, view.wanted)
    if not cases and is_any(view.wanted):
        act.answer("staff-queue-empty", buttons)
        return
    if not cases:
        act.answer("staff-queue-none", buttons, filter=about)
        return
    act.work.accesses.looked(Look.LIST, act.steward, cases)
    lines = "\n".join(line(act.tools.texts, case, act.work.now) for case in cases)
    first = view.page * A_PAGE + 1
    act.answer("staff-queue", buttons, filter=about, lines=lines, first=first,
               last=first + len(cases) - 1)  # fmt: skip


def case_button_in_list(case: Case, back: str) -> dict[str, Any]:
    """A button that shows the case's card; `back` is where one came from."""
    return {
        "label": "staff-button-case",
        "args": {"reference": case.reference},
        "data": f"s:case:{case.id}:{back}",
    }


def _button(label: str, view: View, **args: Any) -> dict[str, Any]:
    return {"label": label, "args": args, "data": f"s:queue:0:{view.carried()}"}


def _turns(view: View, *, more: bool) -> list[dict[str, Any]]:
    buttons = []
    if view.page:
        buttons.append(_button("staff-button-earlier", replace(view, page=view.page - 1)))
    if more:
        buttons.append(_button("staff-button-further", replace(view, page=view.page + 1)))
    return buttons


def _filters(view: View) -> list[dict[str, Any]]:
    """What else can be shown."""
    wanted, here = view.wanted, View(view.wanted).carried()
    buttons = [
        {"label": label, "data": f"s:offer:{about}:{here}"}
        for label, about in (
            ("staff-button-by-area", AREA),
            ("staff-button-by-topic", TOPIC),
            ("staff-button-by-language", LANGUAGE),
        )
    ]
    if wanted.steward_id is None:
        page, language, area, _nobody, *rest = here.split(",")
        data = ",".join([page, language, area, "m", *rest])
        buttons.append({"label": "staff-button-mine", "data": f"s:queue:0:{data}"})
    if not wanted.snoozed:
        buttons.append(_button("staff-button-snoozed", View(replace(wanted, snoozed=True))))
    if not is_any(wanted):
        buttons.append(_button("staff-button-all", View()))
    return buttons


def named(act: Act, wanted: Wanted) -> str:
    """The filter in words; for none, that it is the queue."""
    texts = act.tools.texts
    area = neighbourhoods().get(wanted.neighbourhood or "")
    steward = act.work.session.get(Steward, wanted.steward_id) if wanted.steward_id else None
    parts = [
        dutch_name(wanted.language) if wanted.language else "",
        area.name if area else "",
        texts.render(f"topic-{wanted.topic}") if wanted.topic else "",
        texts.render(f"staff-queue-kind-{wanted.kind}") if wanted.kind else "",
        texts.render("staff-queue-of", {"steward": steward.first_name}) if steward else "",
        texts.render("staff-queue-snoozed") if wanted.snoozed else "",
    ]
    return ", ".join(part for part in parts if part) or texts.render("staff-queue-all")


def _what_exists(act: Act) -> dict[str, str]:
    """The names that a filter may have."""
    texts, topics = act.tools.texts, known_topics(act.tools)
    return {
        "languages": ", ".join(act.tools.residents.languages),
        "areas": ", ".join(short_name(one) for one in neighbourhoods().values()),
        "topics": ", ".join(texts.render(f"topic-{one}") for one in topics),
    }


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_CHOICE else f"{name[: LONGEST_CHOICE - 1]}…"
