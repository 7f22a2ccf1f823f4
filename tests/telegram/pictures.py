"""Pictures as phones make them and as Telegram keeps them."""

import io

from PIL import ExifTags, Image, UnidentifiedImageError

SIZES = (90, 320, 800, 1280)
"""The longest sides of the smaller copies that Telegram makes of a photo."""
LONGEST_SIDES, LONGEST_RATIO = 10_000, 20
"""Bot API, sendPhoto: width and height must not exceed 10000 in total, nor 20 to 1."""
PHONE = "Buurtfoon 7"
GHENT = ((51.0, 3.0, 17.0), (3.0, 43.0, 30.0))
"""Degrees, minutes and seconds of latitude and longitude."""

RED, GREEN = (200, 30, 30), (30, 160, 60)


def jpeg(width: int = 1280, height: int = 960) -> bytes:
    """A JPEG without metadata: red, and green in the upper left corner."""
    return _written(_picture(width, height), "JPEG")


def phone_photo(width: int = 1280, height: int = 960, *, orientation: int = 1) -> bytes:
    """A JPEG that tells where, when and with which phone it was taken, and a comment.

    `width` and `height` are those of the sensor, `orientation` the EXIF value 1 to 8.
    """
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Model] = PHONE
    exif[ExifTags.Base.DateTime] = "2026:11:24 12:00:00"
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", GHENT[0]
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "E", GHENT[1]
    return _written(_picture(width, height), "JPEG", exif=exif, comment=f"taken with {PHONE}")


def _picture(width: int, height: int) -> Image.Image:
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(GREEN, (0, 0, width // 2, height // 2))
    return picture


def _written(picture: Image.Image, kind: str, **more: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **more)
    return written.getvalue()


def size_of(content: bytes) -> tuple[int, int] | None:
    """Width and height; None when it is no picture."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except UnidentifiedImageError:
        return None


def copies(content: bytes) -> list[tuple[int, int, bytes]]:
    """A photo in the sizes that Telegram keeps, the largest last.

    That one is what was sent, byte for byte: Telegram's apps take the metadata off photos, but
    nothing obliges a sender to use them. What is no picture counts as one of 90 x 90.
    """
    size = size_of(content)
    if size is None:
        return [(90, 90, content)]
    smaller = []
    for longest in (one for one in SIZES if one < max(size)):
        with Image.open(io.BytesIO(content)) as picture:
            picture.thumbnail((longest, longest))
            smaller.append((*picture.size, _written(picture.convert("RGB"), "JPEG")))
    return [*smaller, (*size, content)]


def has_bad_shape(width: int, height: int) -> bool:
    """Whether sendPhoto refuses it."""
    return width + height > LONGEST_SIDES or max(width, height) > LONGEST_RATIO * min(width, height)
