"""Files that we keep: one row per message."""

from storage import Store, UnitOfWork
from storage.models import File
from tests.storage.arrange import message, resident


def keep(work: UnitOfWork, key: str, inbox_id: int) -> File:
    return work.files.keep(
        key,
        kind="photo",
        media_type="image/jpeg",
        size=52_000,
        resident_id=resident(work).id,
        inbox_id=inbox_id,
    )


def test_a_file_is_known_afterwards_by_its_number_and_by_its_message(store: Store) -> None:
    with store.begin() as work:
        cause = message(work)
        number = keep(work, "a1", cause).id
        work.commit()
    with store.read() as work:
        file = work.files.get(number)
        assert file
        assert (file.key, file.kind, file.media_type, file.size) == (
            "a1",
            "photo",
            "image/jpeg",
            52_000,
        )
        assert (file.created_at, file.inbox_id) == (work.now, cause)
        assert work.files.of_message(cause) is file


def test_the_same_message_again_keeps_the_file_that_is_there(work: UnitOfWork) -> None:
    once, other = message(work), message(work)
    first = keep(work, "a1", once)
    assert keep(work, "b2", once) is first
    assert first.key == "a1"
    assert keep(work, "c3", other) is not first


def test_a_file_that_we_never_had_is_not_there(work: UnitOfWork) -> None:
    assert work.files.get(1) is None
    assert work.files.of_message(message(work)) is None
