"""Encryption at rest: without the keys the database tells nothing; with them all is as before."""

import sqlite3
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from alembic import command
from cryptography.fernet import Fernet
from sqlalchemy import text, type_coerce, update
from sqlalchemy.types import Text

from storage import Store, UnitOfWork, Unreachable, WrongKeys, migrate
from storage.base import Base
from storage.engine import open_engine
from storage.marks import NEAR_LATITUDE, NEAR_LONGITUDE, case_marks, point_marks
from storage.migrate import alembic_config
from storage.models import Case, Resident
from storage.outbox import Words
from storage.place import Place
from storage.policy import load_policy
from storage.replies import Answer
from storage.resealing import count_keys, look_at_some, reseal, sealed_tables
from storage.sealing import Keyring, Stray, keyring
from tests.storage.arrange import message, report, resident, steward

PIN = Place("een pin", latitude=51.05331, longitude=3.72491)
HOME = Place("Sleepstraat 45 bus 2", "Sleepstraat", "45", "n12", 51.06017, 3.73083)
TOLD = ("Мария", "Чували", "Sleepstraat", "sleepstraat", "чували", "Peeters", "Maandag", "51.06017")
"""What a resident and a steward said, and where it is."""
GIVES_BACK = "storage.room._make_anew"


def new() -> str:
    return Fernet.generate_key().decode()


def told(work: UnitOfWork) -> Case:
    """A case that went through most of what can be written about one."""
    who, an = resident(work), steward(work)
    work.residents.remember_home(who.id, HOME)
    case = report(work, who, HOME, words="Чували с боклук").case
    work.cases.claim(case, an)
    work.cases.note(case, an, "De huisbaas heet Peeters", message(work))
    work.replies.send(work.replies.draft(case, who, an, Answer("Maandag")), an)
    work.inbox.keep("telegram", 999, "telegram:7", {"text": "Чували", "name": "Мария"})
    sent = work.outbox.to_resident(who, Words("received", {"name": "Мария"}))
    work.outbox.sent(sent, "Чували, Мария", 1)
    work.commit()
    return case


def rows_as_they_are(url: str) -> str:
    """All that the tables hold, as somebody sees it who has the database and no keys."""
    engine = open_engine(url)
    with engine.connect() as connection:
        found = [
            str(tuple(row))
            for name in Base.metadata.tables
            for row in connection.execute(text(f"SELECT * FROM {name}"))
        ]
    engine.dispose()
    return "\n".join(found)


def on_disk(url: str) -> bytes:
    """The bytes of the rows; with SQLite those of the file and its log."""
    path = Path(url.removeprefix("sqlite:///"))
    files = [path, *path.parent.glob(f"{path.name}-wal")] if url.startswith("sqlite") else []
    return rows_as_they_are(url).encode() + b"".join(file.read_bytes() for file in files)


def readable(url: str) -> list[str]:
    """Which of the words can be read without a key, also where JSON escapes them."""
    data = on_disk(url)
    forms = {word: (word.encode(), word.encode("ascii", "backslashreplace")) for word in TOLD}
    return [word for word, written in forms.items() if any(form in data for form in written)]


def of_keys(url: str, *keys: str) -> Store:
    return Store(url, load_policy(), keyring=Keyring(keys))


def by_key(store: Store) -> Counter[str]:
    """How many values each key sealed."""
    steps = count_keys(store.engine, sealed_tables())
    return sum((step.by_key for step in steps), Counter())


def found_again(work: UnitOfWork, case: Case) -> bool:
    """By words, at the same address, and near a point."""
    jana = work.residents.welcome("telegram", 8, "Jana", "sk")
    joined = report(work, jana, HOME)
    near = report(work, jana, Place("pin", latitude=HOME.latitude, longitude=HOME.longitude))
    by_words = [work.finding.cases(word, 0, 9) for word in ("чували", "мария", "eeter", "45")]
    ids = {one.id for found in by_words for one in found} | {joined.case.id, near.case.id}
    return all(by_words) and ids == {case.id}


