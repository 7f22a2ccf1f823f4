"""Referring a resident to a service: found by words or by the case, shown as a card, sent."""

from typing import Any
from zoneinfo import ZoneInfo

from bot.staff import previews
from bot.staff.acts import Act, CaseAct, MenuItem, Notice, Part, case_button, not_allowed
from bot.staff.previews import PIN
from bot.staff.whom import addressed, reporter
from city.cards import Cards, pin
from city.doors import doors
from city.finding import find
from city.services import Service
from storage import NotAllowed
from storage.models import OutboxMessage, Resident
from storage.outbox import SPEAKER, Words
from storage.referrals import ASKS, SERVICE
from storage.vocabulary import OPEN_STATES, OutboxState

MOST = 6
"""How many services are offered; more would not fit a phone's screen."""
ON_A_BUTTON = 24
SAYS = ("referral-from-steward", "referral-from-steward-quiet")


def refer(act: CaseAct) -> Notice | None:
    """Services by the words typed; without words, those that fit the case and the resident."""
    resident = addressed(act)
    services = {
        number: Service.model_validate(data)
        for number, data in act.work.social_map.numbered().items()
    }
    found = _by_words(act, services) if act.text else _fitting(act, resident, services)
    if not found:
        act.tell("staff-refer-none", None, **{SPEAKER: resident.id})
        return None
    numbers = {one.id: number for number, one in services.items()}
    buttons = [_button(act, one, f"{numbers[one.id]}.{resident.id}") for one in found[:MOST]]
    names = "\n".join(f"▫️ {one.name} ({one.organization})" for one in found[:MOST])
    act.tell("staff-refer-which", buttons, **{"services": names, SPEAKER: resident.id})
    return None


def _by_words(act: CaseAct, services: dict[int, Service]) -> list[Service]:
    texts = act.of.tools.texts

    def called(topic: str) -> str:
        """Another city's map may have a topic that no text of ours names."""
        try:
            return texts.render(f"topic-{topic}")
        except KeyError:
            return ""

    topics = {topic for one in services.values() for topic in one.topics}
    names = {topic: called(topic) for topic in topics}
    return find(list(services.values()), act.text, lambda topic: names[topic])


def _fitting(act: CaseAct, resident: Resident, services: dict[int, Service]) -> list[Service]:
    cards = _cards(act)
    return doors(
        list(services.values()),
        act.case.topic,
        language=resident.language,
        neighbourhood=act.case.neighbourhood,
        at=act.work.now,
        zone=cards.zone,
        country=cards.country,
    )


def _cards(act: CaseAct) -> Cards:
    city = act.work.appointments.city
    return Cards(ZoneInfo(city.timezone), city.country)


def _button(act: CaseAct, one: Service, choice: str) -> dict[str, Any]:
    name = one.name if len(one.name) <= ON_A_BUTTON else f"{one.name[: ON_A_BUTTON - 1]}…"
    return {**case_button("staff-button-door", "door", act.case, choice), "args": {"name": name}}


def preview(act: CaseAct) -> Notice | None:
    """The card as the resident will get it."""
    number, _, whom = act.choice.partition(".")
    if not (number.isdecimal() and whom.isdecimal()):
        return None
    resident = reporter(act.case, int(whom))
    data = act.work.social_map.numbered().get(int(number))
    if resident is None or data is None:
        return Notice("staff-refer-gone")
    if act.case.state not in OPEN_STATES:
        return not_allowed(NotAllowed("refer", act.case.state))
    words = _card(act, Service.model_validate(data), resident)
    draft = act.work.outbox.to_resident(resident, words, case_id=act.case.id, draft=True)
    previews.show(act, draft, previews.send_or_drop(draft, "refer_send", "refer_drop"))
    return None


def _card(act: CaseAct, service: Service, resident: Resident) -> Words:
    asks = act.work.referrals.may_ask(act.case, resident)
    args = {
        "steward": act.steward.first_name,
        "reference": act.case.reference,
        "card": _cards(act).card(service, act.work.now),
        SERVICE: {"id": service.id, "name": service.name},
        ASKS: asks,
        PIN: pin(service),
    }
    if not asks:
        return Words("referral-from-steward-quiet", args)
    do_not = {"label": "button-do-not-ask", "act": "do_not_ask"}
    return Words("referral-from-steward", args, [do_not])


def send(act: Act) -> Notice | None:
    return previews.send(act, SAYS, lambda draft: _send(act, draft))


def _send(act: Act, draft: OutboxMessage) -> None:
    sent = act.work.referrals.send(draft, act.steward, act.inbox_id)
    place = draft.args.get(PIN)
    if sent and place and draft.resident:
        title, address = place["title"], place["address"]
        shown = Words("door-pin", {"title": title, "address": address, "_venue": place})
        act.work.outbox.to_resident(draft.resident, shown, case_id=draft.case_id)


def let_be(act: Act) -> Notice | None:
    draft = previews.draft_of(act, SAYS)
    unsent = (OutboxState.DRAFT, OutboxState.CANCELLED)
    return previews.drop(act, draft, sent=draft is not None and draft.state not in unsent)


REFERRING = Part(
    help="staff-help-referring",
    commands={"refer": refer},
    buttons={"refer": refer, "door": preview},
    presses={"refer_send": send, "refer_drop": let_be},
    replies={"staff-refer-which": refer, "staff-refer-none": refer},
    menu=(MenuItem("staff-button-refer", "refer", OPEN_STATES),),
)
