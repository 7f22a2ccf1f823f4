"""What operators write: used, or refused line by line; never a stack of calls."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.policy_check import faults_of
from bot.texts import Texts, resident_texts
from city.calendars import read_calendar
from city.phrases import OWN, read_phrases
from city.services import read_services
from storage.errors import WrongPolicy
from storage.keeping import OUR_RETENTION, load_keeping
from storage.store import utc_now
from tests.fuzz.trying import tries
from tests.structure.house import HOME

POLICY = HOME / "storage" / "follow_ups.yml"
MAP = b"\n  - id".join((HOME / "city" / "services.yml").read_bytes().split(b"\n  - id")[:4])
"""Its first services: all of them take a second to read."""
CALENDAR = HOME / "tests" / "e2e" / "activities.ics"
ODD = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [
            b": ", b"- ", b"\t", b"&a", b"*a", b"!!python/object:os.system ", b"'", b"{", b"[" * 50,
            b"\xef\xbb\xbf", b"\x00", b"9" * 5_000, b"-1d", b"99999999999999d", b"25:61", b"null",
            b"true", b"2026-13-45", b"\n...\n---\n", b"? ", b"[" * 3_000, b"9999:00", b".inf",
            b"999999d",
        ]
    ),
)  # fmt: skip


def spoilt(whole: bytes) -> st.SearchStrategy[bytes]:
    """The real file, with something else in one place or cut off there."""
    place = st.integers(0, len(whole) - 1)
    length = st.integers(0, 30)
    instead = st.builds(
        lambda at, off, odd: whole[:at] + odd + whole[at + off :], place, length, ODD
    )
    return st.one_of(instead, instead, st.builds(lambda at: whole[:at], place))


@pytest.fixture(scope="module")
def texts() -> Texts:
    return resident_texts(HOME)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files") / "written.yml"


@tries(40)
@given(spoilt(POLICY.read_bytes()))
@example(b"")
@example(b"kinds: &a [*a]")
@example(b"[" * 3_000)
def test_a_policy_is_used_or_refused(texts: Texts, file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert all(isinstance(fault, str) for fault in faults_of(file, texts))


@tries(40)
@given(spoilt(OUR_RETENTION.read_bytes()))
@example(b"")
@example(b"messages_in: &a [*a]")
@example(b"[" * 3_000)
@example(OUR_RETENTION.read_bytes().replace(b"access_log: 730d", b"access_log: 999999d"))
def test_a_retention_file_is_used_or_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    faults = ""
    try:
        before = [utc_now() - span for _, span in load_keeping(file)]
    except WrongPolicy as wrong:
        before, faults = [], str(wrong)
    assert before or faults


@tries(25)
@given(spoilt(MAP))
@example(b"")
@example(b"services: &a [*a]")
@example(b"[" * 3_000)
def test_a_social_map_is_used_or_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    found, faults = read_services(file)
    assert found or faults


@tries(15)
@given(spoilt(OWN.read_bytes()))
@example(b"[" * 3_000)
def test_phrases_are_used_or_refused(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    faults = ""
    try:
        read = read_phrases(file)
    except ValueError as fault:
        read, faults = None, str(fault)
    assert read or faults


@tries(60)
@given(spoilt(CALENDAR.read_bytes()))
def test_a_calendar_is_used_or_refused(content: bytes) -> None:
    faults = ""
    try:
        read = read_calendar(content.decode("utf-8", "replace"))
    except ValueError as fault:
        read, faults = None, str(fault)
    assert read or faults
