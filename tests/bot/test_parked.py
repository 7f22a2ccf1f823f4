"""What stewards read of a message that fails by itself: a person must be able to look at it."""

import asyncio
from typing import Any

import pytest

from bot.endings import Endings
from bot.incoming import Incoming
from bot.speaker import Reception
from bot.texts import Texts
from bot.turns import Turns
from bot.wake import Wake
from storage.models import InboxMessage, OutboxMessage
from storage.retrying import FAULT
from storage.vocabulary import Audience, InboxState, OutboxState
from tests.bot.office import Office, resident_of, said_by
from tests.telegram import Person

SECRET = "тайна"


def message_of(person: Person, **content: Any) -> dict[str, Any]:
    chat = {"id": person.id, "type": "private"}
    return {"message": {"message_id": 7, "chat": chat, "from": person.user, **content}}


async def parked(office: Office, texts: Texts, payload: dict[str, Any], update_id: int = 1) -> str:
    """What the stewards' group got when its last try failed; it is parked, whatever it holds."""
    store = office.store
    with store.begin() as work:
        work.inbox.keep("telegram", update_id, "telegram:7", payload)
        row = work.session.query(InboxMessage).filter_by(update_id=update_id).one()
        row.attempts = (FAULT.tries or 0) - 1
        work.commit()
    wake = Wake()

    async def fails(_incoming: Incoming, _message: InboxMessage) -> None:
        wake.stop()
        raise KeyError

    endings = Endings(store, Reception(store, texts, "telegram"), "telegram")
    turns = Turns(store, "telegram", fails, lambda *_: None, endings.parked, wake)
    async with asyncio.timeout(20):
        await turns.run(1)
    with store.read() as work:
        assert work.inbox.get(row.id).state is InboxState.PARKED
    office.wake.call()
    (told,) = office.staff_rows(None, "staff-parked")
    sent = await office.ends(told.id)
    assert sent.state is OutboxState.SENT
    assert f"nummer {row.id}" in (sent.text or "")
    return str(office.stewards.chat[-1]["text"])


@pytest.mark.parametrize("known", [True, False])
async def test_stewards_read_the_words_of_a_parked_message_and_whose_they_are(
    office: Office, texts: Texts, known: bool
) -> None:
    """Also of somebody whose very first message it is."""
    maria = office.person("Maria")
    if known:
        with office.store.begin() as work:
            resident_of(work, maria)
            work.commit()
    said = await parked(office, texts, message_of(maria, text="Плъхове в двора"))
    assert "Maria" in said
    assert "Плъхове в двора" in said


async def test_who_reports_anonymously_is_not_named_and_once_erased_their_words_are_gone(
    office: Office, texts: Texts
) -> None:
    maria = office.person("Maria")
    with office.store.begin() as work:
        resident = resident_of(work, maria)
        draft = work.reports.begin(resident.id, "nuisance", "key")
        work.reports.set_anonymous(draft, anonymous=True)
        work.commit()
    said = await parked(office, texts, message_of(maria, text="Плъхове в двора"))
    assert "Maria" not in said
    with office.store.begin() as work:
        work.erasing.erase(work.residents.get(resident.id))
        work.commit()
    (told,) = office.staff_rows(None, "staff-parked")
    assert (told.args, told.text) == ({}, None)


async def test_what_was_said_in_a_private_talk_no_steward_reads_when_it_is_parked(
    office: Office, texts: Texts
) -> None:
    maria = office.person("Maria")
    with office.store.begin() as work:
        talk = work.residents.conversation(resident_of(work, maria))
        work.forgetting.begin_private(talk.key)
        work.commit()
    said = await parked(office, texts, message_of(maria, text=SECRET))
    assert "Maria" in said
    assert SECRET not in said


async def test_what_opens_somebodys_reports_is_not_shown(office: Office, texts: Texts) -> None:
    marks = [{"type": "bot_command", "offset": 0, "length": 6}]
    maria = office.person("Maria")
    said = await parked(office, texts, message_of(maria, text=f"/start l_{SECRET}", entities=marks))
    assert SECRET not in said


@pytest.mark.parametrize("command", ["/help", "/start", "/112"])
async def test_words_behind_any_other_command_are_shown(
    office: Office, texts: Texts, command: str
) -> None:
    marks = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    maria = office.person("Maria")
    said = await parked(
        office, texts, message_of(maria, text=f"{command} той има нож", entities=marks)
    )
    assert "той има нож" in said


@pytest.mark.parametrize("dropped", [False, True])
async def test_of_a_draft_stewards_read_the_report_and_its_resident_is_not_written_to(
    office: Office, texts: Texts, dropped: bool
) -> None:
    """Nobody wrote anything now, and somebody else may hold the phone."""
    maria = office.person("Maria")
    with office.store.begin() as work:
        resident = resident_of(work, maria)
        told = said_by(work, resident)
        draft = work.reports.keep_words(resident.id, "help", "key", told, SECRET)
        if dropped:
            work.reports.cancel(resident.id)
        work.commit()
    update = {"draft": "help_violence", "chat": {"id": maria.id, "type": "private"}}
    said = await parked(office, texts, update, -draft.id)
    assert (SECRET in said) is not dropped
    with office.store.read() as work:
        to_resident = work.session.query(OutboxMessage).filter_by(audience=Audience.RESIDENT)
        assert to_resident.all() == []


async def test_a_message_of_a_group_shows_no_words(office: Office, texts: Texts) -> None:
    maria = office.person("Maria")
    group = {"id": -5, "type": "group"}
    said = await parked(office, texts, message_of(maria, text=SECRET, chat=group))
    assert SECRET not in said


@pytest.mark.parametrize(
    "content",
    [
        {"text": "\0боклук\ud83d"},
        {"text": "\U00010330" * 4096},
        {"text": "{ $name } \u2068\u202e"},
        {"location": {"latitude": 51.05, "longitude": 3.72}},
        {"text": ["no", "text"]},
        {"chat": {"id": 10**30, "type": "private"}},
    ],
    ids=["unstorable", "longest", "like ours", "no words", "no text", "no chat"],
)
async def test_whatever_a_message_holds_it_is_parked_and_stewards_get_its_number(
    office: Office, texts: Texts, content: dict[str, Any]
) -> None:
    await parked(office, texts, message_of(office.person("Maria"), **content))
