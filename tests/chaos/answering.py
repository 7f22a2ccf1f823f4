"""Which messages of residents have no answer."""

from collections import Counter, defaultdict

from sqlalchemy import select

from bot.kept import FLOW as KEPT
from storage import Store
from storage.models import CaseEvent, InboxMessage, OutboxMessage, Report
from storage.vocabulary import EventTag, InboxState, OutboxState
from tests.chaos.ledger import Ledger, Sent
from tests.telegram import Json, Person


def unanswered_by_plain(ledger: Ledger, chats: dict[int, list[Json]]) -> list[str]:
    """Its answer is a reply to the message, or to the one under which a button was pressed."""
    replies = Counter(
        (chat_id, body["reply_to_message"]["message_id"])
        for chat_id, chat in chats.items()
        for body in chat
        if "reply_to_message" in body
    )
    sent = Counter((one.chat_id, one.number) for one in ledger.sent)
    return [f"{at}" for at, times in sent.items() for _ in range(times - replies[at])]


def unanswered_by_product(
    store: Store,
    residents: list[Person],
    ledger: Ledger,
    chats: dict[int, list[Json]],
    group: list[Json],
) -> list[str]:
    """What has no row, or one that is not done, or none of whose answers is in the chat. While a
    steward holds the talk, words are answered by standing in the stewards' `group`."""
    shown = "\n".join(str(body.get("text", "")) for body in group)
    here = {chat_id: {body["message_id"] for body in chat} for chat_id, chat in chats.items()}
    people = {person.id: person for person in residents}
    with store.read() as work:
        rows = {_mark(row): row for row in work.session.scalars(select(InboxMessage))}
        answered = select(OutboxMessage).where(
            OutboxMessage.inbox_id.is_not(None), OutboxMessage.state == OutboxState.SENT
        )
        came: dict[int, bool] = defaultdict(bool)
        for answer in work.session.scalars(answered):
            chat_id = int(answer.lane.rpartition(":")[2]) if answer.resident_id else 0
            came[answer.inbox_id or 0] |= answer.message_id in here.get(chat_id, ())
        wrote = select(CaseEvent).where(CaseEvent.tag == EventTag.RESIDENT_WROTE)
        for event in work.session.scalars(wrote):
            came[event.inbox_id or 0] |= bool(event.text and event.text in shown)
        for report in work.session.scalars(select(Report).where(Report.flow == KEPT)):
            together = [said["inbox"] for said in report.words]
            for inbox_id in together:  # one answer tells that all of them are a case now
                came[inbox_id] |= came[min(together)]
    pressed_well = {
        (one.chat_id, one.number)
        for one in ledger.sent
        if one.query and (row := rows.get(_of(one))) and came[row.id]
    }
    lost = []
    for one in ledger.sent:
        row = rows.get(_of(one))
        if row is None or row.state is not InboxState.DONE:
            lost.append(f"{one.chat_id} {one.number}: {row.state if row else 'never came'}")
            continue
        heard = came[row.id] or (one.chat_id, one.number) in pressed_well
        if not heard and not (one.query and _was_told(people[one.chat_id], one.query)):
            lost.append(f"{one.chat_id} {one.number}: inbox {row.id} has no answer")
    return lost


def _was_told(person: Person, query: Json) -> bool:
    """Whether a note on the screen said that the button counts no more."""
    try:
        return bool(person.notice(query, within=0))
    except AssertionError:
        return False


def _of(sent: Sent) -> tuple[str, object]:
    return ("query", sent.query["id"]) if sent.query else (f"{sent.chat_id}", sent.number)


def _mark(row: InboxMessage) -> tuple[str, object]:
    if query := row.payload.get("callback_query"):
        return "query", query["id"]
    message = row.payload.get("message") or {}
    return f"{(message.get('chat') or {}).get('id')}", message.get("message_id")
