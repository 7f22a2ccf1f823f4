"""The folders in which a backup and a restore work, and what is left of those that were killed:
whole copies, also of what was erased since."""

import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BACKUP = ".buurtlijn-backup-"
RESTORE = ".buurtlijn-restore-"
RANDOM = "[a-z0-9_]{8}"
"""As `tempfile` completes a name."""
LEFT_BY_BACKUPS = re.compile(rf"{re.escape(BACKUP)}{RANDOM}|.+\.tar\.gz\.unfinished")
LEFT_BY_RESTORES = re.compile(rf"{re.escape(RESTORE)}{RANDOM}|.+\.restoring")
HALF_A_DAY = 12 * 60 * 60.0
"""Seconds. No backup takes so long, and that of each night finds what the night before left."""


@contextmanager
def work_folder(where: Path, prefix: str) -> Iterator[Path]:
    """For us alone, and gone afterwards, also when we are stopped by SIGTERM."""
    with (
        _stops_on_sigterm(),
        tempfile.TemporaryDirectory(prefix=prefix, dir=where) as name,
    ):
        yield Path(name)


def remove_left(folder: Path, names: re.Pattern[str], seconds: float = 0) -> None:
    """Takes away, as far as we can, what was last written longer ago."""
    before = time.time() - seconds
    for path in folder.iterdir():
        with suppress(OSError):  # another one may take it away too
            if names.fullmatch(path.name) and path.stat().st_mtime <= before:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


@contextmanager
def _stops_on_sigterm() -> Iterator[None]:
    """As on Ctrl-C: what was begun is tidied up before the process ends."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
