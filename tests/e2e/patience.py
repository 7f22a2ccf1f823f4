"""Waiting for what only a log, a database or an open port shows."""

from collections.abc import Callable

from tenacity import RetryError, Retrying, retry_if_result, stop_after_delay, wait_exponential

SHORTEST, GROWTH, LONGEST = 0.02, 1.15, 0.5
"""Seconds between two looks: soon seldom, as each may read a database or ask a server, and what is
waited for needs the processor."""


def until(happened: Callable[[], bool], within: float = 30) -> None:
    """Looks again and again; fails when it did not happen in that many seconds."""
    patient = Retrying(
        retry=retry_if_result(lambda result: not result),
        stop=stop_after_delay(within),
        wait=wait_exponential(multiplier=SHORTEST, exp_base=GROWTH, max=LONGEST),
    )
    try:
        patient(happened)
    except RetryError as error:
        raise AssertionError(f"did not happen in {within:g} s") from error
