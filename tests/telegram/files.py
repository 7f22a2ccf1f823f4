"""Files on Telegram's servers."""

import itertools
import secrets
from dataclasses import dataclass

from .errors import ApiError, Json, bad_request
from .params import Params, Upload
from .pictures import has_bad_shape, size_of

DOWNLOAD_LIMIT = 20 * 1024 * 1024
"""Bot API, getFile: bots can download files of up to 20 MB."""
UPLOAD_LIMIT = 50 * 1024 * 1024
"""Bot API, "Sending files": up to 50 MB, photos up to 10 MB."""
PHOTO_UPLOAD_LIMIT = 10 * 1024 * 1024

SUFFIXES = {"photo": "jpg", "voice": "oga", "video": "mp4", "audio": "mp3", "sticker": "webp"}


@dataclass(frozen=True)
class StoredFile:
    """A file of a kind ("photo", "voice" ...); `size` may be said to be more than its bytes."""

    file_id: str
    unique_id: str
    kind: str
    path: str
    content: bytes
    size: int
    filename: str
    mime_type: str

    def reference(self) -> Json:
        """The fields every file object of the Bot API has."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": self.size,
        }


class Files:
    """All files by their file_id; `photos` holds all sizes of a photo under each one's id."""

    def __init__(self) -> None:
        self._files: dict[str, StoredFile] = {}
        self.photos: dict[str, list[Json]] = {}
        self._numbers = itertools.count(1)

    def keep(
        self, kind: str, content: bytes, *, size: int | None = None, name: str = "", mime: str = ""
    ) -> StoredFile:
        """Stores a file and gives it its identifiers."""
        number = next(self._numbers)
        suffix = SUFFIXES.get(kind) or (name.rpartition(".")[2] if "." in name else "bin")
        stored = StoredFile(
            file_id=f"AgAC{number}{secrets.token_urlsafe(40)}",
            unique_id=f"AQAD{secrets.token_urlsafe(8)}",
            kind=kind,
            path=f"{kind}s/file_{number}.{suffix}",
            content=content,
            size=len(content) if size is None else size,
            filename=name or f"file_{number}.{suffix}",
            mime_type=mime,
        )
        self._files[stored.file_id] = stored
        return stored

    def find(self, file_id: str) -> StoredFile:
        """The file with that identifier (Bot API, getFile)."""
        if file_id not in self._files:
            raise bad_request("invalid file_id")
        return self._files[file_id]

    def at(self, path: str) -> StoredFile | None:
        """The file to serve at a path that getFile gave out."""
        found = next((one for one in self._files.values() if one.path == path), None)
        return found if found and found.size <= DOWNLOAD_LIMIT else None

    def sent(self, params: Params, kind: str, value: object) -> StoredFile:
        """The file a send method names: an upload, `attach://part`, or a known file_id."""
        upload = params.uploads.get(kind) if value is None else None
        if isinstance(value, str) and value.startswith("attach://"):
            upload = params.uploads.get(value.removeprefix("attach://"))
        if upload is not None:
            return self._uploaded(kind, upload)
        if not value:
            raise bad_request(f"there is no {kind} in the request")
        return self._known(kind, str(value))

    def _uploaded(self, kind: str, upload: Upload) -> StoredFile:
        limit = PHOTO_UPLOAD_LIMIT if kind == "photo" else UPLOAD_LIMIT
        if len(upload.content) > limit:
            raise ApiError(413, "Request Entity Too Large")
        if not upload.content:
            raise bad_request("file must be non-empty")
        if kind == "photo":
            _check_photo(upload.content)
        return self.keep(kind, upload.content, name=upload.filename, mime=upload.content_type)

    def _known(self, kind: str, value: str) -> StoredFile:
        if value.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        if value not in self._files:
            raise bad_request(
                "wrong remote file identifier specified: Wrong character in the string"
            )
        stored = self._files[value]
        if stored.kind != kind:
            had, wanted = stored.kind.capitalize(), kind.capitalize()
            raise bad_request(f"can't use file of type {had} as {wanted}")
        return stored


def _check_photo(content: bytes) -> None:
    size = size_of(content)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if has_bad_shape(*size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
