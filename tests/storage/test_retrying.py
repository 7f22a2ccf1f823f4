"""The retry policy: a table of cases."""

from datetime import timedelta
from random import Random

import pytest

from storage.retrying import (
    BLOCKED,
    FAULT,
    LONGEST_PAUSE,
    NETWORK,
    ONCE,
    OUTAGE,
    REFUSED,
    TOPIC_GONE,
    Retry,
)
from storage.vocabulary import InboxState, OutboxState

SEED = 7
POLICIES = [OUTAGE, FAULT, NETWORK, ONCE, TOPIC_GONE, BLOCKED, REFUSED]


def seconds(policy: Retry, failed: int, seed: int = SEED) -> float | None:
    pause = policy.pause(failed, Random(seed))
    return None if pause is None else pause.total_seconds()


@pytest.mark.parametrize(
    ("policy", "failed", "at_least"),
    [
        (FAULT, 1, 2),
        (FAULT, 2, 4),
        (FAULT, 4, 16),
        (FAULT, 5, None),
        (NETWORK, 1, 1),
        (NETWORK, 2, 2),
        (NETWORK, 9, 256),
        (NETWORK, 10, 300),
        (NETWORK, 299, 300),
        (NETWORK, 300, None),
        (ONCE, 1, None),
        (TOPIC_GONE, 1, 0),
        (TOPIC_GONE, 8, None),
        (BLOCKED, 1, None),
        (REFUSED, 1, None),
        (OUTAGE, 1, 2),
        (OUTAGE, 2, 3),
        (OUTAGE, 50, 15),
        (OUTAGE, 10**6, 15),
    ],
)
def test_how_long_it_waits_after_so_many_failures(
    policy: Retry, failed: int, at_least: float | None
) -> None:
    pause = seconds(policy, failed)
    if at_least is None:
        assert pause is None
    else:
        assert pause is not None
        assert at_least <= pause <= at_least * (1 + policy.jitter)


@pytest.mark.parametrize(
    ("policy", "tries", "end"),
    [
        (OUTAGE, None, None),
        (FAULT, 5, InboxState.PARKED),
        (NETWORK, 300, OutboxState.GIVEN_UP),
        (ONCE, 1, OutboxState.UNKNOWN),
        (TOPIC_GONE, 8, OutboxState.GIVEN_UP),
        (BLOCKED, 1, OutboxState.BLOCKED),
        (REFUSED, 1, OutboxState.BAD_REQUEST),
    ],
)
def test_each_kind_of_failure_has_its_tries_and_the_name_of_its_end(
    policy: Retry, tries: int | None, end: object
) -> None:
    assert (policy.tries, policy.end) == (tries, end)


@pytest.mark.parametrize("policy", POLICIES)
def test_whatever_can_end_has_a_named_end_and_no_pause_is_endless(policy: Retry) -> None:
    assert (policy.tries is None) == (policy.end is None)
    longest = timedelta(seconds=policy.longest * (1 + policy.jitter))
    assert longest < LONGEST_PAUSE


def test_an_outage_of_telegram_ends_nothing_within_a_day() -> None:
    pauses = [NETWORK.pause(failed, Random(SEED)) for failed in range(1, NETWORK.tries or 0)]
    assert sum((pause or timedelta() for pause in pauses), timedelta()) >= timedelta(days=1)


def test_those_who_fail_together_come_back_apart_and_a_seed_repeats_it() -> None:
    spread = [seconds(OUTAGE, 1, seed) for seed in range(100)]
    assert len(set(spread)) > 90
    assert spread == [seconds(OUTAGE, 1, seed) for seed in range(100)]


@pytest.mark.parametrize(
    ("waited", "failed"), [(-5, 1), (0, 1), (1, 1), (2, 2), (5, 3), (600, 13), (10**9, 48)]
)
def test_failures_that_nobody_counts_are_told_by_the_time_that_passed(
    waited: float, failed: int
) -> None:
    """As many as fit into it: 2 s, 3 s, 4.5 s, ... without a longest pause."""
    assert OUTAGE.failed_in(timedelta(seconds=waited)) == failed
