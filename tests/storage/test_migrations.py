"""Migrations: the tables are what the models say, and every step can be undone."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from alembic import command
from sqlalchemy import inspect, select, text

from storage import Store, UnitOfWork, migrate
from storage.base import Base
from storage.engine import open_engine
from storage.migrate import alembic_config
from storage.models import OutboxMessage
from storage.outbox import Words
from storage.policy import load_policy
from tests.storage.arrange import message, open_case, resident


def tables(url: str) -> set[str]:
    engine = open_engine(url)
    names = set(inspect(engine).get_table_names())
    engine.dispose()
    return names - {"alembic_version"}


@contextmanager
def written(url: str) -> Iterator[UnitOfWork]:
    """A unit of work on this database, committed and closed at the end."""
    store = Store(url, load_policy())
    with store.begin() as work:
        yield work
        work.commit()
    store.close()


def with_a_case(url: str) -> None:
    with written(url) as work:
        open_case(work)


def cases_of_the_resident(url: str) -> int:
    store = Store(url, load_policy())
    with store.begin() as work:
        number = len(work.cases.of_resident(resident(work).id))
    store.close()
    return number


def test_the_newest_migration_makes_exactly_what_the_models_say(database_url: str) -> None:
    command.check(alembic_config(database_url))


def test_a_database_can_go_down_and_up_again_with_rows_in_it(empty_database_url: str) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    with_a_case(url)
    command.downgrade(alembic_config(url), "base")
    assert tables(url) == set()
    migrate.upgrade(url)
    assert tables(url) == set(Base.metadata.tables)
    assert cases_of_the_resident(url) == 0
    with_a_case(url)


BEFORE_PLACES = (
    "INSERT INTO residents VALUES (1, 'telegram', 7, 'Maria', 'bg', false, :now, NULL, NULL)",
    "INSERT INTO cases VALUES (1, 'BL-7K3F', 'nuisance', 'nuisance_waste', 'new',"
    " 'Sleepstraat 45', 'bg', false, false, :now, NULL, NULL, NULL, NULL, NULL, NULL)",
    "INSERT INTO reports VALUES (1, 1, 'key', 'nuisance', 'sent', '{}',"
    """ '[{"inbox": 1, "text": "x", "file": null}]', :now, :now, NULL, 1)""",
    "INSERT INTO case_events VALUES (1, 1, :now, 'opened', 'resident', 1, NULL, NULL, NULL, '{}')",
)
"""A case as the first version wrote it."""


def test_what_the_first_version_wrote_is_still_there_with_its_places(
    empty_database_url: str,
) -> None:
    command.upgrade(alembic_config(empty_database_url), "0001")
    engine = open_engine(empty_database_url)
    with engine.begin() as connection:
        for statement in BEFORE_PLACES:
            connection.execute(text(statement.replace(":now", "'2026-06-02 08:00:00+00'")))
    engine.dispose()
    migrate.upgrade(empty_database_url)
    store = Store(empty_database_url, load_policy())
    with store.read() as work:
        (case,) = work.cases.of_resident(1)
        assert (case.address, case.street, case.latitude) == ("Sleepstraat 45", None, None)
        (report,) = case.reports
        assert (report.anonymous, report.asked_at, report.resident.home) == (False, None, None)
        assert work.reports.with_album(1, "a") is None
    store.close()


def test_going_back_to_the_first_version_leaves_words_that_it_knows(
    empty_database_url: str,
) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    with written(url) as work:
        case, who, cause = open_case(work), resident(work), message(work)
        work.nuisance.happened_again(case, who, cause, "пак")
        work.cases.resident_wrote(case, who, cause, "пак")
        work.nuisance.withdraw(case, who, message(work))
    command.downgrade(alembic_config(url), "0001")
    engine = open_engine(url)
    with engine.connect() as connection:
        states = connection.scalars(text("SELECT state FROM reports")).all()
        tags = connection.scalars(text("SELECT tag FROM case_events ORDER BY id")).all()
    engine.dispose()
    assert states == ["cancelled"]
    assert tags == ["opened", *["resident_wrote"] * 3, "closed"]


def test_follow_ups_keep_what_points_to_them_when_their_table_is_made_anew(
    empty_database_url: str,
) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    with written(url) as work:
        case, who = open_case(work), resident(work)
        about_case = work.follow_ups.due()[0]
        work.outbox.to_resident(who, Words("received"), case_id=case.id, follow_up_id=about_case)
        work.referrals.give(who, message(work), "help_health", [], {}, "")
    command.downgrade(alembic_config(url), "0004")
    migrate.upgrade(url)
    with written(url) as work:
        (row,) = work.session.scalars(select(OutboxMessage).where(OutboxMessage.say == "received"))
        assert row.follow_up_id == about_case
        assert work.follow_ups.due() == [about_case]


def test_upgrading_once_more_changes_nothing(database_url: str) -> None:
    with_a_case(database_url)
    migrate.upgrade(database_url)
    assert cases_of_the_resident(database_url) == 1


def test_it_is_known_whether_the_database_is_current(empty_database_url: str) -> None:
    assert not migrate.is_current(empty_database_url)
    migrate.upgrade(empty_database_url)
    assert migrate.is_current(empty_database_url)


def test_looking_whether_it_is_current_does_not_wait_for_a_writer(database_url: str) -> None:
    store = Store(database_url, load_policy())
    with store.begin() as writer:
        resident(writer)
        assert migrate.is_current(database_url)
    store.close()


def test_two_processes_may_upgrade_at_the_same_time(empty_database_url: str) -> None:
    upgrade = "import sys; from storage.migrate import upgrade; upgrade(sys.argv[1])"
    both = [subprocess.Popen([sys.executable, "-c", upgrade, empty_database_url]) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert migrate.is_current(empty_database_url)
