"""The keys at the command line: made once, never shown, changed while Buurtlijn runs."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import pytest

from bot.cabinet import Cabinet
from bot.keys import FILE, NAME, key_file, keyring_of, new_key
from bot.settings import Settings, WrongSettings
from storage import Store, WrongKeys
from storage.policy import load_policy
from storage.sealing import Keyring
from tests.bot.conftest import Told
from tests.keys import use_them
from tests.storage.arrange import report, resident

WORDS = "Чували с боклук"


@pytest.fixture
def without_keys(no_settings: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """No keys in the settings; afterwards this process has those of the test run again."""
    no_settings.delenv(NAME)
    yield no_settings
    use_them()


def with_a_report(database: Path, keyring: Keyring) -> None:
    with (
        closing(Store(f"sqlite:///{database}", load_policy(), keyring=keyring)) as store,
        store.begin() as work,
    ):
        report(work, resident(work), words=WORDS)
        work.commit()


def test_first_starts_at_once_make_one_key_that_only_we_can_read(
    without_keys: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path / "var")
    together = threading.Barrier(8)

    def start(_number: int) -> tuple[str, ...]:
        together.wait()
        return keyring_of(settings).written

    with ThreadPoolExecutor(8) as starts:
        written = set(starts.map(start, range(8)))
    assert len(written) == 1
    assert [path.name for path in settings.data_dir.iterdir()] == [FILE]
    assert key_file(settings).stat().st_mode & 0o777 == 0o600


def test_a_key_file_that_is_damaged_is_named_and_never_made_anew(
    without_keys: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings = Settings(data_dir=tmp_path)
    key_file(settings).write_text("# keys\nhalf-a-key\n")
    with pytest.raises(WrongSettings, match="put back the one that was there") as wrong:
        keyring_of(settings)
    assert "half-a-key" not in str(wrong.value)
    assert key_file(settings).read_text() == "# keys\nhalf-a-key\n"


def test_postgresql_without_keys_is_refused_with_its_mend(
    without_keys: pytest.MonkeyPatch,
) -> None:
    without_keys.setenv("BUURTLIJN_DATABASE_URL", "postgresql://host/name")
    with pytest.raises(
        WrongSettings, match=f"{NAME}: needed with PostgreSQL; `buurtlijn keys new`"
    ):
        Settings.read()


def test_a_wrong_key_is_named_by_its_place_and_not_shown(
    without_keys: pytest.MonkeyPatch,
) -> None:
    without_keys.setenv(NAME, f"{new_key()}, geheim")
    with pytest.raises(WrongSettings, match=f"{NAME}: number 2 is no key") as wrong:
        Settings.read()
    assert "geheim" not in str(wrong.value)


def test_keys_are_not_shown_with_the_settings(without_keys: pytest.MonkeyPatch) -> None:
    key = new_key()
    without_keys.setenv(NAME, key)
    settings = Settings.read()
    assert settings.keys == [key]
    assert key not in repr(settings)


def test_a_new_key_is_printed_and_each_is_another(told: Told) -> None:
    first, second = (told("keys", "new")[1] for _ in range(2))
    assert first != second
    assert Keyring(first).first.name


@pytest.mark.parametrize("command", [("db", "upgrade"), ("clock",), ("actions",)])
def test_nothing_starts_with_keys_that_do_not_open_the_database(
    without_keys: pytest.MonkeyPatch, told: Told, database: Path, command: tuple[str, ...]
) -> None:
    with_a_report(database, Keyring([new_key()]))
    for name, value in {
        NAME.removeprefix("BUURTLIJN_"): new_key(),
        "RASA_URL": "http://127.0.0.1:9",
        "RASA_TOKEN": "word",
    }.items():
        without_keys.setenv(f"BUURTLIJN_{name}", value)
    code, lines = told(*command)
    assert code == 2
    (line,) = lines
    assert line.startswith(f"{NAME}: something was sealed with a key that is not among these; add")


def test_a_key_file_of_another_database_is_named(
    without_keys: pytest.MonkeyPatch, told: Told, database: Path
) -> None:
    with_a_report(database, Keyring([new_key()]))
    code, (line,) = told("db", "upgrade")
    assert code == 2
    assert f"{FILE}: something was sealed with a key" in line
    assert "put back the file that belongs to this database" in line


def test_the_doctor_says_where_the_key_file_is(
    without_keys: pytest.MonkeyPatch, told: Told
) -> None:
    _code, lines = told("doctor", "--quick")
    (keys,) = (line for line in lines if " keys: " in line)
    assert keys.startswith("ok")
    assert FILE in keys
    assert "apart from backups" in keys
    Path("var", FILE).chmod(0o644)
    assert any("chmod 600" in line for line in told("doctor", "--quick")[1])


def test_a_key_is_changed_and_the_old_one_can_be_taken_away(
    without_keys: pytest.MonkeyPatch, told: Told, database: Path
) -> None:
    settings = Settings.read()
    old = keyring_of(settings)
    with_a_report(database, old)
    photo = Cabinet(settings.files, old).put(b"a photo")
    code, lines = told("keys", "new", "--add")
    assert (code, len(lines)) == (0, 1)
    new = keyring_of(settings)
    assert (len(new.keys), new.written[1]) == (2, old.written[0])
    assert "still in use" in told("keys", "status")[1][-1]
    code, lines = told("keys", "rotate")
    assert code == 0
    assert f"{old.first.name}          0  nothing is sealed with it" in lines[-1]
    assert Cabinet(settings.files, Keyring(new.written[:1])).get(photo) == b"a photo"
    with (
        closing(
            Store(f"sqlite:///{database}", load_policy(), keyring=Keyring(new.written[:1]))
        ) as s,
        s.read() as work,
    ):
        assert [case.address for case in work.finding.cases("чували", 0, 9)] == ["Sleepstraat 45"]


def test_whoever_runs_meanwhile_learns_the_new_key_from_the_file(
    without_keys: pytest.MonkeyPatch, told: Told, database: Path
) -> None:
    settings = Settings.read()
    runs = keyring_of(settings)
    with_a_report(database, runs)
    told("keys", "new", "--add")
    told("keys", "rotate")
    with (
        closing(Store(f"sqlite:///{database}", load_policy(), keyring=runs)) as store,
        store.read() as work,
    ):
        assert work.residents.get(1).first_name == "Мария"


class Killed(BaseException):
    """Nothing that the program could still do something about."""


def test_rotation_goes_on_after_it_was_broken_off_in_a_file(
    without_keys: pytest.MonkeyPatch, told: Told, database: Path
) -> None:
    settings = Settings.read()
    photo = Cabinet(settings.files, keyring_of(settings)).put(b"a photo")
    told("keys", "new", "--add")
    with without_keys.context() as broken_off:
        broken_off.setattr(Path, "rename", Mock(side_effect=Killed))
        with pytest.raises(Killed):
            told("keys", "rotate")
    assert len(list(settings.files.iterdir())) == 2
    code, lines = told("keys", "rotate")
    assert (code, "1 sealed anew" in " ".join(lines)) == (0, True), lines
    newest = Keyring(keyring_of(settings).written[:1])
    assert Cabinet(settings.files, newest).get(photo) == b"a photo"


def test_files_are_sealed_and_those_of_before_are_at_the_next_start(tmp_path: Path) -> None:
    keys = Keyring([new_key()])
    cabinet = Cabinet(tmp_path, keys)
    name = cabinet.put(b"\xff\xd8 a photo")
    assert b"photo" not in (tmp_path / name).read_bytes()
    assert cabinet.get(name) == b"\xff\xd8 a photo"
    (tmp_path / "old").write_bytes(b"\xff\xd8 an older photo")
    with pytest.raises(WrongKeys, match="not sealed"):
        cabinet.get("old")
    cabinet.seal_what_is_plain()
    assert cabinet.get("old") == b"\xff\xd8 an older photo"
    assert cabinet.get(name) == b"\xff\xd8 a photo"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["old", name])
    with pytest.raises(WrongKeys, match="not among these"):
        Cabinet(tmp_path, Keyring([new_key()])).get(name)
