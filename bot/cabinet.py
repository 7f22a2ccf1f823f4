"""The folder where we keep residents' files ourselves."""

import math
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path

from storage.sealing import Keyring, Stray, Whose, is_sealed, keyring, whose

ONLY_US = 0o700
UNFINISHED = ".unfinished"


class Cabinet:
    """Sealed files under random names, in a folder that only our own user can open. `keys` are
    those of the process unless others are given."""

    def __init__(self, folder: Path, keys: Keyring | None = None) -> None:
        self._folder, self._keys = folder, keys

    def put(self, data: bytes) -> str:
        """Returns the file's name once it would survive a power cut. Raises OSError."""
        self._folder.mkdir(mode=ONLY_US, parents=True, exist_ok=True)
        self._folder.chmod(ONLY_US)  # a folder that was there before may stand open
        name = secrets.token_hex(16)
        self._seal(name, data)
        return name

    def get(self, name: str) -> bytes | None:
        """What is in the file; None when it is gone. Raises WrongKeys."""
        try:
            return self._keyring.open((self._folder / name).read_bytes())
        except FileNotFoundError:
            return None

    def names(self) -> list[str]:
        """All files that are there."""
        if not self._folder.is_dir():
            return []
        return sorted(path.name for path in self._folder.iterdir() if path.suffix != UNFINISHED)

    def whose(self, name: str) -> Whose:
        """What the file was sealed with; a file that is gone by now counts as sealed anew."""
        try:
            return whose(self._keyring, (self._folder / name).read_bytes())
        except FileNotFoundError:
            return self._keyring.first

    def reseal(self, name: str) -> bool:
        """Seals a file with the first key, also one that is not sealed; False if it was, has a key
        that we do not have, or is gone. Raises OSError."""
        try:
            data = (self._folder / name).read_bytes()
        except FileNotFoundError:
            return False
        sealed_by = whose(self._keyring, data)
        if sealed_by in (self._keyring.first, Stray.UNKNOWN):
            return False
        self._seal(name, data if sealed_by is Stray.PLAIN else self._keyring.open(data))
        return True

    def seal_what_is_plain(self) -> None:
        """Files that an older version kept. Raises OSError."""
        for name in self.names():
            with suppress(FileNotFoundError), (self._folder / name).open("rb") as file:
                if not is_sealed(file.read(16)):
                    self.reseal(name)

    @property
    def _keyring(self) -> Keyring:
        return self._keys or keyring()

    def _seal(self, name: str, data: bytes) -> None:
        # By a name of its own: what a killed process left behind stands in nobody's way, and two
        # who seal the same file do not write into each other's.
        unfinished = self._folder / f"{name}.{secrets.token_hex(4)}{UNFINISHED}"
        try:
            write_for_us(unfinished, self._keyring.seal(data))
            unfinished.rename(self._folder / name)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        sync(self._folder)

    def older_than(self, seconds: float) -> list[str]:
        """The names of all files that were written longer ago, unfinished ones too."""
        if not self._folder.is_dir():
            return []
        before = time.time() - seconds
        return [file.name for file in self._folder.iterdir() if _written_at(file) < before]

    def remove(self, name: str) -> None:
        """Takes the file away, if it is there."""
        (self._folder / name).unlink(missing_ok=True)


def _written_at(file: Path) -> float:
    """Not yet, of one that somebody took away meanwhile."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return math.inf


def write_for_us(path: Path, data: bytes) -> None:
    """Readable for nobody else at any moment, and on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """A new name is safe only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
