"""A lock in the data folder: while a part of the product runs, nothing is put in its place.

It belongs to the process (flock), so it is gone with it, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "running.lock"


class StillRunning(Exception):
    """Another process uses this data folder: stop it first."""


@contextmanager
def running(data_dir: Path) -> Iterator[None]:
    """We run: several may at once. Raises StillRunning while something is being restored."""
    with _locked(data_dir, fcntl.LOCK_SH):
        yield


@contextmanager
def nobody_running(data_dir: Path) -> Iterator[None]:
    """We are alone, and nobody begins meanwhile. Raises StillRunning."""
    with _locked(data_dir, fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(data_dir: Path, kind: int) -> Iterator[None]:
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(data_dir / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise StillRunning(str(data_dir)) from held
        yield
    finally:
        os.close(handle)
