"""The archive: a compressed tar with a manifest, and a checksum for each part of it.

What may be in it is a list: the database, Rasa's talks and residents' files. So settings and keys
never come along, whatever else lies in the data folder.
"""

import errno
import gzip
import hashlib
import os
import re
import tarfile
import zlib
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Literal

from pydantic import BaseModel, ValidationError

MANIFEST = "manifest.json"
DATABASE = "database.sqlite"
TALKS = "rasa.sqlite"
TABLES = "tables"
FILES = "files"
FILE_NAME = re.compile(r"[0-9a-f]{32}")
"""As `bot.cabinet` names them."""
ALLOWED = re.compile(
    rf"database\.sqlite|rasa\.sqlite|tables/[a-z_]+\.copy|files/{FILE_NAME.pattern}"
)
UNFINISHED = ".unfinished"
COMPRESSION = 4
"""Photos do not get smaller, and words do so at any level; the higher ones only take longer."""
BLOCK = 1 << 20
LONGEST_MANIFEST = 100_000_000


class BrokenArchive(Exception):
    """This file cannot be restored from: take another one. The text says what is wrong."""


class Part(BaseModel):
    """One member of the archive; `size` in bytes."""

    size: int
    sha256: str


class Manifest(BaseModel):
    """What is in an archive, and what made it.

    `revision` is the database's shape, `rows` the number of rows in each table, `columns` those of
    each table of a PostgreSQL database in the order in which they were written.
    """

    format: Literal[1] = 1
    made_at: datetime
    version: str
    database: Literal["sqlite", "postgresql"]
    revision: str
    rows: dict[str, int]
    columns: dict[str, list[str]] = {}
    parts: dict[str, Part] = {}

    @property
    def files(self) -> list[str]:
        """The names of residents' files."""
        return [name.removeprefix(f"{FILES}/") for name in self.parts if name.startswith(FILES)]


def pack(folder: Path, manifest: Manifest, target: Path) -> Manifest:
    """Writes all that lies in the folder into a new file that only we can read.

    It has its name when it is whole, on the disk and was read once more: who counts backups by
    their names counts good ones. Raises BrokenArchive; OSError; FileExistsError rather than write
    over another one.
    """
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    names = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    manifest = manifest.model_copy(update={"parts": {n: _part(folder / n) for n in names}})
    unfinished = target.with_name(target.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    try:
        handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            _write(out, folder, manifest)
            out.flush()
            os.fsync(out.fileno())
        read(unfinished)
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync(target.parent)
    return manifest


def _write(out: IO[bytes], folder: Path, manifest: Manifest) -> None:
    with tarfile.open(fileobj=out, mode="w:gz", compresslevel=COMPRESSION) as tar:
        said = manifest.model_dump_json(indent=1).encode()
        head = tarfile.TarInfo(MANIFEST)
        head.size, head.mode = len(said), 0o600
        tar.addfile(head, BytesIO(said))
        for name in manifest.parts:
            tar.add(folder / name, name, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without this machine's users, and readable for nobody else."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member


def read(archive: Path, into: Path | None = None) -> Manifest:
    """Reads all of an archive and compares each checksum; unpacks it if there is a folder for it.

    Raises BrokenArchive; OSError when the folder cannot be written to.
    """
    try:
        with gzip.open(archive) as stream, tarfile.open(fileobj=stream, mode="r:") as tar:
            manifest = _manifest(tar)
            seen = {member.name for member in tar if _checked(tar, member, manifest, into)}
            while stream.read(BLOCK):  # gzip's own checksum stands at the very end
                pass
    except (tarfile.TarError, EOFError, zlib.error) as error:
        raise BrokenArchive(f"it cannot be read to its end ({type(error).__name__})") from error
    except OSError as error:
        if error.errno is None:  # gzip's own, such as BadGzipFile
            raise BrokenArchive(f"it is no archive of ours, or damaged ({error})") from error
        raise
    if missing := manifest.parts.keys() - seen:
        raise BrokenArchive(f"{min(missing)} is not in it")
    return manifest


def _manifest(tar: tarfile.TarFile) -> Manifest:
    first = tar.next()
    if first is None or first.name != MANIFEST or first.size > LONGEST_MANIFEST:
        raise BrokenArchive("it does not begin with a manifest of ours")
    said = tar.extractfile(first)
    try:
        manifest = Manifest.model_validate_json(said.read() if said else b"")
    except ValidationError as error:
        raise BrokenArchive(f"its manifest has {error.error_count()} faults") from error
    for name in manifest.parts:
        if not ALLOWED.fullmatch(name):
            raise BrokenArchive("its manifest names what no backup of ours holds")
    return manifest


def _checked(
    tar: tarfile.TarFile, member: tarfile.TarInfo, manifest: Manifest, into: Path | None
) -> bool:
    """Whether it is a part, and then what it should be; the manifest itself is none."""
    if member.name == MANIFEST:
        return False
    part = manifest.parts.get(member.name)
    if part is None or not member.isfile() or member.size != part.size:
        raise BrokenArchive("it holds something that its manifest does not name so")
    if into is not None:
        tar.extract(member, into, filter="data")
        found: Part | None = _part(into / member.name)
    else:
        content = tar.extractfile(member)
        found = _digest(content) if content else None
    if found != part:
        raise BrokenArchive(f"{member.name} is damaged: its checksum differs")
    return True


def _part(path: Path) -> Part:
    with path.open("rb") as file:
        return _digest(file)


def _digest(file: IO[bytes]) -> Part:
    total, size = hashlib.sha256(), 0
    while block := file.read(BLOCK):
        total.update(block)
        size += len(block)
    return Part(size=size, sha256=total.hexdigest())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
