"""Where the keys are with which residents' words are sealed: in the settings, or in a file."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from cryptography.fernet import Fernet
from sqlalchemy.exc import SQLAlchemyError

from bot.cabinet import sync, write_for_us
from bot.settings import PREFIX, Settings, WrongSettings
from storage import WrongKeys
from storage.engine import open_engine
from storage.resealing import look_at_some
from storage.sealing import Keyring, keys_from, seals_with

NAME = f"{PREFIX}ENCRYPTION_KEYS"
FILE = "encryption.keys"
HEAD = (
    "# The keys with which Buurtlijn seals residents' words, the newest first. Without them the\n"
    "# database cannot be read: keep a copy in a safe place, apart from the backups.\n"
)


def use_keys_of(settings: Settings) -> None:
    """All stores of this process seal with these keys; they are looked up when first needed."""
    keys_from(lambda: keyring_of(settings))


def keyring_of(settings: Settings) -> Keyring:
    """The keys of the settings, else those of the file, which is made if need be. Raises
    WrongSettings."""
    if settings.keys:
        return Keyring(settings.keys)
    path = key_file(settings)
    if not path.exists():
        _once(path, f"{HEAD}{new_key()}\n")
    return Keyring(_of_file(path), again=partial(_of_file, path))


def key_file(settings: Settings) -> Path:
    """Where the keys are if they are not in the settings."""
    return settings.data_dir / FILE


def new_key() -> str:
    return Fernet.generate_key().decode()


def add_new_key(path: Path) -> None:
    """A new key before those in the file; whoever reads it sees the old file or the new one."""
    text = "\n".join([new_key(), *_of_file(path)])
    _write(path, f"{HEAD}{text}\n", lambda unfinished: unfinished.replace(path))


def wrong_keys(settings: Settings) -> str | None:
    """What is wrong with the keys for this database, and its mend; None if nothing is, or if the
    database cannot be asked now. Raises WrongSettings."""
    engine = open_engine(settings.database)
    seals_with(engine, keyring_of(settings))
    try:
        look_at_some(engine)
    except WrongKeys as wrong:
        return f"{wrong_keys_of(settings)}: {wrong}; {_mend(wrong, settings)}"
    except SQLAlchemyError:
        return None
    finally:
        engine.dispose()
    return None


def check_keys(settings: Settings) -> None:
    """So that nothing starts that cannot read what is there. Raises WrongSettings."""
    if wrong := wrong_keys(settings):
        raise WrongSettings(wrong)


def wrong_keys_of(settings: Settings) -> str:
    """What to name when the keys are wrong: the setting, or the file."""
    return NAME if settings.keys else str(key_file(settings))


def _mend(wrong: WrongKeys, settings: Settings) -> str:
    if not wrong.sealed:
        return "an older version may have written it; see: buurtlijn keys status, then rotate"
    if settings.keys:
        return "add the key that is missing, behind a comma"
    return f"put back the file that belongs to this database, or set {NAME}"


def _of_file(path: Path) -> list[str]:
    """Raises WrongSettings."""
    try:
        lines = path.read_text("ascii").splitlines()
        keys = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        Keyring(keys)
    except OSError as error:
        raise WrongSettings(f"{path} cannot be read: {error.strerror}") from error
    except ValueError as error:
        mend = "put back the one that was there; `buurtlijn keys new` says how a key looks"
        raise WrongSettings(f"{path} has no keys, or one that is none: {mend}") from error
    return keys


def _once(path: Path, text: str) -> None:
    """Makes the file whole, unless another process was first: then theirs is the one. Raises
    WrongSettings."""

    def link(unfinished: Path) -> None:
        with suppress(FileExistsError):
            path.hardlink_to(unfinished)
        unfinished.unlink()

    _write(path, text, link)


def _write(path: Path, text: str, finish: Callable[[Path], object]) -> None:
    """On the disk before anything is sealed with it, and at no moment readable for others."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_for_us(unfinished, text.encode())
        finish(unfinished)
        sync(path.parent)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WrongSettings(f"{path} cannot be made: {error.strerror}; or set {NAME}") from error
