"""What can go wrong in storage, named by what the caller does next."""

from typing import NamedTuple


class StorageError(Exception):
    """Something went wrong in storage; the text says what."""


class Unreachable(StorageError):
    """The database cannot be used now: keep what you have and try again later."""


class Busy(Unreachable):
    """Somebody else writes and does not finish: try again in a moment."""


class WrongKeys(Unreachable):
    """Something was sealed with none of our keys: show the operator the text, and start nothing.

    Who met it underway keeps what they have and tries again, as when the database is away.
    """

    def __init__(self, *, sealed: bool) -> None:
        says = "something was sealed with a key that is not among these"
        super().__init__(says if sealed else "something is not sealed, or damaged")
        self.sealed = sealed


class NotAllowed(StorageError):
    """The case is not in a state that allows this: tell the person who asked."""

    def __init__(self, verb: str, state: str) -> None:
        super().__init__(f"a case that is {state} cannot be {verb}")
        self.verb, self.state = verb, state


class HeldByColleague(NotAllowed):
    """The case is a colleague's: only they or a coordinator may give it away or put it back."""


class Fault(NamedTuple):
    """One thing that is wrong in a file: where (the keys and places that lead there), and what."""

    at: tuple[str | int, ...]
    says: str

    def __str__(self) -> str:
        return ": ".join(filter(None, [".".join(map(str, self.at)), self.says]))


class WrongPolicy(StorageError):
    """The follow-up policy cannot be used: show the operator the text and stop."""

    def __init__(self, name: str, faults: list[Fault]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, faults)))
        self.faults = faults


class TooLong(StorageError):
    """A step of an upgrade took longer than it may, and was undone: upgrade when there is little
    to do, and tell who wrote it."""


class TooNew(StorageError):
    """A newer program made this database, with a shape that this one cannot work with: run the
    newer one, or restore a backup."""
