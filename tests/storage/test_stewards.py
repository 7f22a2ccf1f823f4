"""Stewards: the current members of the steward chat."""

from datetime import timedelta

from storage import Store, UnitOfWork
from storage.stewards import TRUSTED_FOR
from tests.storage.arrange import SetClock, steward


def test_a_stranger_is_no_steward(work: UnitOfWork) -> None:
    assert work.stewards.find(70) is None
    assert work.stewards.confirmed(70) is None


def test_a_member_seen_lately_is_believed(work: UnitOfWork) -> None:
    an = steward(work)
    assert work.stewards.confirmed(70) is an


def test_a_membership_must_be_seen_again_after_a_while(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        steward(work)
        work.commit()
    clock.now += TRUSTED_FOR - timedelta(seconds=1)
    with store.begin() as work:
        assert work.stewards.confirmed(70)
    clock.forward(seconds=1)
    with store.begin() as work:
        assert work.stewards.confirmed(70) is None
        steward(work)
        assert work.stewards.confirmed(70)


def test_who_left_is_not_let_in_but_not_forgotten(work: UnitOfWork) -> None:
    steward(work)
    work.stewards.has_left(70)
    assert work.stewards.confirmed(70) is None
    assert work.stewards.find(70)


def test_who_comes_back_is_the_same_steward(work: UnitOfWork) -> None:
    an = steward(work)
    work.stewards.has_left(70)
    assert steward(work, first_name="Anneke\0") is an
    assert (an.active, an.first_name) == (True, "Anneke")


def test_a_stranger_leaving_is_nothing(work: UnitOfWork) -> None:
    work.stewards.has_left(404)
    assert work.stewards.find(404) is None
