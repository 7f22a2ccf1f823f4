"""An answer to somebody without a chat: the steward tells them, and says that it was done."""

from bot.staff.acts import Act, CaseAct, Notice, not_allowed
from storage import NotAllowed
from storage.models import OutboxMessage, Resident
from storage.outbox import SPEAKER, Words


def tell_yourself(act: CaseAct, draft: OutboxMessage, resident: Resident) -> None:
    """What stands in the place of the preview: nothing can be sent."""
    told = (("staff-button-told", "passed"), ("staff-button-change", "change"))
    buttons = [{"label": label, "data": f"s:{verb}:{draft.id}"} for label, verb in told]
    name = act.work.cases.name_for_stewards(act.case, resident)
    args = {"name": name, "words": draft.args["words"], SPEAKER: resident.id}
    act.work.outbox.to_staff(Words("staff-answer-yourself", args, buttons), case_id=act.case.id)


def told(act: Act) -> Notice | None:
    """The steward told the person: it counts as an answer."""
    draft = act.work.outbox.get(act.number)
    if draft is None or draft.resident is None or not draft.resident.has_no_chat:
        return None
    try:
        act.work.replies.send(draft, act.steward)
    except NotAllowed as error:
        return not_allowed(error)
    return Notice("staff-told")
