"""Texts and their entities, as Telegram parses, trims and counts them."""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .entities import given_entities, utf16_length
from .errors import Json, bad_request
from .params import Params

TEXT_LIMIT = 4096
"""Bot API, sendMessage: 1-4096 characters after entities parsing."""
CAPTION_LIMIT = 1024
"""Bot API, sendPhoto and its kin: 0-1024 characters after entities parsing."""

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "blockquote": "blockquote",
}
_CHARACTER_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,8}|#x[0-9a-fA-F]{1,8});")
_START_TAG = re.compile(r"<([^\s>/][^\s>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_END_TAG = re.compile(r"</([^\s>]*)\s*>")
_ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[\w.\-]+))?")
_FOUND = {
    "bot_command": re.compile(r"(?<![\w/])/\w{1,64}(?:@\w{3,32})?(?![\w/])", re.ASCII),
    "url": re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]"),
    "email": re.compile(r"(?<![\w.])[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "mention": re.compile(r"(?<![\w@.])@[A-Za-z]\w{3,31}\b", re.ASCII),
    "hashtag": re.compile(r"(?<!\w)#\w*[^\W\d]\w*"),
}


@dataclass
class _Html:
    """The parser's state: what was read, and which tags are open."""

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    entities: list[Json] = field(default_factory=list)
    open_tags: list[tuple[str, Json, int]] = field(default_factory=list)

    def refuse(self, reason: str, at: int | None = None) -> Exception:
        place = "" if at is None else f" at byte offset {len(self.source[:at].encode())}"
        return bad_request("can't parse entities: " + reason.replace("@@", place))

    def put(self, piece: str) -> None:
        self.text.append(piece)
        self.length += utf16_length(piece)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """The bare text and its entities (Bot API, "HTML style"); ill-formed HTML is refused."""
    state = _Html(source)
    at = 0
    while at < len(source):
        if source[at] == "<":
            at = _read_tag(state, at)
        elif found := _CHARACTER_REFERENCE.match(source, at):
            state.put(html.unescape(found[0]))
            at = found.end()
        else:
            state.put(source[at])
            at += 1
    if state.open_tags:
        name = state.open_tags[-1][0]
        raise state.refuse(f'Can\'t find end tag corresponding to start tag "{name}"')
    return "".join(state.text), sorted(state.entities, key=lambda e: (e["offset"], -e["length"]))


def _read_tag(state: _Html, at: int) -> int:
    return _read_end(state, at) if state.source[at + 1 : at + 2] == "/" else _read_start(state, at)


def _read_start(state: _Html, at: int) -> int:
    found = _START_TAG.match(state.source, at)
    name = re.match(r"<([^\s>]*)", state.source[at:])
    word = name[1].lower() if name else ""
    if ">" not in state.source[at:] and not re.search(r"\s", state.source[at:]):
        raise state.refuse("Unclosed start tag@@", at)
    if word not in TAGS:
        raise state.refuse(f'Unsupported start tag "{word}"@@', at)
    if found is None:
        raise state.refuse(f'Unclosed start tag "{word}"@@', at)
    state.open_tags.append((word, _entity_of(state, word, found[2], at), state.length))
    return found.end()


def _entity_of(state: _Html, word: str, attributes: str, at: int) -> Json:
    given = {
        m[1].lower(): html.unescape((m[2] or "").strip("\"'"))
        for m in _ATTRIBUTE.finditer(attributes)
    }
    entity: Json = {"type": TAGS[word]}
    if word == "span" and given.get("class") != "tg-spoiler":
        raise state.refuse('Tag "span" must have class "tg-spoiler"@@', at)
    if word == "a":
        entity["url"] = given.get("href", "")
    if word == "tg-emoji":
        entity["custom_emoji_id"] = given.get("emoji-id", "")
    if word == "blockquote" and "expandable" in given:
        entity["type"] = "expandable_blockquote"
    return entity


def _read_end(state: _Html, at: int) -> int:
    if not state.open_tags:
        raise state.refuse("Unexpected end tag@@", at)
    found = _END_TAG.match(state.source, at)
    if found is None:
        raise state.refuse("Unclosed end tag@@", at)
    word, entity, begin = state.open_tags.pop()
    if found[1] and found[1].lower() != word:
        expected = f'expected "</{word}>", found "</{found[1].lower()}>"'
        raise state.refuse(f"Unmatched end tag@@, {expected}", at)
    # A link without an address is no link (Telegram drops it), and so is an empty stretch.
    if state.length > begin and entity.get("url", "-"):
        state.entities.append(entity | {"offset": begin, "length": state.length - begin})
    return found.end()


def found_entities(text: str) -> list[Json]:
    """What Telegram marks by itself: commands, links, addresses, mentions and hashtags."""
    found = []
    for kind, pattern in _FOUND.items():
        for match in pattern.finditer(text):
            begin, length = utf16_length(text[: match.start()]), utf16_length(match[0])
            found.append({"type": kind, "offset": begin, "length": length})
    return sorted(found, key=lambda entity: entity["offset"])


def _formatted(
    params: Params, name: str, source: str, users: Mapping[int, Json]
) -> tuple[str, list[Json]]:
    mode = params.text("parse_mode").lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode in {"", "none"}:
        key = "entities" if name == "text" else f"{name}_entities"
        text, entities = source, given_entities(params.structure(key), source, users)
    elif mode in {"markdown", "markdownv2"}:
        raise bad_request(f"the stand-in for Telegram does not know parse_mode {mode}")
    else:
        raise bad_request("unsupported parse_mode")
    return _trimmed(text, entities)


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram takes the white space off both ends."""
    bare = text.strip()
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(bare)
    moved = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        stop = min(end, entity["offset"] + entity["length"] - shift)
        if stop > begin:
            moved.append(entity | {"offset": begin, "length": stop - begin})
    given = {(one["offset"], one["length"]) for one in moved}
    moved += [one for one in found_entities(bare) if (one["offset"], one["length"]) not in given]
    return bare, sorted(moved, key=lambda one: one["offset"])


def text_content(
    params: Params, users: Mapping[int, Json], too_long: str = "message is too long"
) -> Json:
    """`text` with its entities, as a message's content; of `users` one may be mentioned."""
    text, entities = _formatted(params, "text", params.text("text"), users)
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_content(params: Params) -> Json:
    """`caption` with its entities, empty when there is none."""
    text, entities = _formatted(params, "caption", params.text("caption"), {})
    if len(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text} | ({"caption_entities": entities} if entities else {})


def written(text: str, name: str = "text") -> Json:
    """What a person typed: the text with the entities Telegram finds in it."""
    limit: int = TEXT_LIMIT if name == "text" else CAPTION_LIMIT
    assert text.strip(), "Telegram sends no empty message"
    assert len(text) <= limit, f"Telegram's apps cut a {name} of {len(text)} characters in pieces"
    text = text.strip()
    entities = found_entities(text)
    key = "entities" if name == "text" else f"{name}_entities"
    return {name: text} | ({key: entities} if entities else {})


Matcher = str | re.Pattern[str] | Callable[[Json], bool]
"""How a test says which message it means: a piece of text, a pattern, or a function."""


def words_of(body: Json) -> str:
    """The text or caption of a message."""
    return str(body.get("text") or body.get("caption") or "")


def fits(body: Json, wanted: Matcher) -> bool:
    """Whether a message is the one a test means."""
    if isinstance(wanted, str):
        return wanted in words_of(body)
    if isinstance(wanted, re.Pattern):
        return wanted.search(words_of(body)) is not None
    return wanted(body)
