"""Locks in the data folder: while a part of the product runs, nothing is put in its place, and what
it has in hand is not taken from it.

They belong to the process (flock), so they are gone with it, however that ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "running.lock"


class StillRunning(Exception):
    """Another process uses this data folder: stop it first."""


class AlreadyRunning(Exception):
    """Another process works on this channel of the data folder."""


@contextmanager
def running(data_dir: Path) -> Iterator[None]:
    """We run: several may at once. Raises StillRunning while something is being restored."""
    with _locked(data_dir / LOCK, fcntl.LOCK_SH, StillRunning):
        yield


@contextmanager
def nobody_running(data_dir: Path) -> Iterator[None]:
    """We are alone, and nobody begins meanwhile. Raises StillRunning."""
    with _locked(data_dir / LOCK, fcntl.LOCK_EX, StillRunning):
        yield


@contextmanager
def only_one(data_dir: Path, channel: str) -> Iterator[None]:
    """Nobody else works on this channel. Raises AlreadyRunning."""
    with _locked(data_dir / f"{channel}.lock", fcntl.LOCK_EX, AlreadyRunning):
        yield


@contextmanager
def one_of_several(data_dir: Path, channel: str) -> Iterator[None]:
    """Others may work on this channel too, but not `only_one`. Raises AlreadyRunning."""
    with _locked(data_dir / f"{channel}.lock", fcntl.LOCK_SH, AlreadyRunning):
        yield


@contextmanager
def _locked(path: Path, kind: int, taken: type[Exception]) -> Iterator[None]:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError as held:
            raise taken(str(path.parent)) from held
        yield
    finally:
        os.close(handle)