def test_without_the_keys_nothing_that_was_said_can_be_read(
    store: Store, database_url: str
) -> None:
    with store.begin() as work:
        case = told(work)
    assert readable(database_url) == []
    with store.begin() as work:
        assert found_again(work, case)


def test_everything_in_a_sealed_column_is_sealed_with_the_first_key(store: Store) -> None:
    with store.begin() as work:
        told(work)
    whose = by_key(store)
    assert list(whose) == [keyring().first.name]
    assert whose.total() > 30


@pytest.mark.parametrize("north", [-1.0, -0.6, 0.0, 0.6, 1.0])
@pytest.mark.parametrize("east", [-1.0, 0.3, 1.0])
def test_what_is_just_near_is_found_in_whatever_square_it_lies(north: float, east: float) -> None:
    keys = Keyring([new()])
    for step in range(40):
        latitude, longitude = 51.05 + step * 0.00011, 3.72 + step * 0.00017
        point = latitude + north * NEAR_LATITUDE, longitude + east * NEAR_LONGITUDE
        mark = case_marks(keys.first, None, None, *point)["point_mark"]
        assert mark in point_marks(keys, latitude, longitude)


def test_a_place_further_than_30_m_is_another_though_its_square_is_the_same(
    work: UnitOfWork,
) -> None:
    first = report(work, resident(work), PIN).case
    jana = work.residents.welcome("telegram", 8, "Jana", "sk")
    for far in (1.01, 1.5, 2.0, -1.01, -2.0):
        further = replace(PIN, latitude=51.05331 + far * NEAR_LATITUDE)
        assert report(work, jana, further, topic="nuisance_waste").case is not first


def test_rotation_seals_all_with_the_new_key_and_the_old_one_can_go(database_url: str) -> None:
    old_key, new_key = new(), new()
    with closing(of_keys(database_url, old_key)) as store, store.begin() as work:
        case = told(work)
    with closing(of_keys(database_url, new_key, old_key)) as store:
        with store.begin() as work:
            assert found_again(work, case)
        assert len(by_key(store)) == 1
        steps = list(reseal(store.engine, sealed_tables()))
        assert sum(step.changed for step in steps) > 10
        assert [step for step in reseal(store.engine, sealed_tables()) if step.changed] == []
    with closing(of_keys(database_url, new_key)) as store, store.begin() as work:
        assert found_again(work, case)
        look_at_some(store.engine)


def test_rotation_broken_off_goes_on_where_it_ended(database_url: str) -> None:
    old_key, new_key = new(), new()
    with closing(of_keys(database_url, old_key)) as store, store.begin() as work:
        case = told(work)
    with closing(of_keys(database_url, new_key, old_key)) as store:
        for step in reseal(store.engine, sealed_tables()):
            if step.table == "cases":
                break
        assert len(by_key(store)) == 2
        with store.begin() as work:
            assert found_again(work, case)
            work.commit()
        list(reseal(store.engine, sealed_tables()))
        assert list(by_key(store)) == [Keyring([new_key]).first.name]


def test_a_case_written_while_both_keys_are_in_use_is_found_by_both(database_url: str) -> None:
    old_key, new_key = new(), new()
    with closing(of_keys(database_url, old_key)) as store, store.begin() as work:
        case = told(work)
    with closing(of_keys(database_url, new_key, old_key)) as store, store.begin() as work:
        work.session.get_one(Case, case.id).waiting_on = "IVAGO"
        work.commit()
        assert found_again(work, case)


def test_a_key_that_is_missing_is_the_database_being_away(database_url: str) -> None:
    """So what comes in is kept, and nothing is handled or lost."""
    with closing(of_keys(database_url, new())) as store, store.begin() as work:
        told(work)
    with closing(of_keys(database_url, new())) as store:
        with pytest.raises(WrongKeys, match="not among these"):
            look_at_some(store.engine)
        with store.begin() as work:
            work.inbox.keep("telegram", 1_000, "telegram:9", {"text": "добър ден"})
            work.commit()
        with pytest.raises(Unreachable), store.begin() as work:
            resident(work)


