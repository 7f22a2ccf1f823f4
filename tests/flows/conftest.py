"""A store that the actions use."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.shared.house import furnish
from storage import Store
from storage.migrate import upgrade
from storage.policy import FollowUpPolicy, load_policy
from tests.flows.asked import Talk


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database without a row: to copy it is much cheaper than to make one for each test."""
    path = tmp_path_factory.mktemp("new") / "talk.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def policy() -> FollowUpPolicy:
    return load_policy()


@pytest.fixture
def talk(tmp_path: Path, new_database: Path, policy: FollowUpPolicy) -> Iterator[Talk]:
    path = shutil.copy(new_database, tmp_path / "talk.db")
    store = Store(f"sqlite:///{path}", policy)
    furnish(store)
    yield Talk(store)
    store.close()
