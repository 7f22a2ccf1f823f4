"""Erasing what stewards wrote and were shown of a person outside the topics of their cases."""

from storage import Store
from storage.erasing import REMOVES
from storage.models import InboxMessage, OutboxMessage
from storage.vocabulary import ClosedReason
from tests.storage.arrange import message, report
from tests.storage.dump import traces
from tests.storage.test_erasing import HOME, WORDS, rows_of, says, sent_in_general, zenobia

LOUD = "trommelvliegen boven"


def test_what_stewards_have_of_a_closed_case_goes_though_another_is_open(store: Store) -> None:
    with store.begin() as work:
        who = zenobia(work)
        stays = report(work, who, HOME, words=WORDS).case
        goes = report(work, who, None, "nuisance_noise", LOUD).case
        stays.thread_id, goes.thread_id = 44, 55
        work.cases.close(goes, ClosedReason.SOLVED)
        for thread, text in ((55, "zij belde"), (44, "zij komt"), (1, f"over {LOUD}")):
            note = {"message_thread_id": thread, "text": text}
            work.inbox.done(message(work, "telegram:-100", message=note))
        sent_in_general(work, f"Kaart van {goes.reference}", 91)
        sent_in_general(work, f"Kaart van {stays.reference}", 92)
        pressed = says(work, "wis")
        work.erasing.erase_but_open(who, pressed, pressed)
        work.commit()
    left = [row.payload.get("message", {}).get("text") for row in rows_of(store, InboxMessage)]
    assert [text for text in left if text] == ["zij komt"]
    assert [row.text for row in rows_of(store, OutboxMessage) if row.text] == [
        f"Kaart van {stays.reference}"
    ]
    assert traces(store, LOUD) == []
    removed = [row.args[REMOVES] for row in rows_of(store, OutboxMessage) if REMOVES in row.args]
    assert removed == [{"topic": 55}, {"messages": [91]}]
