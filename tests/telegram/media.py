"""Methods that send something else than text."""

import secrets
from collections.abc import Callable
from functools import partial

from .attachments import ALBUM_SIZES, photo_sizes
from .errors import Json, bad_request
from .files import StoredFile
from .formatting import caption_content
from .outgoing import deliver
from .params import Params
from .world import World

MIXABLE = ({"photo", "video"}, {"document"}, {"audio"})
"""Bot API, sendMediaGroup: documents and audio only among their own kind."""


def _file_content(world: World, kind: str, stored: StoredFile) -> Json:
    if kind == "photo":
        known = world.files.photos.get(stored.file_id)
        return {"photo": known or photo_sizes(world.files, stored.content)}
    body = stored.reference()
    if kind in {"document", "audio", "video"}:
        body["file_name"] = stored.filename
    if stored.mime_type:
        body["mime_type"] = stored.mime_type
    if kind in {"voice", "audio", "video"}:
        body["duration"] = 3
    if kind == "video":
        body |= {"width": 640, "height": 480}
    return {kind: body}


def _send_file(kind: str, world: World, params: Params) -> Json:
    """Bot API, sendPhoto, sendVoice, sendDocument, sendVideo, sendAudio.

    A voice message that is no OGG comes as a file (Bot API, sendVoice).
    """
    stored = world.files.sent(params, kind, params.values.get(kind))
    if kind == "voice" and not stored.content.startswith(b"OggS"):
        kind = "document"
    content = _file_content(world, kind, stored) | caption_content(params)
    return world.copy_of(deliver(world, params, [content])[0])


def _coordinates(params: Params) -> Json:
    latitude, longitude = params.decimal("latitude"), params.decimal("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("invalid location specified")
    return {"latitude": latitude, "longitude": longitude}


def _needed(params: Params, name: str) -> str:
    if not params.text(name).strip():
        raise bad_request(f'parameter "{name}" is required')
    return params.text(name)


def send_location(world: World, params: Params) -> Json:
    """Bot API, sendLocation."""
    content = {"location": _coordinates(params)}
    return world.copy_of(deliver(world, params, [content])[0])


def send_venue(world: World, params: Params) -> Json:
    """Bot API, sendVenue; such a message has `location` too."""
    place = _coordinates(params)
    venue = {"location": place, "title": _needed(params, "title")}
    venue["address"] = _needed(params, "address")
    return world.copy_of(deliver(world, params, [{"venue": venue, "location": place}])[0])


def send_contact(world: World, params: Params) -> Json:
    """Bot API, sendContact."""
    contact = {name: _needed(params, name) for name in ("phone_number", "first_name")}
    return world.copy_of(deliver(world, params, [{"contact": contact}])[0])


def send_media_group(world: World, params: Params) -> list[Json]:
    """Bot API, sendMediaGroup: one message per item, which share `media_group_id`."""
    media = params.structure("media")
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        raise bad_request("expected an Array of InputMedia")
    if len(media) not in ALBUM_SIZES:
        raise bad_request("an album must have 2-10 items")
    kinds = {str(item.get("type")) for item in media}
    if not any(kinds <= together for together in MIXABLE):
        raise bad_request(f"{' and '.join(sorted(kinds))} can't be sent in one album")
    group_id = str(secrets.randbits(56))
    contents = [_item(world, params, item) | {"media_group_id": group_id} for item in media]
    return [world.copy_of(posted) for posted in deliver(world, params, contents)]


def _item(world: World, params: Params, item: Json) -> Json:
    stored = world.files.sent(params, item["type"], item.get("media", ""))
    return _file_content(world, item["type"], stored) | caption_content(Params(item))


METHODS: dict[str, Callable[[World, Params], object]] = {
    **{
        f"send{kind.capitalize()}": partial(_send_file, kind)
        for kind in ("photo", "voice", "document", "video", "audio")
    },
    "sendLocation": send_location,
    "sendVenue": send_venue,
    "sendContact": send_contact,
    "sendMediaGroup": send_media_group,
}
