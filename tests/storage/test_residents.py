"""Residents and their conversations."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from storage import Store, UnitOfWork
from storage.models import Conversation
from storage.place import Place
from tests.storage.arrange import SetClock, open_case, resident

A_DAY = timedelta(hours=24)


def test_a_resident_is_made_on_the_first_message_and_known_after(store: Store) -> None:
    with store.begin() as work:
        first = work.residents.welcome("telegram", 7, "Мария", "bg")
        work.commit()
    with store.begin() as work:
        again = work.residents.welcome("telegram", 7, "Someone", "sk")
        assert (again.id, again.first_name, again.language) == (first.id, "Мария", "bg")


def test_the_same_chat_number_on_another_channel_is_another_resident(work: UnitOfWork) -> None:
    one = work.residents.welcome("telegram", 7, "Мария", "bg")
    other = work.residents.welcome("terminal", 7, "Мария", "bg")
    assert one.id != other.id


@pytest.mark.parametrize(
    ("name", "kept"), [("Ma\0ria", "Maria"), ("Ana \ud83d", "Ana "), ("Ж" * 200, "Ж" * 128)]
)
def test_a_name_that_no_database_keeps_is_made_storable(store: Store, name: str, kept: str) -> None:
    with store.begin() as work:
        who = work.residents.welcome("telegram", 7, name, "bg")
        work.commit()
        assert who.first_name == kept


def test_a_chat_number_of_any_size_is_kept(store: Store) -> None:
    with store.begin() as work:
        resident(work, chat_id=-(2**52) + 1)
        work.commit()
    with store.read() as work:
        assert work.residents.find("telegram", -(2**52) + 1)


def test_a_chosen_language_is_remembered_as_chosen(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        assert not who.language_chosen
        work.residents.choose_language(who.id, "ro")
        work.commit()
    with store.read() as work:
        kept = work.residents.get(who.id)
        assert (kept.language, kept.language_chosen) == ("ro", True)


def test_a_resident_who_blocked_us_is_marked_until_they_come_back(work: UnitOfWork) -> None:
    who = resident(work)
    work.residents.blocked(who, blocked=True)
    assert who.blocked_at == work.now
    work.residents.blocked(who, blocked=False)
    assert who.blocked_at is None


def test_there_is_one_conversation_at_a_time(work: UnitOfWork) -> None:
    who = resident(work)
    talk = work.residents.conversation(who)
    assert work.residents.conversation(who) is talk
    assert work.residents.current_conversation(who) is talk


def test_the_database_itself_refuses_a_second_conversation(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        work.residents.conversation(who)
        work.session.add(Conversation(resident_id=who.id, key="second", started_at=work.now))
        with pytest.raises(IntegrityError):
            work.commit()


def test_after_the_end_a_conversation_begins_under_a_fresh_key(work: UnitOfWork) -> None:
    who = resident(work)
    old = work.residents.conversation(who)
    work.residents.end_conversation(old)
    assert work.residents.current_conversation(who) is None
    new = work.residents.conversation(who)
    assert new.key != old.key


def test_a_key_says_nothing_of_the_resident_and_leads_back_to_the_conversation(
    work: UnitOfWork,
) -> None:
    talk = work.residents.conversation(resident(work, chat_id=987654321))
    assert "987654321" not in talk.key
    assert work.residents.conversation_by_key(talk.key) is talk
    assert work.residents.conversation_by_key("unknown") is None


def test_a_conversation_goes_on_under_another_key(work: UnitOfWork) -> None:
    talk = work.residents.conversation(resident(work))
    work.residents.change_key(talk, "another")
    assert work.residents.conversation_by_key("another") is talk


def test_after_a_stewards_words_the_resident_talks_with_the_steward(work: UnitOfWork) -> None:
    who = resident(work)
    case = open_case(work, who)
    talk = work.residents.conversation(who)
    assert work.residents.case_in_talk(talk) is None
    work.residents.hand_to_steward(who, case)
    assert work.residents.case_in_talk(talk) == case.id
    work.residents.take_back_from_steward(talk)
    assert work.residents.case_in_talk(talk) is None


def test_the_talk_with_a_steward_ends_by_itself(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        who = resident(work)
        case = open_case(work, who)
        work.residents.hand_to_steward(who, case)
        work.commit()
    clock.now += A_DAY - timedelta(seconds=1)
    with store.read() as work:
        assert work.residents.case_in_talk(work.residents.conversation(who)) == case.id
    clock.forward(seconds=1)
    with store.read() as work:
        assert work.residents.case_in_talk(work.residents.conversation(who)) is None


def test_stopping_follow_ups_can_be_taken_back(work: UnitOfWork) -> None:
    who = resident(work)
    work.residents.stop_follow_ups(who.id)
    assert who.follow_ups_stopped_at == work.now
    work.residents.resume_follow_ups(who.id)
    assert who.follow_ups_stopped_at is None


def test_a_home_is_remembered_until_it_is_to_be_forgotten(store: Store) -> None:
    home = Place("Sleepstraat 45", "Sleepstraat", "45")
    with store.begin() as work:
        who = resident(work)
        assert who.home is None
        work.residents.remember_home(who.id, home)
        work.commit()
    with store.begin() as work:
        kept = work.residents.get(who.id)
        assert kept.home
        assert Place.of(kept.home) == home
        work.residents.forget_home(who.id)
        work.commit()
    with store.read() as work:
        assert work.residents.get(who.id).home is None
