"""Appointments with residents: proposed, moved and called off, each after a preview."""

from bot.staff import previews
from bot.staff.acts import UPLOAD, Act, CaseAct, MenuItem, Notice, Part, not_allowed
from bot.staff.planning.calendar_file import calendar_file
from bot.staff.planning.reading import Unreadable, Wanted, read
from bot.staff.whom import addressed
from storage import NotAllowed
from storage.appointments import Moot
from storage.models import OutboxMessage, Resident
from storage.outbox import SPEAKER, Words
from storage.plan import Plan
from storage.staff_models import Appointment
from storage.vocabulary import OPEN_STATES, OutboxState

MINUTES = 60
"""How long an appointment takes when nobody says so."""
SAYS = ("follow-up-appointment", "appointment-moved", "appointment-called-off")


def propose(act: CaseAct) -> Notice | None:
    """A new appointment; without words, asks for them."""
    resident = addressed(act)
    if standing := act.work.appointments.next_of(act.case, resident):
        return Notice("staff-visit-standing", act.work.appointments.facts(standing))
    if not act.text:
        act.tell("staff-visit-how", None, **{SPEAKER: resident.id})
        return None
    return _preview(act, resident, None)


def move(act: CaseAct) -> Notice | None:
    """Another time for the appointment that stands; without words, asks for it."""
    resident = addressed(act)
    standing = act.work.appointments.next_of(act.case, resident)
    if standing is None:
        return Notice("staff-visit-none")
    if not act.text:
        act.tell("staff-visit-move-how", None, **{SPEAKER: resident.id})
        return None
    return _preview(act, resident, standing)


def call_off(act: CaseAct) -> Notice | None:
    standing = act.work.appointments.next_of(act.case, addressed(act))
    if standing is None:
        return Notice("staff-visit-none")
    draft = act.work.appointments.draft_of_calling_off(standing, act.steward)
    _show(act, draft)
    return None


def _show(act: CaseAct, draft: OutboxMessage) -> None:
    previews.show(act, draft, previews.send_or_drop(draft, "visit_send", "visit_drop"))


def _preview(act: CaseAct, resident: Resident, of: Appointment | None) -> Notice | None:
    if act.case.state not in OPEN_STATES:
        return not_allowed(NotAllowed("appointment", act.case.state))
    appointments = act.work.appointments
    try:
        wanted = read(act.text, act.work.now, appointments.city)
    except Unreadable as fault:
        return fault.notice
    plan = _plan(act, wanted, of)
    if not plan.place:
        return Notice("staff-visit-no-place")
    draft = appointments.draft(act.case, resident, act.steward, plan, of)
    _show(act, draft)
    return None


def _plan(act: CaseAct, wanted: Wanted, of: Appointment | None) -> Plan:
    """What was left out is as it was; at first the case's address and the steward who writes."""
    before = Plan.of(of) if of else None
    return Plan(
        wanted.starts_at,
        wanted.minutes or (before.minutes if before else MINUTES),
        wanted.place or (before.place if before else act.case.address or ""),
        wanted.who or (before.who if before else act.steward.first_name),
    )


def send(act: Act) -> Notice | None:
    return previews.send(act, SAYS, lambda draft: _send(act, draft))


def _send(act: Act, draft: OutboxMessage) -> Notice | None:
    try:
        appointment = act.work.appointments.send(draft, act.steward, act.inbox_id)
    except Moot:
        return Notice("staff-visit-moot")
    if appointment is not None:
        _send_file(act, draft, appointment)
    return None


def _send_file(act: Act, draft: OutboxMessage, appointment: Appointment) -> None:
    """For the resident's own calendar; it goes right after what the draft says."""
    resident, reference = appointment.resident, appointment.case.reference
    names = {"who": appointment.who, "reference": reference}
    summary = act.tools.residents.render(resident.language, "appointment-summary", names)
    zone = act.work.appointments.city.zone
    file = calendar_file(appointment, summary, reference, zone, act.work.now)
    act.work.outbox.to_resident(
        resident,
        Words("appointment-file", {UPLOAD: file}),
        case_id=appointment.case_id,
        follow_up_id=draft.follow_up_id,
        draft=draft.state is OutboxState.DRAFT,
    )


def let_be(act: Act) -> Notice | None:
    draft = previews.draft_of(act, SAYS)
    return previews.drop(
        act, draft, sent=draft is not None and act.work.appointments.is_sent(draft)
    )


PLANNING = Part(
    help="staff-help-planning",
    commands={"appointment": propose, "move": move, "cancel": call_off},
    buttons={"visit": propose, "visit_move": move, "visit_off": call_off},
    presses={"visit_send": send, "visit_drop": let_be},
    replies={"staff-visit-how": propose, "staff-visit-move-how": move},
    menu=(
        MenuItem("staff-button-visit", "visit", OPEN_STATES),
        MenuItem("staff-button-visit-move", "visit_move", OPEN_STATES),
        MenuItem("staff-button-visit-off", "visit_off", OPEN_STATES),
    ),
)
