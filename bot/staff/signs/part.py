"""The next sign of life: shown, with a line of the steward's own, or left out this time."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, case_button, if_allowed
from bot.staff.ending.part import LONGEST_LINE
from bot.staff.signs.shown import shown
from storage.signs import Sign
from storage.vocabulary import OPEN_STATES

LINE = "_line"
"""The variable of a preview that holds the steward's words."""


def sign(act: CaseAct) -> Notice | None:
    """What comes next; with words, what it would say with these."""
    signs = act.work.signs.next(act.case)
    if not signs:
        return _none(act)
    if act.text:
        return _preview(act, signs)
    buttons = [
        case_button("staff-button-sign-line", "sign_line", act.case),
        case_button("staff-button-sign-hold", "sign_hold", act.case, _moment(signs)),
    ]
    act.tell("staff-sign-next", buttons, signs=shown(act, signs))
    return None


def _none(act: CaseAct) -> Notice:
    return Notice("staff-silent" if act.case.no_automatic_messages else "staff-sign-none")


def _moment(signs: list[Sign]) -> int:
    """When the first goes out, as a button can carry it: pressed twice, it is another."""
    return int(signs[0].at.timestamp())


def _preview(act: CaseAct, signs: list[Sign]) -> Notice | None:
    if len(act.text) > LONGEST_LINE:
        return Notice("staff-line-too-long", {"most": LONGEST_LINE})
    signs = [one.with_line(act.steward, act.text) for one in signs]
    keep = case_button("staff-button-sign-keep", "sign_keep", act.case)
    act.tell("staff-sign-with-line", [keep], signs=shown(act, signs), **{LINE: act.text})
    return None


def ask_line(act: CaseAct) -> Notice | None:
    if not act.work.signs.next(act.case):
        return _none(act)
    act.tell("staff-sign-ask-line")
    return None


def keep(act: CaseAct) -> Notice | None:
    line = act.of.pressed.args.get(LINE) if act.of.pressed else None
    if not line:
        return None
    if not act.work.signs.next(act.case):
        return _none(act)
    act.work.signs.add_line(act.case, act.steward, line, act.of.inbox_id)
    return Notice("staff-sign-line-kept")


def hold(act: CaseAct) -> Notice | None:
    """Only the one that the button stands under: a second press leaves out no second one."""
    signs = act.work.signs.next(act.case)
    if not signs:
        return _none(act)
    if act.choice != str(_moment(signs)):
        return Notice("staff-sign-held-already")
    act.work.signs.hold_next(act.case, act.steward, act.of.inbox_id)
    local = act.work.signs.next(act.case)[0].at.astimezone(act.of.tools.texts.zone)
    day = {"day": local.date().isoformat()}
    act.tell("staff-sign-held", steward=act.steward.first_name, day=day)
    return None


SIGN, ASK_LINE = if_allowed(sign), if_allowed(ask_line)

SIGNS = Part(
    help="staff-help-signs",
    commands={"sign": SIGN},
    buttons={
        "sign": SIGN,
        "sign_line": ASK_LINE,
        "sign_hold": if_allowed(hold),
        "sign_keep": if_allowed(keep),
    },
    replies={"staff-sign-ask-line": SIGN},
    menu=(MenuItem("staff-button-sign", "sign", OPEN_STATES),),
)
