"""What the tests of an outage of Rasa share."""

import os
from collections.abc import Callable
from datetime import timedelta

from tests.faults.running import Running, until

AT_MOST = timedelta(seconds=5)
BELOW_THE_LIMIT = 1.0
"""A delay with which nobody can write so often in a minute that their words are gathered."""
SOON = "18s"
"""When words become a case here: long after people are told that something is broken, and after
the longest time for which Rasa is left alone."""


def told_in_time(running: Running, people: int) -> None:
    """Each person was told once, within seconds after what they wrote came in."""
    until(lambda: len(running.outbox("kept-for-later")) >= people)
    first = {row.lane: row for row in reversed(running.inbox())}
    told = {f"telegram:{p}": row for row in running.outbox("kept-for-later") for p in [chat(row)]}
    assert len(told) == people
    waited = sorted(row.created_at - first[lane].received_at for lane, row in told.items())
    assert waited[-1] < AT_MOST * busy()


def busy() -> float:
    """How many times longer all takes, as there is more to do than processors to do it."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def chat(row: object) -> str:
    return str(getattr(row, "lane", "")).removeprefix("telegram:")


def others_talk_until(
    running: Running, happened: Callable[[], bool], answer: str = "passed-on"
) -> None:
    """Somebody else writes, and is answered, again and again."""
    ivan = running.telegram.person("Ivan", language_code="nl")
    running.rasa.delay = BELOW_THE_LIMIT

    def one_more_answered() -> bool:
        said = len(running.outbox(answer))
        ivan.writes("друго")
        until(lambda: len(running.outbox(answer)) > said)
        return happened()

    until(one_more_answered)
