"""Erasing what stewards wrote and were shown of a person outside the topics of their cases."""

from typing import Any

from storage import Store, UnitOfWork
from storage.entering import Entered
from storage.erasing import REMOVES
from storage.models import InboxMessage, OutboxMessage
from storage.place import Place
from storage.vocabulary import CaseKind, ClosedReason, Entry
from tests.storage.arrange import SetClock, message, report, steward
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


FIRST = {"entry": "counter", "kind": "nuisance", "topic": "nuisance_waste"}
PLACED = {**FIRST, "place": HOME.as_data()}
TOLD = {**PLACED, "words": WORDS}
NAMED = {**TOLD, "name": "Zenobia"}
WHOLE = {**NAMED, "language": "nl"}


def asks(work: UnitOfWork, say: str, form: dict[str, Any], number: int) -> OutboxMessage:
    sent_in_general(work, say, number, say, _form=form)
    return work.session.query(OutboxMessage).filter_by(message_id=number).one()


def types(work: UnitOfWork, question: OutboxMessage, text: str) -> None:
    """A steward's written answer, which quotes what it answers."""
    assert work.entering.answered(question)
    to = {"message_id": question.message_id, "text": question.text}
    work.inbox.done(message(work, "telegram:-100", message={"text": text, "reply_to_message": to}))


def filled_in(store: Store, clock: SetClock) -> int:
    """A steward enters her report, for which they need some minutes, and she is known by no chat;
    returns the number of the case."""
    with store.begin() as work:
        types(work, asks(work, "staff-report-place", FIRST, 81), HOME.words)
        types(work, asks(work, "staff-report-words", PLACED, 82), WORDS)
        types(work, asks(work, "staff-report-name", TOLD, 83), "Zenobia")
        assert work.entering.answered(asks(work, "staff-report-language", NAMED, 84))
        assert work.entering.answered(asks(work, "staff-report-summary", WHOLE, 85))
        work.commit()
    clock.forward(minutes=20)
    told = Entered(Entry.COUNTER, CaseKind.NUISANCE, "nuisance_waste", HOME, WORDS, "Zenobia", "nl")
    with store.begin() as work:
        case = work.entering.send(told, steward(work), message(work, "telegram:-100")).case
        work.commit()
        return case.id


def erase_entered(store: Store, case_id: int) -> None:
    with store.begin() as work:
        work.erasing.erase(work.cases.get(case_id).reports[0].resident)
        work.commit()


def test_what_a_steward_typed_to_enter_a_report_goes_too(store: Store, clock: SetClock) -> None:
    case_id = filled_in(store, clock)
    clock.forward(days=1)
    erase_entered(store, case_id)
    assert traces(store, "hutsepot", "Zenobia", "Kalverstraat") == []


def test_what_came_in_before_they_opened_a_link_goes_too(store: Store, clock: SetClock) -> None:
    case_id = filled_in(store, clock)
    clock.forward(days=3)
    with store.begin() as work:
        case = work.cases.get(case_id)
        note = message(work, "telegram:-100", message={"text": "Zenobia belde"})
        work.inbox.done(note)
        token = work.personal_links.make(case, case.reports[0].resident)
        work.commit()
    clock.forward(days=3)
    with store.begin() as work:
        work.personal_links.use(token, zenobia(work), says(work, "/start"))
        work.commit()
    with store.begin() as work:
        work.erasing.erase(zenobia(work))
        work.commit()
    assert traces(store, "hutsepot", "Zenobia", "Kalverstraat") == []


def test_a_form_that_a_steward_is_filling_in_stays(store: Store, clock: SetClock) -> None:
    case_id = filled_in(store, clock)
    with store.begin() as work:
        asks(work, "staff-report-language", NAMED, 94)
        other = {**PLACED, "place": Place("Sleepstraat 45").as_data(), "words": "stank"}
        types(work, asks(work, "staff-report-name", other, 95), "Boris")
        work.commit()
    erase_entered(store, case_id)
    forms = [row.args["_form"] for row in rows_of(store, OutboxMessage) if "_form" in row.args]
    assert forms == [NAMED, other]
    removed = [row.args[REMOVES] for row in rows_of(store, OutboxMessage) if REMOVES in row.args]
    assert [what for what in removed if 94 in what.get("messages", [])] == []
