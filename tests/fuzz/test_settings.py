"""Whatever stands in the environment: settings, or a line for each fault."""

import os
from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from bot.settings import PREFIX, Settings, WrongSettings
from storage.columns import storable
from tests.fuzz.trying import SCRIPTS, tries

NAMES = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
SECRET = "s3cr3t-word"
VALUES = st.one_of(
    st.text(SCRIPTS, max_size=20).map(lambda text: storable(text).encode()),
    st.sampled_from(
        [
            b"", b"0", b"-1", b"1e9", b"9" * 5_000, b"x" * 5_000, b"\xff\xfe", b".", b"/", b"~",
            b"/proc/self/mem", b"http://", b"http://[::1", b"https://a:b@c:d/e", b"127.0.0.1:99999",
            b"[::1]:80", b":0", b"sqlite://", b"postgresql://u:p@h:x/n", b"mysql://h/n", b"1,2,,x",
            b"../..", b"/dev/null", b"%", b"{}", b"[]", b'{"a": 1}', b"null",
        ]
    ),
)  # fmt: skip


@tries(120)
@given(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=3))
@example({f"{PREFIX}DATA_DIR": b"x" * 5_000})
@example({f"{PREFIX}FOLLOW_UPS": b"/"})
@example({f"{PREFIX}FOLLOW_UPS": b"/nowhere"})
@example({f"{PREFIX}FOLLOW_UPS": b"x" * 5_000})
@example({f"{PREFIX}PHRASES": b"/"})
@example({f"{PREFIX}PHRASES": b"/nowhere"})
@example({f"{PREFIX}PHRASES": b"x" * 5_000})
@example({f"{PREFIX}TIMEZONE": b"../../etc/passwd"})
@example({f"{PREFIX}TIMEZONE": b"x" * 5_000})
@example({f"{PREFIX}DATABASE_URL": b"postgresql://u:p@h:99999999/n"})
@example({f"{PREFIX}RASA_URL": b"http://[::1"})
@example({f"{PREFIX}COORDINATOR_IDS": b"9" * 5_000})
@example({f"{PREFIX}MESSAGES_PER_MINUTE": b"0"})
def test_the_environment_is_read_or_refused_by_name(given: dict[str, bytes]) -> None:
    values = {name: os.fsdecode(value) for name, value in given.items()}
    with mock.patch.dict(os.environ, values), mock.patch.dict(Settings.model_config, env_file=None):
        try:
            Settings.read()
        except WrongSettings as wrong:
            lines = str(wrong).splitlines()
            assert lines
            assert [line for line in lines if not line.startswith(PREFIX)] == []


SECRETS = (
    "TELEGRAM_TOKEN",
    "TELEGRAM_WEBHOOK_SECRET",
    "DATABASE_URL",
    "RASA_TOKEN",
    "TRANSLATE_KEY",
)


@tries(40)
@given(st.sampled_from(SECRETS), st.text("ab: /@?\u0431-", max_size=8))
def test_a_refused_secret_is_not_repeated(name: str, odd: str) -> None:
    values = {PREFIX + name: f"{odd}{SECRET}{odd}", f"{PREFIX}LOG_LEVEL": "LOUD"}
    with mock.patch.dict(os.environ, values), mock.patch.dict(Settings.model_config, env_file=None):
        try:
            told = repr(Settings.read())
        except WrongSettings as wrong:
            told = str(wrong)
    assert SECRET not in told
