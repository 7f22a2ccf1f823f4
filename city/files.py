"""The text of a file that somebody hands us; what is wrong with it is told with its mend."""

import zlib
from pathlib import Path
from zipfile import BadZipFile
from zipfile import Path as ZipPath

UNREADABLE = (OSError, BadZipFile, zlib.error, EOFError, RuntimeError)
"""RuntimeError is a zip with a password, or packed in a way that Python cannot undo."""


def read_text(file: Path | ZipPath, where: str) -> str:
    """The text of a file in UTF-8. Raises ValueError that begins with `where`."""
    try:
        raw = file.read_bytes()
    except UNREADABLE as error:
        raise ValueError(cannot_be_read(where, error)) from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mend = "not written in UTF-8, as is usual for Windows and Excel: save it as UTF-8"
        raise ValueError(f"{where}:{line}: {mend}") from error


def cannot_be_read(where: str, error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return f"{where}: cannot be read: there is no such file"
    return f"{where}: cannot be read: {getattr(error, 'strerror', None) or error}"
