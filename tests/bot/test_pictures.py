"""Cleaning pictures: the way they were seen, without anything that tells more than they show."""

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from bot.pictures import LONGEST_SIDE, MOST_BYTES, NotAPicture, TooLarge, clean
from tests.telegram.pictures import GREEN, PHONE, RED, jpeg, phone_photo

WHITE = (255, 255, 255)
PHONE_PHOTO = phone_photo(80, 60)


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def written(picture: Image.Image, kind: str, **more: object) -> bytes:
    data = io.BytesIO()
    picture.save(data, kind, **more)
    return data.getvalue()


def looks(picture: Image.Image, place: tuple[int, int], colour: tuple[int, int, int]) -> bool:
    """Whether the picture has about this colour there; a JPEG is never exact."""
    seen = picture.getpixel(place)
    assert isinstance(seen, tuple)
    return all(abs(one - other) < 12 for one, other in zip(seen, colour, strict=True))


CORNERS = {1: "nw", 2: "ne", 3: "se", 4: "sw", 5: "nw", 6: "ne", 7: "se", 8: "sw"}
"""Where what the sensor has in its first corner is seen, by EXIF orientation."""


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", CORNERS)
def test_a_picture_stands_upright(orientation: int, kind: str) -> None:
    taken = opened(phone_photo(400, 200, orientation=orientation))
    picture = opened(clean(written(taken, kind, exif=taken.getexif())))
    assert picture.size == ((400, 200) if orientation < 5 else (200, 400))
    width, height = picture.size
    places = {
        "nw": (9, 9),
        "ne": (width - 9, 9),
        "sw": (9, height - 9),
        "se": (width - 9, height - 9),
    }
    green = [name for name, place in places.items() if looks(picture, place, GREEN)]
    assert green == [CORNERS[orientation]]


def test_nothing_is_left_of_place_phone_and_comment() -> None:
    sent = phone_photo()
    assert PHONE.encode() in sent
    assert opened(sent).getexif().get_ifd(0x8825)
    cleaned = clean(sent)
    picture = opened(cleaned)
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert PHONE.encode() not in cleaned


def test_texts_and_colour_profile_of_a_png_are_left_out() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Jan Peeters")
    notes.add_itxt("XML:com.adobe.xmp", "<x:xmpmeta>Jan Peeters</x:xmpmeta>")
    sent = written(
        Image.new("RGB", (50, 50), RED), "PNG", pnginfo=notes, icc_profile=b"Jan Peeters"
    )
    assert b"Jan Peeters" in sent
    cleaned = clean(sent)
    assert b"Jan Peeters" not in cleaned
    assert looks(opened(cleaned), (25, 25), RED)


def test_what_is_transparent_becomes_white() -> None:
    sent = Image.new("RGBA", (60, 60), (0, 0, 0, 0))
    sent.paste((*RED, 255), (30, 0, 60, 60))
    picture = opened(clean(written(sent, "PNG")))
    assert looks(picture, (5, 30), WHITE)
    assert looks(picture, (55, 30), RED)


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16"])
def test_other_kinds_of_colour_are_understood(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(clean(written(Image.new(mode, (30, 30)), kind))).mode == "RGB"


@pytest.mark.parametrize("size", [(5000, 3000), (3000, 5000)])
def test_a_large_picture_is_made_smaller(size: tuple[int, int]) -> None:
    assert max(opened(clean(jpeg(*size))).size) == LONGEST_SIDE


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(clean(jpeg(33, 22))).size == (33, 22)


def test_a_strip_gets_a_border_as_telegram_takes_no_such_shape() -> None:
    picture = opened(clean(jpeg(2000, 10)))
    assert picture.size == (2000, 100)
    assert looks(picture, (1500, 5), RED)
    assert looks(picture, (1500, 80), WHITE)


def test_broken_metadata_costs_nobody_the_picture() -> None:
    sent = written(Image.new("RGB", (40, 30), RED), "JPEG", exif=b"Exif\0\0no such thing")
    assert looks(opened(clean(sent)), (20, 15), RED)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"dear sirs, this is called photo.jpg",
        b"%PDF-1.7",
        jpeg()[:2000],
        b"\xff\xd8\xff\xe0" + bytes(500),
        written(Image.new("RGB", (30, 30)), "GIF"),
        written(Image.new("RGB", (30, 30)), "PNG")[:-30],
    ],
    ids=["nothing", "text", "pdf", "cut short", "only a beginning", "gif", "png cut short"],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        clean(data)


@given(st.binary(min_size=1, max_size=12), st.integers(0, 700))
def test_whatever_is_in_a_file_it_is_a_picture_or_refused(odd: bytes, place: int) -> None:
    data = PHONE_PHOTO[:place] + odd + PHONE_PHOTO[place + len(odd) :]
    try:
        cleaned = clean(data)
    except (NotAPicture, TooLarge):
        return
    assert opened(cleaned).format == "JPEG"


def test_too_many_bytes_are_refused_unread() -> None:
    with pytest.raises(TooLarge):
        clean(jpeg() + bytes(MOST_BYTES))


@pytest.mark.parametrize("side", [7_100, 60_000])
def test_a_bomb_is_refused_before_it_goes_off(side: int) -> None:
    """A few kB that say they are very many pixels; what would follow is not even there."""
    header = side.to_bytes(4) * 2 + b"\x01\x00\x00\x00\x00"
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"")
    with pytest.raises(TooLarge):
        clean(bomb)


def test_a_text_that_unfolds_in_memory_is_refused() -> None:
    blown_up = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(80_000_000)))
    png = written(Image.new("RGB", (30, 30)), "PNG")
    with pytest.raises(NotAPicture):
        clean(png[:33] + blown_up + png[33:])


@pytest.mark.parametrize(
    "tail", [b"PK\x03\x04" + bytes(40), b"<script>alert(1)</script>", b"%PDF-1.7 Jan Peeters"]
)
def test_of_what_is_two_things_at_once_only_the_picture_is_left(tail: bytes) -> None:
    cleaned = clean(jpeg(60, 40) + tail)
    assert tail not in cleaned
    assert opened(cleaned).format == "JPEG"
    assert cleaned.endswith(b"\xff\xd9")


def test_of_a_moving_picture_only_the_first_moment_is_decoded() -> None:
    """A few hundred kB could hold an hour of large pictures."""
    frames = [Image.new("RGB", (60, 40), (shade, 0, 0)) for shade in range(0, 250, 5)]
    moving = written(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert opened(clean(moving)).size == (60, 40)


def chunk(name: bytes, data: bytes) -> bytes:
    """A piece of a PNG (W3C, PNG, 5.3)."""
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)
