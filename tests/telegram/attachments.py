"""What people send besides text."""

import mimetypes
import secrets
from collections.abc import Sequence
from typing import Any

from .errors import Json
from .files import Files
from .formatting import written
from .group import Group
from .pictures import copies, jpeg
from .world import World

PHOTO = jpeg()
ALBUM_SIZES = range(2, 11)
"""Bot API, sendMediaGroup: 2-10 items."""


def photo_sizes(files: Files, content: bytes, size: int | None = None) -> list[Json]:
    """A photo as Telegram keeps it: several sizes, each a file of its own, the largest last.

    `size` lets the largest seem to have so many bytes.
    """
    sizes = []
    for width, height, copy in copies(content):
        stored = files.keep("photo", copy, size=size if copy is content else None)
        sizes.append(stored.reference() | {"width": width, "height": height})
    files.photos.update({one["file_id"]: sizes for one in sizes})
    return sizes


def _captioned(content: Json, caption: str) -> Json:
    return content | (written(caption, "caption") if caption else {})


class Attachments:
    """The sending half of a person; `where` is the `to`, `topic` and `reply_to` of `writes`."""

    _world: World
    user: Json

    def _send(
        self,
        content: Json,
        to: Group | None = None,
        topic: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        raise NotImplementedError

    def sends_photo(
        self,
        caption: str = "",
        *,
        content: bytes = PHOTO,
        size: int | None = None,
        **where: Any,
    ) -> Json:
        """Sends a photo; `size` lets it seem bigger than its bytes are."""
        photo = {"photo": photo_sizes(self._world.files, content, size)}
        return self._send(_captioned(photo, caption), **where)

    def sends_voice(self, *, content: bytes = b"OggS" + bytes(60), **where: Any) -> Json:
        """Sends a voice message."""
        stored = self._world.files.keep("voice", content, mime="audio/ogg")
        voice = stored.reference() | {"duration": 3, "mime_type": "audio/ogg"}
        return self._send({"voice": voice}, **where)

    def sends_sticker(self, emoji: str = "👍", **where: Any) -> Json:
        """Sends a sticker."""
        sticker = self._world.files.keep("sticker", b"RIFF" + bytes(40)).reference()
        sticker |= {"type": "regular", "width": 512, "height": 512, "emoji": emoji}
        sticker |= {"is_animated": False, "is_video": False}
        return self._send({"sticker": sticker}, **where)

    def sends_video(self, caption: str = "", *, size: int | None = None, **where: Any) -> Json:
        """Sends a video; `size` lets it seem bigger than its bytes are."""
        stored = self._world.files.keep("video", bytes(128), size=size, mime="video/mp4")
        video = stored.reference() | {"width": 640, "height": 480, "duration": 7}
        return self._send(_captioned({"video": video}, caption), **where)

    def sends_document(
        self,
        name: str = "brief.pdf",
        caption: str = "",
        *,
        content: bytes = b"%PDF",
        size: int | None = None,
        **where: Any,
    ) -> Json:
        """Sends a file; the app tells its type by its name alone."""
        return self._send(_captioned(self._document(name, content, size), caption), **where)

    def _document(self, name: str, content: bytes, size: int | None = None) -> Json:
        mime = mimetypes.guess_type(name)[0] or "application/octet-stream"
        stored = self._world.files.keep("document", content, size=size, name=name, mime=mime)
        return {"document": stored.reference() | {"file_name": name, "mime_type": mime}}

    def sends_contact(self, phone: str = "+32470123456", **where: Any) -> Json:
        """Sends the own phone number as a contact."""
        contact = {
            "phone_number": phone,
            "first_name": self.user["first_name"],
            "user_id": self.user["id"],
        }
        return self._send({"contact": contact}, **where)

    def sends_location(self, lat: float, lon: float, **where: Any) -> Json:
        """Sends a place on the map."""
        return self._send({"location": {"latitude": lat, "longitude": lon}}, **where)

    def sends_album(
        self,
        photos: int | Sequence[str],
        caption: str = "",
        *,
        files: Sequence[tuple[str, bytes]] = (),
        **where: Any,
    ) -> list[Json]:
        """Sends photos together, one message each: so many, or one for each caption.

        `caption` stands under the first one. With `files` (names and contents) they are sent as
        files, as many as there are.
        """
        captions = [""] * photos if isinstance(photos, int) else list(photos)
        assert len(captions) in ALBUM_SIZES, "an album has 2 to 10 items"
        captions[0] = caption or captions[0]
        assert not files or len(files) == len(captions), "an album is of photos or of files"
        with self._world.bell.lock:
            items = [self._document(*file) for file in files] or [
                {"photo": photo_sizes(self._world.files, PHOTO)} for _ in captions
            ]
            together = {"media_group_id": str(secrets.randbits(56))}
            return [
                self._send(_captioned(item, words) | together, **where)
                for item, words in zip(items, captions, strict=True)
            ]
