"""Reading stories from their text files; README.md tells people how to write one."""

import re
from datetime import timedelta
from pathlib import Path

from tests.conversations.story import (
    Also,
    Deed,
    Does,
    Hears,
    How,
    Later,
    Step,
    StewardDoes,
    StewardsSee,
    Story,
    StoryError,
    Wanted,
)
from tests.conversations.tongue import Tongue, Unclear, resident_tongue, staff_tongue

STORIES = Path(__file__).parent
NAME = r"[^\W\d_][\w .'’-]*"
TOPIC = re.compile(rf"({NAME})@topic(?: (\d+))?")
STEWARDS = re.compile(r"stewards(?: (\d+))?")
SPAN = re.compile(r"(\d+) (minute|hour|day|week)s?")
QUOTED = r'(?: "(?P<words>.+)")?'
DEEDS = (
    (How.PRESSES, re.compile(r"\[~?(?P<words>.+)\]")),
    (How.PHOTO, re.compile(rf"\(photo{QUOTED}\)")),
    (How.ALBUM, re.compile(rf"\(album (?P<number>[2-9]|10){QUOTED}\)")),
    (How.VOICE, re.compile(r"\(voice\)")),
    (How.DOCUMENT, re.compile(rf"\(document{QUOTED}\)")),
    (How.STICKER, re.compile(r"\(sticker\)")),
    (How.PIN, re.compile(r"\(pin (?P<north>-?\d+\.\d+), ?(?P<east>-?\d+\.\d+)\)")),
    (How.EDITS, re.compile(r"\(edits (?P<number>[1-9]\d*)\) (?P<words>.+)")),
)
REPLY = re.compile(r"reply: (?P<words>.+)")
FILE = re.compile(r"\((photo|voice|document|location|video)\)")
RESERVED = frozenset({"bot", "and", "later", "stewards"})
"""Words that a resident's name cannot begin with: they are the story's own."""


def story_paths(language: str = "*") -> list[Path]:
    """The stories of one language, or of all, by language and then by name."""
    return sorted(STORIES.glob(f"{language}/*.txt"))


def read_story(path: Path) -> Story:
    """The story of a file; its folder is its language. Raises StoryError, with the line."""
    language = path.parent.name
    lines = path.read_text("utf-8").splitlines()
    title = lines[0].removeprefix("#").strip() if lines and lines[0].startswith("#") else ""
    if not title:
        raise StoryError(f"{language}/{path.name}:1: the first line is its title: # What it tells")
    reader = _Reader(resident_tongue(language), staff_tongue())
    steps = []
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.startswith("#"):
            place = f"{language}/{path.name}:{number}"
            try:
                steps.append(reader.step(place, line.strip()))
            except Unclear as fault:
                raise StoryError(f"{place}: {fault}\n    {line.strip()}") from fault
    return Story(path.stem, language, title, tuple(steps))


class _Reader:
    """Reads line after line. Raises Unclear."""

    def __init__(self, residents: Tongue, staff: Tongue) -> None:
        self._residents, self._staff = residents, staff
        self._listening: Tongue | None = None
        self._spoken: set[str] = set()

    def step(self, place: str, line: str) -> Step:
        who, colon, what = (part.strip() for part in line.partition(":"))
        if not colon or not what:
            raise Unclear("a line is `somebody: something`")
        if who == "later":
            return Later(place, line, _span(what))
        if who in {"and", "and not"}:
            return self._also(place, line, so=who == "and", what=what)
        if who == "bot" or who.startswith("bot to "):
            return self._hears(place, line, who.removeprefix("bot to ").strip(), what)
        if found := STEWARDS.fullmatch(who):
            self._listening = self._staff
            return StewardsSee(place, line, _number(found[1]), self._wanted(what))
        if found := TOPIC.fullmatch(who):
            deed = self._deed(what, self._staff, steward=True)
            return StewardDoes(place, line, found[1], _number(found[2]), deed)
        return self._does(place, line, who, what)

    def _does(self, place: str, line: str, who: str, what: str) -> Does:
        if not re.fullmatch(NAME, who):
            raise Unclear(f"{who!r} is nobody's name")
        if who.split()[0].casefold() in RESERVED:
            raise Unclear(f"{who!r} is no name; look in README.md how that line is written")
        self._spoken.add(who)
        return Does(place, line, who, self._deed(what, self._residents))

    def _hears(self, place: str, line: str, who: str, what: str) -> Hears:
        if who != "bot" and who not in self._spoken:
            raise Unclear(f"{who} has not said anything yet")
        if not self._spoken:
            raise Unclear("nobody has said anything yet")
        self._listening = self._residents
        return Hears(place, line, None if who == "bot" else who, self._wanted(what))

    def _also(self, place: str, line: str, *, so: bool, what: str) -> Also:
        wanted = self._wanted(what) if self._listening else None
        if wanted is None:
            raise Unclear("`and` goes on about a message of the lines above")
        return Also(place, line, wanted, so)

    def _wanted(self, what: str) -> Wanted | None:
        tongue = self._listening or self._residents
        if what == "!":
            return None
        if found := FILE.fullmatch(what):
            return Wanted(what, file=found[1])
        if what.startswith("[") and what.endswith("]"):
            return Wanted(tongue.shown(what), button=_form(what[1:-1], tongue))
        return Wanted(tongue.shown(what), _form(what, tongue))

    @staticmethod
    def _deed(what: str, tongue: Tongue, *, steward: bool = False) -> Deed:
        for how, form in (*DEEDS, *([(How.REPLIES, REPLY)] if steward else [])):
            if found := form.fullmatch(what):
                return _made(how, found.groupdict(), tongue)
        if what.startswith(("(", "[")):
            raise Unclear("nobody can do this in a chat; README.md lists what they can")
        return Deed(How.WRITES, tongue.said(what))


def _made(how: How, found: dict[str, str | None], tongue: Tongue) -> Deed:
    north, east = found.get("north"), found.get("east")
    spot = (float(north), float(east)) if north and east else None
    return Deed(how, tongue.said(found.get("words") or ""), int(found.get("number") or 0), spot)


def _form(what: str, tongue: Tongue) -> re.Pattern[str]:
    """What the whole text must be, or after a tilde: what must be in it."""
    words = tongue.pattern(what.removeprefix("~"))
    return re.compile(words if what.startswith("~") else rf"\A{words}\Z", re.DOTALL)


def _number(written: str | None) -> int | None:
    return int(written) if written else None


def _span(what: str) -> timedelta:
    found = SPAN.fullmatch(what)
    if found is None:
        raise Unclear("write how much later: 31 minutes, 2 hours, 1 day, 3 weeks")
    return timedelta(**{f"{found[2]}s": int(found[1])})