def test_what_is_not_sealed_is_not_believed(store: Store) -> None:
    with store.begin() as work:
        resident(work)
        plain = type_coerce("Мария", Text)
        work.session.execute(update(Resident).values(first_name=plain))
        work.commit()
    with pytest.raises(WrongKeys, match="not sealed"):
        look_at_some(store.engine)
    with pytest.raises(WrongKeys), store.begin() as work:
        resident(work)
    assert by_key(store)[Stray.PLAIN] == 1
    list(reseal(store.engine, sealed_tables()))
    with store.begin() as work:
        assert resident(work).first_name == "Мария"


def test_with_no_rows_any_key_is_right(database_url: str) -> None:
    with closing(of_keys(database_url, new())) as store:
        look_at_some(store.engine)  # else WrongKeys
        assert by_key(store) == {}


def test_words_of_an_older_version_are_sealed_and_what_they_were_is_gone(
    empty_database_url: str,
) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    with closing(Store(url, load_policy())) as store, store.begin() as work:
        case = told(work)
    command.downgrade(alembic_config(url), "0012")
    assert set(readable(url)) == set(TOLD)
    migrate.upgrade(url)
    assert readable(url) == []
    with closing(Store(url, load_policy())) as store, store.begin() as work:
        point = work.cases.get(case.id).latitude, work.cases.get(case.id).longitude
        assert point == (HOME.latitude, HOME.longitude)
        assert found_again(work, case)


def free_pages(url: str) -> int:
    """Those whose old content SQLite may still hold."""
    with closing(Store(url, load_policy())) as store, store.engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA freelist_count").scalar_one())


class Killed(BaseException):
    """Nothing that the program could still do something about."""


@pytest.mark.parametrize("empty_database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("fault", [Killed(), sqlite3.OperationalError("disk is full")])
def test_what_they_were_is_gone_at_the_next_start_when_the_first_did_not_get_so_far(
    empty_database_url: str, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    with closing(Store(url, load_policy())) as store, store.begin() as work:
        told(work)
    command.downgrade(alembic_config(url), "0012")
    with monkeypatch.context() as broken, suppress(Killed):
        broken.setattr(GIVES_BACK, Mock(side_effect=fault))
        migrate.upgrade(url)
    assert migrate.is_current(url)
    assert free_pages(url) > 0
    migrate.upgrade(url)
    assert free_pages(url) == 0


@pytest.mark.parametrize("empty_database_url", ["postgresql"], indirect=True)
def test_a_table_that_somebody_holds_is_made_anew_at_the_next_start(
    empty_database_url: str,
) -> None:
    url = empty_database_url
    command.upgrade(alembic_config(url), "0012")
    with closing(Store(url, load_policy())) as store, store.engine.connect() as holds:
        where = text("SELECT pg_relation_filenode('outbox')")
        before = holds.scalar(where)
        holds.execute(text("LOCK TABLE outbox IN ACCESS SHARE MODE"))
        migrate.upgrade(f"{url}&options=-c%20lock_timeout%3D200")
        assert migrate.is_current(url)
        assert holds.scalar(where) == before
        holds.rollback()
        migrate.upgrade(url)
        assert holds.scalar(where) != before


def test_a_keyring_that_can_learn_opens_what_a_later_key_sealed() -> None:
    keys = [new()]
    learns = Keyring(keys, again=lambda: keys)
    keys.insert(0, new())
    sealed = Keyring(keys).seal(b"words")
    assert learns.open(sealed) == b"words"
    assert learns.first.name == Keyring(keys).first.name


def test_an_empty_keyring_and_a_wrong_key_are_refused() -> None:
    for keys in ([], ["no key"]):
        with pytest.raises(ValueError, match="key"):
            Keyring(keys)
