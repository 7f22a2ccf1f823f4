"""What the bot says in one language, taken from its own catalogues."""

import re
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from bot.settings import checkout
from bot.texts import Texts, resident_texts


@cache
def catalogues() -> Texts:
    return resident_texts(checkout())


class Voice:
    """`says("welcome")` is the welcome in this language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, **args: Any) -> str:
        return catalogues().render(self.language, key, args)

    def start_of(self, key: str, **args: Any) -> str:
        """A text up to the first variable that the test does not know."""
        wanted = catalogues().keys()[key].variables - args.keys()
        full = self(key, **args, **dict.fromkeys(wanted, "\0"))
        return max(full.split("\0"), key=len)

    @staticmethod
    def reference_in(text: str) -> str:
        """The case's reference that a message names."""
        found = re.search(r"BL-[0-9A-Z]{4,5}", text)
        assert found, f"no reference in {text!r}"
        return found.group()


def side_by_side[Case, Result](
    act: Callable[[Case], Result], cases: Iterable[Case]
) -> list[Result]:
    """Does it for several residents at once: each waits for Telegram's one message a second."""
    with ThreadPoolExecutor(5) as pool:
        return list(pool.map(act, cases))
