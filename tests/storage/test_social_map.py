"""The social map: taken over whole, and nothing that was told is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from itertools import pairwise
from threading import Event
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from storage import Busy, Store, UnitOfWork, engine
from storage.city_models import ServiceVersion
from storage.social_map import Changes
from tests.storage.arrange import TUESDAY_MORNING, SetClock, side_by_side


def service(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "phone": None, **more}


BOTH = [service("zorg", phone="09 1"), service("advies", open=[{"from": "09:00"}])]


def test_a_map_is_read_back_in_its_order(work: UnitOfWork) -> None:
    assert work.social_map.current() == {}
    changes = work.social_map.take_over(BOTH)
    assert changes == Changes(added=["zorg", "advies"])
    assert list(work.social_map.current().items()) == [("zorg", BOTH[0]), ("advies", BOTH[1])]
    assert work.social_map.get("advies") == BOTH[1]
    assert work.social_map.get("nergens") is None


def test_the_same_map_again_changes_nothing(work: UnitOfWork) -> None:
    work.social_map.take_over(BOTH)
    version = work.social_map.version()
    assert work.social_map.take_over(BOTH) == Changes()
    assert work.social_map.version() == version
    assert len(work.social_map.history("zorg")) == 1


def test_what_changed_is_named_and_the_old_is_kept(store: Store, clock: SetClock) -> None:
    with store.begin() as work:
        work.social_map.take_over(BOTH)
        work.commit()
    clock.forward(days=1)
    newer = service("zorg", phone="09 2", email="zorg@gent.be")
    with store.begin() as work:
        changes = work.social_map.take_over([newer, service("nieuw")])
        work.commit()
    assert changes == Changes(["nieuw"], {"zorg": ["phone", "email"]}, ["advies"])
    with store.read() as work:
        assert work.social_map.current() == {"zorg": newer, "nieuw": service("nieuw")}
        old, new = work.social_map.history("zorg")
        (gone,) = work.social_map.history("advies")
    assert (old.data, old.since, old.until) == (BOTH[0], TUESDAY_MORNING, clock.now)
    assert (new.data, new.since, new.until) == (newer, clock.now, None)
    assert gone.until == clock.now


def test_a_field_that_is_new_and_not_known_is_no_change(work: UnitOfWork) -> None:
    work.social_map.take_over(BOTH)
    assert work.social_map.take_over([{**one, "for_whom": None} for one in BOTH]) == Changes()
    assert len(work.social_map.history("zorg")) == 1


def test_a_service_that_comes_back_has_both_its_times(work: UnitOfWork) -> None:
    for listed in (BOTH, BOTH[:1], BOTH):
        work.social_map.take_over(listed)
    assert [row.until is None for row in work.social_map.history("advies")] == [False, True]
    assert list(work.social_map.current()) == ["zorg", "advies"]


def test_the_version_tells_of_a_change_and_of_another_order(work: UnitOfWork) -> None:
    seen = [work.social_map.version()]
    for listed in (BOTH, BOTH[::-1], [BOTH[0], service("advies")], BOTH[:1], []):
        work.social_map.take_over(listed)
        seen.append(work.social_map.version())
    assert [one for one, next_one in pairwise(seen) if one == next_one] == []
    assert work.social_map.current() == {}


def test_another_order_is_no_change_of_a_service(work: UnitOfWork) -> None:
    work.social_map.take_over(BOTH)
    assert work.social_map.take_over(BOTH[::-1]) == Changes()
    assert list(work.social_map.current()) == ["advies", "zorg"]


def test_two_versions_of_one_service_cannot_both_be_in_force(work: UnitOfWork) -> None:
    for place in range(2):
        work.session.add(
            ServiceVersion(service_id="zorg", place=place, data=BOTH[0], since=work.now)
        )
    with pytest.raises(IntegrityError):
        work.session.flush()


def taken_over_meanwhile(
    store: Store, first: list[dict[str, Any]], second: Callable[[UnitOfWork], object]
) -> None:
    """The second begins while the first has made its map and not yet committed.

    On SQLite the second cannot even begin before the first is done, so nobody waits for it long.
    """
    began = Event()

    def act_second() -> None:
        with store.begin() as work:
            began.set()
            second(work)
            work.commit()

    with ThreadPoolExecutor(1) as other:
        with store.begin() as work:
            work.social_map.take_over(first)
            later = other.submit(act_second)
            began.wait(5)
            wait([later], 0.2)
            work.commit()
        later.result()


def in_force(store: Store) -> list[dict[str, Any]]:
    with store.read() as work:
        return list(work.social_map.current().values())


def test_of_two_imports_at_once_the_second_waits_and_is_the_map(store: Store) -> None:
    told: list[Changes] = []
    newer = [service("zorg", phone="09 2"), service("nieuw")]
    taken_over_meanwhile(store, BOTH, lambda work: told.append(work.social_map.take_over(newer)))
    assert told == [Changes(["nieuw"], {"zorg": ["phone"]}, ["advies"])]
    assert in_force(store) == newer


def test_many_imports_at_once_leave_one_of_the_maps_whole(store: Store) -> None:
    maps = [[service("zorg", phone=f"09 {n}"), service(f"dienst-{n}")] for n in range(4)]
    left = iter(maps)

    def take_over() -> None:
        with store.begin() as work:
            work.social_map.take_over(next(left))
            work.commit()

    side_by_side(len(maps), take_over)
    assert in_force(store) in maps


def test_a_first_map_does_not_undo_an_import_that_was_quicker(store: Store) -> None:
    taken_over_meanwhile(store, BOTH, lambda work: work.social_map.begin_with([service("nieuw")]))
    assert in_force(store) == BOTH


def test_a_first_map_fills_an_empty_database(work: UnitOfWork) -> None:
    work.social_map.begin_with(BOTH)
    assert list(work.social_map.current()) == ["zorg", "advies"]


def test_who_waits_too_long_for_another_import_is_told(
    store: Store, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_TIMEOUT_MS", 100)
    hurried = Store(database_url, store.policy, store.clock)
    with store.begin() as work:
        work.social_map.take_over(BOTH)
        with pytest.raises(Busy), hurried.begin() as other:
            other.social_map.take_over([service("nieuw")])
        work.commit()
    hurried.close()
    assert in_force(store) == BOTH
