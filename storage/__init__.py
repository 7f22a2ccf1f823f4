"""What the product remembers, and the only verbs that change it.

Open a `Store`, ask it for a unit of work, use the verbs on it and say `commit()`:

    with store.begin() as work:
        case = work.cases.claim(case, steward)
        work.commit()

Leaving the block without `commit()` undoes everything.
"""

from storage.errors import (
    Busy,
    HeldByColleague,
    NotAllowed,
    StorageError,
    Unreachable,
    WrongKeys,
)
from storage.store import Store, UnitOfWork

__all__ = [
    "Busy",
    "HeldByColleague",
    "NotAllowed",
    "StorageError",
    "Store",
    "UnitOfWork",
    "Unreachable",
    "WrongKeys",
]
