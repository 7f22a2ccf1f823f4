"""A unit of work: all of it happens, or nothing does."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from storage import NotAllowed, Store, Unreachable
from storage.models import Resident
from storage.policy import load_policy
from storage.vocabulary import CaseState
from tests.conftest import PostgresDatabases
from tests.storage.arrange import case_in, resident, steward


def known(store: Store) -> Resident | None:
    with store.read() as work:
        return work.residents.find("telegram", 7)


def test_what_is_committed_is_kept(store: Store) -> None:
    with store.begin() as work:
        resident(work)
        work.commit()
    assert known(store)


def test_leaving_without_commit_undoes_everything(store: Store) -> None:
    with store.begin() as work:
        resident(work)
    assert known(store) is None


def test_an_error_undoes_everything_and_goes_on_to_the_caller(store: Store) -> None:
    def welcome_and_fail() -> None:
        with store.begin() as work:
            resident(work)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        welcome_and_fail()
    assert known(store) is None


def test_what_comes_after_commit_needs_a_commit_of_its_own(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        work.commit()
        work.residents.choose_language(who.id, "sk")
    found = known(store)
    assert found
    assert found.language == "bg"


def test_rows_can_still_be_read_after_the_unit_of_work(store: Store) -> None:
    with store.begin() as work:
        who = resident(work)
        work.commit()
    assert (who.first_name, who.language) == ("Мария", "bg")


def test_a_refusal_is_not_taken_for_an_outage(store: Store) -> None:
    with pytest.raises(NotAllowed), store.begin() as work:
        work.cases.claim(case_in(work, CaseState.CLOSED), steward(work))


def test_a_broken_rule_of_the_database_is_not_taken_for_an_outage(store: Store) -> None:
    def two_of_one_chat() -> None:
        with store.begin() as work:
            who = resident(work)
            who.chat_id = resident(work, chat_id=8).chat_id
            work.commit()

    with pytest.raises(IntegrityError):
        two_of_one_chat()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_away(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    nowhere = tmp_path / "nowhere"
    urls = {
        "sqlite": f"sqlite:///{nowhere / 'buurtlijn.db'}",
        "postgresql": f"postgresql://postgres@/db?host={nowhere}",
    }
    store = Store(urls[request.param], load_policy())
    yield store
    store.close()


def test_a_writer_hears_that_the_database_is_away(store_away: Store) -> None:
    with pytest.raises(Unreachable), store_away.begin() as work:
        resident(work)


def test_a_reader_hears_that_the_database_is_away(store_away: Store) -> None:
    with pytest.raises(Unreachable), store_away.read() as work:
        work.inbox.busy("telegram:7")


@pytest.fixture
def far_store(postgresql_url: str) -> Iterator[Store]:
    store = Store(postgresql_url, load_policy())
    yield store
    store.close()


def test_a_connection_cut_halfway_is_an_outage_and_nothing_is_kept(
    far_store: Store, postgres: PostgresDatabases
) -> None:
    def cut_before_commit() -> None:
        with far_store.begin() as work:
            resident(work)
            postgres.cut_off(far_store.url)
            work.commit()

    with pytest.raises(Unreachable):
        cut_before_commit()
    assert known(far_store) is None


def test_a_connection_cut_after_the_last_look_disturbs_nobody(
    far_store: Store, postgres: PostgresDatabases
) -> None:
    with far_store.read() as work:
        assert work.residents.find("telegram", 7) is None
        postgres.cut_off(far_store.url)


def test_after_an_outage_the_same_store_goes_on(
    far_store: Store, postgres: PostgresDatabases
) -> None:
    assert known(far_store) is None
    postgres.cut_off(far_store.url)
    with far_store.begin() as work:
        resident(work)
        work.commit()
    assert known(far_store)
