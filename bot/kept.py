"""Words that nobody could read, because Rasa stayed away, as a report for the stewards."""

from itertools import takewhile

from bot.incoming import Kind, read
from bot.speaker import Speaker
from bot.speech import has_words, plain
from storage import UnitOfWork
from storage.models import Case, InboxMessage, Resident
from storage.outbox import Words
from storage.vocabulary import CaseKind

FLOW, TOPIC = "steward", "talk_to_steward"
"""What they become: a wish to talk to a person (flows/steward)."""


def keep_as_report(
    work: UnitOfWork, resident: Resident, speaker: Speaker, waiting: list[InboxMessage]
) -> Case | None:
    """The texts at the head of a lane as a request for a person; each of them is then done."""
    texts = list(takewhile(lambda pair: bool(pair[1]), ((row, _words(row)) for row in waiting)))
    if not texts:
        return None
    first = texts[0][0].id
    report = work.reports.draft(resident.id, FLOW)
    report = report or work.reports.begin(resident.id, FLOW, speaker.key)
    for row, words in texts:
        work.reports.keep_words(resident.id, FLOW, speaker.key, row.id, words)
        work.inbox.done(row.id)
    open_cases = work.cases.open_of_resident(resident.id)
    if open_cases:
        case, said = open_cases[0], "\n".join(words for _row, words in texts)
        work.cases.wants_a_person(case, resident, first, TOPIC, said)
        work.reports.cancel(resident.id, FLOW)
    else:
        case = work.cases.open(report, first, kind=CaseKind.HELP, topic=TOPIC)
    work.outbox.to_resident(
        resident,
        Words("kept-as-report", {"reference": case.reference}),
        inbox_id=first,
        conversation_id=speaker.conversation_id,
    )
    return case


def _words(row: InboxMessage) -> str:
    """What a message says in words; empty when it is anything else."""
    incoming = read(row.payload)
    said = plain(incoming.text) if incoming.kind is Kind.TEXT else ""
    return said if has_words(said) else ""
