"""Stewards: the current members of the steward chat."""

from datetime import timedelta

from storage import Store, UnitOfWork
from storage.place import Place
from storage.stewards import TRUSTED_FOR
from tests.storage.arrange import SetClock, open_case, resident, steward


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


def test_a_case_suits_who_speaks_its_language_then_who_knows_the_area_then_who_has_least(
    work: UnitOfWork,
) -> None:
    place = Place("Sleepstraat 45", "Sleepstraat", "45", neighbourhood="rabot-blaisantvest")
    case = open_case(work, place=place)
    busy, free, near, both, speaks = (
        steward(work, number, name)
        for number, name in enumerate(("Busy", "Free", "Near", "Both", "Speaks"), 70)
    )
    for one in (both, speaks):
        work.stewards.turn_language(one, "bg")
    for one in (both, near):
        work.stewards.turn_neighbourhood(one, "rabot-blaisantvest")
    work.stewards.turn_language(near, "sk")
    for who in (busy, both, both, near):
        work.cases.claim(open_case(work), who)
    done = open_case(work)
    work.cases.claim(done, free)
    work.cases.resolve(done, free)
    found = work.stewards.suited(case)
    assert [(one.steward, one.open_cases) for one in found] == [
        (both, 2),
        (speaks, 0),
        (near, 1),
        (free, 0),
        (busy, 1),
    ]
    suggested = work.stewards.suggested(case)
    assert suggested
    assert (suggested.steward, suggested.speaks, suggested.knows_area) == (both, True, True)
    work.stewards.has_left(both.telegram_user_id)
    next_best = work.stewards.suggested(case)
    assert next_best
    assert next_best.steward is speaks


def test_nobody_is_suggested_without_a_reason_or_for_a_case_that_somebody_has(
    work: UnitOfWork,
) -> None:
    an = steward(work)
    dutch, bulgarian = open_case(work, resident(work, 8, "nl")), open_case(work)
    assert work.stewards.suggested(bulgarian) is None
    work.stewards.turn_language(an, "bg")
    assert work.stewards.suggested(dutch) is None
    assert work.stewards.suggested(bulgarian)
    work.cases.claim(bulgarian, an)
    assert work.stewards.suggested(bulgarian) is None


def test_what_a_steward_turned_on_is_turned_off_the_second_time(work: UnitOfWork) -> None:
    an = steward(work)
    for language in ("bg", "ro", "bg"):
        work.stewards.turn_language(an, language)
    for area in ("ledeberg", "drongen", "ledeberg"):
        work.stewards.turn_neighbourhood(an, area)
    work.session.expire(an)
    assert (an.languages, an.neighbourhoods) == (["ro"], ["drongen"])


def test_only_who_is_present_can_get_a_case(work: UnitOfWork) -> None:
    an = steward(work)
    assert work.stewards.present(an.id) is an
    work.stewards.has_left(70)
    assert work.stewards.present(an.id) is None
    assert work.stewards.present(404) is None
