"""Words that nobody could read, because Rasa stayed away, as a report for the stewards."""

from itertools import takewhile

from bot.incoming import Incoming, Kind, read
from bot.speaker import Speaker
from bot.speech import has_words, plain
from storage import UnitOfWork
from storage.models import Case, InboxMessage, Resident
from storage.outbox import Words
from storage.vocabulary import CaseKind

FLOW, TOPIC = "steward", "talk_to_steward"
"""What they become: a wish to talk to a person (flows/steward)."""
BEGIN = frozenset({"start", "report", "help", "steward"})
"""Commands that only begin a talk: whoever wrote words behind them, or after them, has begun. All
others are a wish of their own, and wait on."""

Said = list[tuple[InboxMessage, str]]


def keep_as_report(
    work: UnitOfWork, resident: Resident, speaker: Speaker, waiting: list[InboxMessage]
) -> Case | None:
    """The texts at the head of a lane, or behind the commands there, as a request for a person;
    each of them is then done. None when there are no texts."""
    commands = list(takewhile(_is_command, waiting))
    rest = waiting[len(commands) :]
    texts = list(takewhile(lambda pair: bool(pair[1]), ((row, _words(row)) for row in rest)))
    if not texts:
        return None
    for row in [*filter(_only_begins, commands), *(row for row, _said in texts)]:
        work.inbox.done(row.id)
    if speaker.steward_case is None:
        case = _report(work, resident, speaker, texts)
    else:
        case = _passed_on(work, resident, speaker.steward_case, texts)
    work.outbox.to_resident(
        resident,
        Words("kept-as-report", {"reference": case.reference}),
        inbox_id=texts[0][0].id,
        conversation_id=speaker.conversation_id,
    )
    return case


def _report(work: UnitOfWork, resident: Resident, speaker: Speaker, texts: Said) -> Case:
    """To the open case, or in one of their own."""
    first = texts[0][0].id
    report = work.reports.draft(resident.id, FLOW)
    report = report or work.reports.begin(resident.id, FLOW, speaker.key)
    for row, words in texts:
        work.reports.keep_words(resident.id, FLOW, speaker.key, row.id, words)
    open_cases = work.cases.open_of_resident(resident.id)
    if not open_cases:
        return work.cases.open(report, first, kind=CaseKind.HELP, topic=TOPIC)
    said = "\n".join(words for _row, words in texts)
    work.cases.wants_a_person(open_cases[0], resident, first, TOPIC, said)
    work.reports.cancel(resident.id, FLOW)
    return open_cases[0]


def _passed_on(work: UnitOfWork, resident: Resident, case_id: int, texts: Said) -> Case:
    """To the case that a steward talks about with the resident; some may be there already."""
    case = work.cases.get(case_id)
    for row, words in texts:
        work.cases.resident_wrote(case, resident, row.id, words)
    return case


def _is_command(row: InboxMessage) -> bool:
    """Whether it is a command, and no more than that."""
    return read(row.payload).kind is Kind.COMMAND and not _words(row)


def _only_begins(row: InboxMessage) -> bool:
    """Whether a command begins a talk and says nothing besides."""
    incoming = read(row.payload)
    return incoming.command in BEGIN and not incoming.text


def _words(row: InboxMessage) -> str:
    """What a message says in words, perhaps behind a command; empty when it is anything else."""
    incoming = read(row.payload)
    said = plain(incoming.text)
    return said if has_words(said) and _is_said(incoming, said) else ""


def _is_said(incoming: Incoming, said: str) -> bool:
    """Whether somebody wrote these words for us to read: a single one behind /start may come from
    a link."""
    if incoming.kind is Kind.COMMAND:
        from_a_link = incoming.command == "start" and len(said.split()) == 1
        return incoming.command in BEGIN and not from_a_link
    return incoming.kind is Kind.TEXT
