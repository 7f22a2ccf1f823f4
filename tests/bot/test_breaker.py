"""The breaker: who does not answer is left alone, and asked again by one at a time."""

from random import Random

from bot.breaker import IN_A_ROW, REST, Breaker


class Watch:
    """Seconds that move only by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def failing(watch: Watch, times: int = IN_A_ROW) -> Breaker:
    breaker = Breaker(Random(7), watch)
    for _ in range(times):
        assert not breaker.open()
        breaker.failed()
    return breaker


def test_a_few_failures_keep_nobody_out_but_are_trouble() -> None:
    breaker = failing(Watch(), IN_A_ROW - 1)
    assert not breaker.open()
    assert breaker.troubled


def test_after_several_in_a_row_it_is_left_alone_and_then_tried_by_one() -> None:
    watch = Watch()
    breaker = failing(watch)
    assert breaker.open()
    watch.now += REST.first * (1 + REST.jitter)
    assert [breaker.open() for _ in range(3)] == [False, True, True]
    breaker.failed()
    watch.now += REST.first * (1 + REST.jitter)
    assert breaker.open(), "the rest grows"


def test_one_success_lets_all_in_again() -> None:
    watch = Watch()
    breaker = failing(watch)
    watch.now += REST.first * (1 + REST.jitter)
    assert not breaker.open()
    breaker.worked()
    assert not breaker.open()
    assert not breaker.troubled


def test_a_success_between_failures_starts_the_count_anew() -> None:
    breaker = failing(Watch(), IN_A_ROW - 1)
    breaker.worked()
    breaker.failed()
    assert not breaker.open()
