"""The folder where we keep residents' files ourselves."""

import os
import secrets
import time
from pathlib import Path

ONLY_US = 0o700
UNFINISHED = ".unfinished"


class Cabinet:
    """Files under random names, in a folder that only our own user can open."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, data: bytes) -> str:
        """Returns the file's name once it would survive a power cut. Raises OSError."""
        self._folder.mkdir(mode=ONLY_US, parents=True, exist_ok=True)
        self._folder.chmod(ONLY_US)  # a folder that was there before may stand open
        name = secrets.token_hex(16)
        unfinished = self._folder / f"{name}{UNFINISHED}"
        try:
            _write(unfinished, data)
            unfinished.rename(self._folder / name)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise
        _sync(self._folder)
        return name

    def get(self, name: str) -> bytes | None:
        """What is in the file; None when it is gone."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def older_than(self, seconds: float) -> list[str]:
        """The names of all files that were written longer ago, unfinished ones too."""
        if not self._folder.is_dir():
            return []
        before = time.time() - seconds
        return [file.name for file in self._folder.iterdir() if file.stat().st_mtime < before]

    def remove(self, name: str) -> None:
        """Takes the file away, if it is there."""
        (self._folder / name).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    """Readable for nobody else at any moment, and on the disk when this returns."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    """A new name is safe only when its folder is."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
