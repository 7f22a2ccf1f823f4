"""Taking the word in the talk with a resident, and giving it back to the bot."""

from bot.staff.acts import CaseAct, MenuItem, Notice, Part, not_allowed
from storage import NotAllowed
from storage.outbox import SPEAKER
from storage.vocabulary import OPEN_STATES


def talk(act: CaseAct) -> Notice | None:
    """With the resident whose words were replied to, else with the first who reports the case."""
    replied, talks = act.of.replied_to, act.work.held_talks
    resident = talks.partner(act.case, replied.args.get(SPEAKER) if replied else None)
    name = act.work.cases.name_for_stewards(act.case, resident)
    if resident.has_no_chat:
        return Notice("staff-talk-no-chat", {"name": name})
    try:
        talks.hold(act.case, resident, act.steward, act.of.inbox_id)
    except NotAllowed as error:
        return not_allowed(error)
    shown = {"steward": act.steward.first_name, "name": name, SPEAKER: resident.id}
    act.tell("staff-talk-held", None, **shown)
    return None


def give_back(act: CaseAct) -> Notice | None:
    """All talks about this case."""
    held = act.work.held_talks.about(act.case)
    for conversation in held:
        act.work.held_talks.give_back(conversation, "steward", steward=act.steward)
    if not held:
        return Notice("staff-talk-not-held")
    act.tell("staff-talk-given-back", steward=act.steward.first_name)
    return None


HOLDING = Part(
    help="staff-help-holding",
    commands={"talk": talk, "bot": give_back},
    buttons={"talk": talk, "bot": give_back},
    menu=(
        MenuItem("staff-button-talk", "talk", OPEN_STATES),
        MenuItem("staff-button-bot", "bot", OPEN_STATES),
    ),
)
