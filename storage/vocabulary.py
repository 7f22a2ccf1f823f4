"""The words of the trade, once: states, reasons, tags, and which change is allowed."""

from enum import StrEnum

URGENT = "!"
"""What the lane of an answer ends with that overtakes the others of its chat."""


def both_lanes(lane: str) -> tuple[str, str]:
    """All that goes to the chat of a lane: in its order, and what overtakes that."""
    chat = lane.removesuffix(URGENT)
    return chat, chat + URGENT


DESK = "desk"
"""The channel of residents whose report a steward entered: no message reaches them."""


ERASED, ERASED_DESK = "erased", "erased_desk"
"""The channels of those whose data were erased, the second of those who had no chat: what is left
of them is only counted."""
NOBODY = (ERASED, ERASED_DESK)


class PrivacyKind(StrEnum):
    """What happened between us and a resident about their data."""

    NOTICE = "notice"
    CONSENT = "consent"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ERASE_LATER = "erase_later"


class Look(StrEnum):
    """How somebody came to see what is personal. `PUSHED`: the bot put it in the stewards' group,
    where all of them see it; `EXPORTED`: the operator's command."""

    CASE = "case"
    LIST = "list"
    SEARCH = "search"
    PUSHED = "pushed"
    EXPORTED = "exported"


class CaseState(StrEnum):
    NEW = "new"
    CLAIMED = "claimed"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    RESOLVED = "resolved"
    CLOSED = "closed"


class CaseKind(StrEnum):
    """A nuisance case belongs to an address; a help case to a question."""

    NUISANCE = "nuisance"
    HELP = "help"


class ClosedReason(StrEnum):
    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    MOVED = "moved"
    REFERRED = "referred"
    NOT_OURS = "not_ours"
    NOT_POSSIBLE = "not_possible"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"


class EventTag(StrEnum):
    """What happened to a case; in the past tense, one row each, never changed."""

    OPENED = "opened"
    CLAIMED = "claimed"
    NOTED = "noted"
    RESIDENT_WROTE = "resident_wrote"
    RESIDENT_CORRECTED = "resident_corrected"
    REPLIED = "replied"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    CLOSED = "closed"
    FOLLOW_UP_ANSWERED = "follow_up_answered"
    ASKED_FOR_PERSON = "asked_for_person"
    ALARM = "alarm"
    UNDELIVERED = "undelivered"
    JOINED = "joined"
    HAPPENED_AGAIN = "happened_again"
    WITHDRAWN = "withdrawn"
    RELEASED = "released"
    ASSIGNED = "assigned"
    VIEWED = "viewed"
    ANSWER_CORRECTED = "answer_corrected"
    REFERRED = "referred"
    APPOINTMENT_MADE = "appointment_made"
    APPOINTMENT_ANSWERED = "appointment_answered"
    APPOINTMENT_MOVED = "appointment_moved"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    SNOOZED = "snoozed"
    WOKEN = "woken"
    WAITS_ON = "waits_on"
    GOES_ON = "goes_on"
    PRIORITY_SET = "priority_set"
    KIND_CHANGED = "kind_changed"
    PLACE_CHANGED = "place_changed"
    MERGED = "merged"
    SPLIT = "split"
    HELD = "held"
    GIVEN_BACK = "given_back"
    LINKED = "linked"
    REMINDED = "reminded"
    SIGN_HELD = "sign_held"
    LINE_ADDED = "line_added"
    RATED = "rated"


class Priority(StrEnum):
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Entry(StrEnum):
    """How a report came in."""

    CHAT = "chat"
    COUNTER = "counter"
    PHONE = "phone"
    SCHOOL = "school"
    POLICE = "police"


class AppointmentState(StrEnum):
    """Where an appointment stands; `proposed` until the resident says something."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    TO_MOVE = "to_move"
    MOVED = "moved"
    CANCELLED = "cancelled"


class ReferralOutcome(StrEnum):
    """What became of a door that somebody was shown."""

    REACHED = "reached"
    NOT_YET = "not_yet"
    COULD_NOT = "could_not"
    NOT_NEEDED = "not_needed"


class StepState(StrEnum):
    """Why a newcomer's first step is behind them."""

    DONE = "done"
    NOT_MINE = "not_mine"


class Role(StrEnum):
    RESIDENT = "resident"
    STEWARD = "steward"
    SYSTEM = "system"


class ReportState(StrEnum):
    """A draft is cancelled; what was sent is withdrawn."""

    DRAFT = "draft"
    SENT = "sent"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


class InboxState(StrEnum):
    WAITING = "waiting"
    IN_HAND = "in_hand"
    DONE = "done"
    PARKED = "parked"


class OutboxState(StrEnum):
    """Where a message to a person is; all from SENT on are ends."""

    DRAFT = "draft"
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"
    BAD_REQUEST = "bad_request"
    GIVEN_UP = "given_up"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    RESIDENT = "resident"
    STAFF = "staff"


class FollowUpState(StrEnum):
    WAITING = "waiting"
    ASKED = "asked"
    ANSWERED = "answered"
    CANCELLED = "cancelled"
    DONE = "done"


_S = CaseState
ALLOWED: dict[CaseState, frozenset[CaseState]] = {
    _S.NEW: frozenset({_S.CLAIMED, _S.RESOLVED, _S.CLOSED}),
    _S.CLAIMED: frozenset({_S.NEW, _S.IN_PROGRESS, _S.WAITING, _S.RESOLVED, _S.CLOSED}),
    _S.IN_PROGRESS: frozenset({_S.NEW, _S.WAITING, _S.RESOLVED, _S.CLOSED}),
    _S.WAITING: frozenset({_S.NEW, _S.IN_PROGRESS, _S.RESOLVED, _S.CLOSED}),
    _S.RESOLVED: frozenset({_S.NEW, _S.IN_PROGRESS, _S.CLOSED}),
    _S.CLOSED: frozenset({_S.NEW, _S.IN_PROGRESS}),
}
"""The one table of allowed state changes (design, section 4). Re-opened, a case that nobody had is
new again: with nobody to go on with it, it must come back into the queue."""

OPEN_STATES = frozenset({_S.NEW, _S.CLAIMED, _S.IN_PROGRESS, _S.WAITING})
