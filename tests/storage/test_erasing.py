"""Erasing a person: afterwards no row says who they were or what they said."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from storage import Store, UnitOfWork
from storage.entering import Entered
from storage.erasing import REMOVES
from storage.models import (
    Case,
    CaseEvent,
    Conversation,
    FollowUp,
    InboxMessage,
    OutboxMessage,
    Resident,
)
from storage.outbox import FAREWELL, SPEAKER, Words
from storage.place import Place
from storage.vocabulary import (
    DESK,
    ERASED,
    CaseKind,
    CaseState,
    ClosedReason,
    Entry,
    EventTag,
    FollowUpState,
    InboxState,
    OutboxState,
    ReportState,
)
from tests.storage.arrange import (
    SetClock,
    draft,
    message,
    report,
    resident,
    said_to_staff,
    steward,
    tags,
)
from tests.storage.dump import traces

CHAT = 700_800_900
WORDS = "hutsepotgeur uit kelder"
MORE = "alweer hutsepotgeur"
MARKS = (str(CHAT), "Zenobia", "hutsepot", "Kalverstraat")
HOME = Place("Kalverstraat 3", "Kalverstraat", "3", "centrum", 51.0501, 3.7002)


def zenobia(work: UnitOfWork) -> Resident:
    return work.residents.welcome("telegram", CHAT, "Zenobia", "nl")


def says(work: UnitOfWork, words: str) -> int:
    """A message of hers that was handled."""
    said = {"text": words, "from": {"first_name": "Zenobia"}}
    number = message(work, f"telegram:{CHAT}", message=said)
    work.inbox.done(number)
    return number


def with_a_life(store: Store) -> int:
    """She reported, wrote more, sent a photo, was answered, lives where we remember, and reports
    by a steward's link what she had told at the counter too."""
    with store.begin() as work:
        who = zenobia(work)
        work.residents.remember_home(who.id, HOME)
        told = says(work, WORDS)
        photo = work.files.keep(
            "a1b2c3",
            kind="photo",
            media_type="image/jpeg",
            size=9,
            resident_id=who.id,
            inbox_id=told,
        )
        file = {"chat": CHAT, "message": 4, "kind": "photo", "stored": photo.id}
        words = work.reports.keep_words(who.id, "nuisance", "key", told, WORDS, file)
        case = work.nuisance.report(
            words, says(work, "ja"), topic="nuisance_waste", place=HOME, urgent=False
        ).case
        case.thread_id, case.card_id = 44, 45
        work.cases.resident_wrote(case, who, says(work, MORE), MORE)
        an = steward(work)
        note = message(work, "telegram:-100:44", message={"message_thread_id": 44, "text": "bel"})
        work.inbox.done(note)
        work.cases.note(case, an, "Zenobia belt terug", note)
        talk = work.residents.conversation(who)
        answer = work.outbox.to_resident(
            who, Words("passed-on", {"steward": "An"}), conversation_id=talk.id, case_id=case.id
        )
        answer.state, answer.text = OutboxState.SENT, f"Over {WORDS}"
        alarm = says(work, "hutsepot brandt")
        hurried = work.outbox.to_resident(who, Words("emergency-call"), inbox_id=alarm)
        work.gathering.hurry(work.inbox.get(alarm))
        hurried.state, hurried.text = OutboxState.SENT, "Bel 112, Zenobia"
        draft(work, who, "nog een hutsepot")
        work.referrals.give(who, says(work, "hutsepot help"), "help_food", [], {}, "hutsepot help")
        found = message(work, "telegram:-100", message={"text": "/find Zenobia"})
        work.inbox.done(found)
        work.outbox.to_staff(Words("staff-kept-for-later", {"name": "Zenobia", "words": WORDS}))
        work.personal_links.use(at_the_counter(work), who, says(work, "/start"))
        work.commit()
        return case.id


def at_the_counter(work: UnitOfWork) -> str:
    """What she told a steward, who gave her a link."""
    told = Entered(
        Entry.PHONE, CaseKind.NUISANCE, "nuisance_waste", HOME, "hutsepot", "Zenobia", "nl"
    )
    an = steward(work)
    case = work.entering.send(told, an, message(work, "telegram:-100")).case
    entered = case.reports[-1].resident
    work.outbox.to_resident(entered, Words("passed-on", {"steward": WORDS}), case_id=case.id)
    return work.personal_links.make(case, entered)


def erase(store: Store) -> list[str]:
    with store.begin() as work:
        pressed = says(work, "wis")
        files = work.erasing.erase(zenobia(work), pressed).files
        work.commit()
        return files


def test_no_table_says_who_they_were_or_what_they_said(store: Store) -> None:
    with_a_life(store)
    assert {mark for mark in MARKS if traces(store, mark)} == {*MARKS}
    assert erase(store) == ["a1b2c3"]
    assert traces(store, *MARKS) == []


