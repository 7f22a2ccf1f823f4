"""What can go wrong in storage, named by what the caller does next."""


class StorageError(Exception):
    """Something went wrong in storage; the text says what."""


class Unreachable(StorageError):
    """The database cannot be used now: keep what you have and try again later."""


class Busy(Unreachable):
    """Somebody else writes and does not finish: try again in a moment."""


class NotAllowed(StorageError):
    """The case is not in a state that allows this: tell the person who asked."""

    def __init__(self, verb: str, state: str) -> None:
        super().__init__(f"a case that is {state} cannot be {verb}")
        self.verb, self.state = verb, state


class HeldByColleague(NotAllowed):
    """The case is a colleague's: only they or a coordinator may give it away or put it back."""


class WrongPolicy(StorageError):
    """The follow-up policy cannot be used: show the operator the text and stop."""
