"""The one place where actions get at storage: the action server furnishes it at start."""

from storage import Store

_stores: list[Store] = []


def furnish(store: Store) -> None:
    """Gives the actions their store; called once, before the first action runs."""
    _stores[:] = [store]


def store() -> Store:
    """The store of this action server."""
    if not _stores:
        raise RuntimeError("the action server was not furnished with a store")
    return _stores[0]
