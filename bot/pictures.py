"""Pictures as stewards may see them: what was in front of the camera, and nothing else."""

import io
from math import ceil

from PIL import ExifTags, Image

MOST_BYTES = 20 * 1024 * 1024
"""Bot API, getFile: bots can download files of up to 20 MB."""
MOST_PIXELS = 50_000_000
"""What phones make by default; decoded it takes 200 MB, and twice that with transparency."""
LONGEST_SIDE = 2_560
"""Pixels: a house number across the street stays readable; Telegram itself keeps no more."""
QUALITY = 88
LONGEST_RATIO = 20
"""Bot API, sendPhoto: width and height ratio must be at most 20."""
FORMATS = ("JPEG", "PNG", "WEBP")

UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What turns a picture of each EXIF orientation the way it was seen (Exif 2.32, tag 274)."""

# Pillow would only warn of a bomb up to a size of its own; we look ourselves before decoding.
Image.MAX_IMAGE_PIXELS = None


class NotAPicture(Exception):
    """The bytes are no picture that we can read, whatever their name says."""


class TooLarge(Exception):
    """More bytes or more pixels than we take."""


def clean(data: bytes) -> bytes:
    """The picture upright, as a JPEG without any metadata, at most `LONGEST_SIDE` pixels long.

    The pixels are copied into a new picture, so that place, time, camera, comments and colour
    profile stay behind. Takes up to a second or so: call it in a thread. Raises NotAPicture or
    TooLarge.
    """
    if len(data) > MOST_BYTES:
        raise TooLarge
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise TooLarge
            written = io.BytesIO()
            _copied(_smaller(picture)).save(written, "JPEG", quality=QUALITY)
            return written.getvalue()
    except TooLarge:
        raise
    except Exception as error:
        # What was made to break a decoder breaks it in ways that Pillow does not list.
        raise NotAPicture(type(error).__name__) from error


def _smaller(picture: Image.Image) -> Image.Image:
    """Upright and no larger than need be, in plain colours: resizing would not mix a palette's."""
    picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is then decoded small
    picture.load()
    turn = _turn(picture)
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = picture if picture.mode == mode else picture.convert(mode)
    plain.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return plain if turn is None else plain.transpose(turn)


def _turn(picture: Image.Image) -> Image.Transpose | None:
    try:
        return UPRIGHT.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        return None  # broken metadata is no reason to refuse the picture itself


def _copied(picture: Image.Image) -> Image.Image:
    """The pixels on white, with white beside them where Telegram would refuse the shape."""
    width, height = picture.size
    size = max(width, ceil(height / LONGEST_RATIO)), max(height, ceil(width / LONGEST_RATIO))
    copy = Image.new("RGB", size, "white")
    copy.paste(picture, mask=picture if picture.mode == "RGBA" else None)
    return copy