def test_who_used_a_link_when_it_left_things_behind_is_erased_all_the_same(store: Store) -> None:
    with store.begin() as work:
        token = at_the_counter(work)
        (entered,) = work.session.query(Resident).filter_by(channel=DESK)
        work.personal_links.use(token, zenobia(work), says(work, "/start"))
        entered.channel, entered.chat_id, entered.first_name = DESK, -5, "Zenobia"
        for row in work.session.query(CaseEvent).filter_by(tag=EventTag.OPENED):
            row.resident_id = entered.id
        work.commit()
    erase(store)
    assert traces(store, *MARKS) == []


def test_an_answer_that_overtook_the_others_is_theirs_to_see_too(store: Store) -> None:
    with_a_life(store)
    with store.read() as work:
        assert "Bel 112, Zenobia" in [row.text for row in work.my_data.of(zenobia(work)).sent]


def test_to_erase_again_finds_nothing(store: Store) -> None:
    with_a_life(store)
    erase(store)
    with store.begin() as work:
        assert work.residents.find("telegram", CHAT) is None
        work.commit()
    assert erase(store) == []
    assert traces(store, *MARKS) == []


def test_an_open_case_is_withdrawn_and_the_stewards_are_told_without_words(store: Store) -> None:
    case_id = with_a_life(store)
    erase(store)
    with store.read() as work:
        case = work.cases.get(case_id)
        assert (case.state, case.closed_reason) == (CaseState.CLOSED, ClosedReason.WITHDRAWN)
        assert case.neighbourhood == "centrum"
        (told,) = [one for one in said_to_staff(work, case) if one.state is OutboxState.WAITING]
        assert told.say == "staff-erased"
        assert told.args == {"reference": case.reference, REMOVES: {"topic": 44}}


def test_nothing_comes_any_more_of_what_was_planned(store: Store) -> None:
    with_a_life(store)
    erase(store)
    with store.read() as work:
        states = {one.state for one in work.session.query(FollowUp)}
        assert states == {FollowUpState.CANCELLED}
        to_her = work.session.query(OutboxMessage).filter(OutboxMessage.resident_id.is_not(None))
        assert all(row.state in (OutboxState.CANCELLED, OutboxState.SENT) for row in to_her)


def test_rasa_is_to_forget_every_talk_under_every_key_it_had(store: Store) -> None:
    with_a_life(store)
    with store.begin() as work:
        talk = work.residents.conversation(zenobia(work))
        before = talk.key
        work.residents.change_key(talk, "another")
        work.commit()
    erase(store)
    with store.read() as work:
        (due,) = work.forgetting.due()
        assert sorted(work.forgetting.keys(due)) == sorted(["another", before])


def test_who_writes_while_they_are_erased_is_waited_for_and_somebody_new(store: Store) -> None:
    """What they say may be an alarm: it must not hang on the row that is emptied."""
    with store.begin() as work:
        before = zenobia(work).id
        work.commit()

    def writes() -> int:
        with store.begin() as work:
            who = zenobia(work).id
            work.commit()
            return who

    with ThreadPoolExecutor(1) as pool:
        with store.begin() as work:
            work.erasing.erase(zenobia(work))
            speaking = pool.submit(writes)
            with pytest.raises(TimeoutError):
                speaking.result(timeout=1)
            work.commit()
        assert speaking.result() != before


def test_who_writes_again_is_somebody_new(store: Store) -> None:
    with_a_life(store)
    with store.begin() as work:
        before = zenobia(work).id
        pressed = says(work, "wis")
        later = message(work, f"telegram:{CHAT}", message={"text": "hallo"})
        work.erasing.erase(zenobia(work), pressed)
        work.commit()
    with store.begin() as work:
        assert work.inbox.get(later).lane == f"telegram:{CHAT}"
        assert work.inbox.get(later).state is InboxState.WAITING
        assert zenobia(work).id != before


def sent_in_general(
    work: UnitOfWork, text: str, number: int, say: str = "staff-case", **args: Any
) -> None:
    row = work.outbox.to_staff(Words(say, args))
    row.state, row.text, row.message_id = OutboxState.SENT, text, number


def test_what_stewards_wrote_and_were_shown_outside_the_topics_goes_too(store: Store) -> None:
    written = ("Collega's,\nZenobia belde", "/find zenobia", "naar het Zenobiaplein")
    told = "staff-kept-for-later"
    with store.begin() as work:
        case = report(work, zenobia(work), HOME, words=WORDS).case
        for text in written:
            work.inbox.done(message(work, "telegram:-100", message={"text": text}))
        sent_in_general(work, "Melding:\nZenobia, bel terug", 91, told)
        sent_in_general(work, "Van Zenobia", 92, told)
        sent_in_general(work, "dezelfde plaats, nu een lijst", 92)
        sent_in_general(work, f"Kaart van {case.reference}", 94)
        work.commit()
    erase(store)
    left = [row.payload.get("message") for row in rows_of(store, InboxMessage)]
    assert [one["text"] for one in left if one] == ["naar het Zenobiaplein"]
    said = [(row.message_id, row.text) for row in rows_of(store, OutboxMessage) if row.text]
    assert said == [(92, "dezelfde plaats, nu een lijst")]
    (take_away,) = [
        row.args["_removes"]
        for row in rows_of(store, OutboxMessage)
        if "_removes" in row.args and row.case_id is None
    ]
    assert sorted(take_away["messages"]) == [91, 94]


