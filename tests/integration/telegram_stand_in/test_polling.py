"""getUpdates: offsets, long polls, kinds of updates, their numbers."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.telegram import TelegramServer
from tests.telegram.probe import Api


def test_updates_stay_until_they_are_confirmed(fresh: TelegramServer, own: Api) -> None:
    maria = fresh.person("Maria")
    for word in ("one", "two"):
        maria.writes(word)
    first, second = own.result("getUpdates")
    assert own.result("getUpdates") == [first, second]
    assert second["update_id"] == first["update_id"] + 1
    assert own.result("getUpdates", offset=second["update_id"]) == [second]
    assert own.result("getUpdates", offset=second["update_id"] + 1) == []


def test_the_limit_is_moved_into_its_range(fresh: TelegramServer, own: Api) -> None:
    maria = fresh.person("Maria")
    for word in ("one", "two"):
        maria.writes(word)
    assert len(own.result("getUpdates", limit=0)) == 1
    assert len(own.result("getUpdates", limit=5000)) == 2


def test_a_negative_offset_is_a_violation(fresh: TelegramServer, own: Api) -> None:
    assert own.refusal("getUpdates", offset=-1)[0] == 400
    assert "offset -1" in fresh.violations.pop()


def test_violations_fail_the_test_at_the_end() -> None:
    with pytest.raises(AssertionError, match="broke rules"), TelegramServer() as server:
        server.violations.append("something")


def test_a_long_poll_ends_with_the_first_update(fresh: TelegramServer, own: Api) -> None:
    with ThreadPoolExecutor() as pool:
        poll = pool.submit(own.result, "getUpdates", timeout=30)
        fresh.waits_for_call("getUpdates")
        fresh.person("Maria").writes("hallo")
        assert poll.result(5)[0]["message"]["text"] == "hallo"


def test_the_older_of_two_polls_gets_a_conflict(fresh: TelegramServer, own: Api) -> None:
    with ThreadPoolExecutor() as pool:
        older = pool.submit(own, "getUpdates", timeout=30)
        fresh.waits_for_call("getUpdates")
        newer = pool.submit(own, "getUpdates", timeout=30)
        refused = older.result(5)
        fresh.person("Maria").writes("hallo")
        assert len(newer.result(5)["result"]) == 1
    assert refused["error_code"] == 409
    assert refused["description"].startswith(
        "Conflict: terminated by other getUpdates request; make sure that only one bot"
    )


def test_some_kinds_of_updates_must_be_asked_for(fresh: TelegramServer, own: Api) -> None:
    group, jan = fresh.group("Stewards"), fresh.person("Jan")
    group.add(jan)
    assert [set(update) for update in own.result("getUpdates")] == [{"update_id", "message"}]
    own.result("getUpdates", allowed_updates=["chat_member"])
    group.remove(jan)
    change = own.result("getUpdates")[-1]["chat_member"]
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "left"


def test_allowed_updates_are_remembered(fresh: TelegramServer, own: Api) -> None:
    own.result("getUpdates", allowed_updates=["callback_query"])
    own.result("getUpdates")
    fresh.person("Maria").writes("hallo")
    assert own.result("getUpdates") == []
    own.result("getUpdates", allowed_updates=[])
    fresh.person("Maria").writes("hallo")
    assert len(own.result("getUpdates")) == 1


def test_raw_updates_get_a_number_unless_they_have_one(fresh: TelegramServer, own: Api) -> None:
    numbered = fresh.raw_update({"poll": {"id": "1"}})
    chosen = fresh.raw_update({"update_id": 7, "poll": {"id": "2"}})
    assert own.result("getUpdates") == [numbered, chosen]


def test_a_confirmed_update_can_come_again(fresh: TelegramServer, own: Api) -> None:
    fresh.person("Maria").writes("hallo")
    update = own.result("getUpdates")[0]
    offset = update["update_id"] + 1
    assert own.result("getUpdates", offset=offset) == []
    fresh.same_update_again(update["update_id"])
    assert own.result("getUpdates", offset=offset) == [update]
    assert own.result("getUpdates", offset=offset) == []


@pytest.mark.parametrize("start", [5, 2_000_000_000])
def test_update_ids_can_jump(fresh: TelegramServer, own: Api, start: int) -> None:
    maria = fresh.person("Maria")
    maria.writes("one")
    offset = own.result("getUpdates")[0]["update_id"] + 1
    own.result("getUpdates", offset=offset)
    fresh.jump_update_ids(start)
    maria.writes("two")
    assert own.result("getUpdates", offset=offset)[0]["update_id"] == start
    assert own.result("getUpdates", offset=start + 1) == []
