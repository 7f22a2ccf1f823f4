"""Waiting for what only a log, a database or an open port shows."""

from collections.abc import Callable

from tenacity import RetryError, Retrying, retry_if_result, stop_after_delay, wait_fixed


def until(happened: Callable[[], bool], within: float = 30) -> None:
    """Looks again and again; fails when it did not happen in that many seconds."""
    patient = Retrying(
        retry=retry_if_result(lambda result: not result),
        stop=stop_after_delay(within),
        wait=wait_fixed(0.02),
    )
    try:
        patient(happened)
    except RetryError as error:
        raise AssertionError(f"did not happen in {within:g} s") from error
