"""A store on each database, with a clock that stands still until a test moves it."""

from collections.abc import Iterator

import pytest

from storage import Store, UnitOfWork
from storage.policy import load_policy
from tests.storage.arrange import SetClock


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(database_url: str, clock: SetClock) -> Iterator[Store]:
    """With our own follow-up policy."""
    store = Store(database_url, load_policy(), clock)
    yield store
    store.close()


@pytest.fixture
def work(store: Store) -> Iterator[UnitOfWork]:
    """One unit of work for a test that needs no more."""
    with store.begin() as work:
        yield work