def test_what_general_shows_of_others_of_the_same_name_or_words_stays(store: Store) -> None:
    with store.begin() as work:
        report(work, zenobia(work), HOME, words=WORDS)
        other = resident(work, chat_id=8)
        about_other = {SPEAKER: other.id, "name": "Zenobia", "words": WORDS}
        sent_in_general(work, "opgenomen door Zenobia", 91)
        sent_in_general(work, f"nieuw: {WORDS}", 92)
        sent_in_general(work, f"Zenobia: {WORDS}", 93, "staff-parked", **about_other)
        work.commit()
    erase(store)
    said = [row.message_id or 0 for row in rows_of(store, OutboxMessage) if row.text]
    assert sorted(said) == [91, 92, 93]


def rows_of[Row](store: Store, table: type[Row]) -> list[Row]:
    with store.read() as work:
        return list(work.session.query(table))


def test_what_waits_to_be_heard_is_not_emptied(store: Store) -> None:
    with store.begin() as work:
        who = zenobia(work)
        says(work, "hutsepot")
        later = message(work, who.lane, message={"text": "brand!"})
        work.erasing.erase(who)
        work.commit()
    assert traces(store, "hutsepot") == []
    with store.read() as work:
        assert work.inbox.get(later).payload["message"] == {"text": "brand!"}
        assert work.inbox.get(later).lane == f"telegram:{CHAT}"


def test_what_was_under_way_when_they_were_erased_leaves_no_words(store: Store) -> None:
    with store.begin() as work:
        row = work.outbox.to_resident(zenobia(work), Words("passed-on", {"steward": "An"}))
        assert work.outbox.claim(["telegram:"]) is row
        work.commit()
    erase(store)
    with store.begin() as work:
        again = work.outbox.get(row.id)
        assert again is not None
        work.outbox.sent(again, "hutsepot", 9)
        work.commit()
    assert traces(store, *MARKS) == []


def test_the_last_message_goes_out_and_leaves_no_trace(store: Store) -> None:
    with_a_life(store)
    with store.begin() as work:
        work.erasing.erase(zenobia(work), says(work, "wis"))
        work.erasing.farewell("telegram", CHAT, "nl", "privacy-erased")
        work.commit()
    with store.begin() as work:
        row = work.outbox.claim(["telegram:"])
        assert row is not None
        assert row.args[FAREWELL] == {"chat": CHAT, "language": "nl"}
        work.outbox.sent(row, "Gewist.", 77)
        work.commit()
    assert traces(store, *MARKS) == []


@pytest.fixture(name="but_open")
def _but_open(store: Store) -> int:
    """She has one open and one closed case, and had all erased but the open one."""
    open_case = with_a_life(store)
    with store.begin() as work:
        closed = report(work, zenobia(work), None, "nuisance_noise", "trommelvliegen").case
        work.cases.close(closed, ClosedReason.SOLVED)
        pressed = says(work, "wis")
        work.erasing.erase_but_open(zenobia(work), pressed, pressed)
        work.commit()
    return open_case


def test_an_open_case_can_go_on_while_the_rest_goes(store: Store, but_open: int) -> None:
    assert traces(store, "trommelvliegen", "nog een hutsepot", "hutsepot help") == []
    with store.read() as work:
        case = work.cases.get(but_open)
        assert case.reports[0].words[0]["text"] == WORDS
        assert case.state is CaseState.NEW
        assert zenobia(work).home is None
        assert work.erasing.due() == []


def test_what_was_left_goes_once_the_last_case_is_closed(
    store: Store, clock: SetClock, but_open: int
) -> None:
    clock.now += timedelta(days=2)
    with store.begin() as work:
        work.cases.close(work.cases.get(but_open), ClosedReason.SOLVED)
        work.commit()
    with store.begin() as work:
        (due,) = work.erasing.due()
        work.erasing.erase(due)
        work.commit()
    assert traces(store, *MARKS) == []
    with store.read() as work:
        assert work.erasing.due() == []


def test_the_stub_says_only_that_there_was_somebody(store: Store) -> None:
    with_a_life(store)
    erase(store)
    with store.read() as work:
        (stub,) = work.session.query(Resident).filter(Resident.channel == ERASED)
        assert (stub.first_name, stub.home, stub.language) == ("", None, "nl")
        (case,) = work.session.query(Case)
        assert EventTag.OPENED in tags(work, case)
        assert {one.state for one in case.reports} == {ReportState.WITHDRAWN}
        assert work.session.query(Conversation).filter_by(ended_at=None).all() == []
