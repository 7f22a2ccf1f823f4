"""All texts for people: found beside their flow, checked at start, rendered at the edge."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_date
from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor

from storage.keeping import load_keeping

DEFAULT_LANGUAGE = "nl"
GUESTS = "guests.ftl"
YEAR, MONTH = 365, 30
"""In days, as policies write them."""
LONGEST_PART = 2_000
"""fluent.runtime refuses a variable of more than 2,500 characters; a Telegram message has up to
4,096. Longer ones are put in afterwards, at a mark that no text holds."""
LONG_MARK = "\ue000"


class WrongTexts(Exception):
    """A catalogue is broken or incomplete; the text names each place."""


@dataclass(frozen=True)
class Entry:
    """One message of a catalogue: which variables it uses, and where it stands."""

    variables: frozenset[str]
    path: Path


class _Variables(Visitor):
    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802
        self.found.add(node.id.name)


class Texts:
    """The catalogues of one or more folders `texts/<language>.ftl`, and those that say the same in
    every language (`guests.ftl`: what we tell people in a language that is not ours).

    Raises WrongTexts when a file is broken, a key stands twice, or a language lacks a key or
    uses other variables than the others.
    """

    def __init__(
        self,
        paths: list[Path],
        timezone: str = "Europe/Brussels",
        standing: dict[str, Any] | None = None,
    ) -> None:
        """`standing` are variables that every text may use and nobody needs to give."""
        self._zone, self._standing = ZoneInfo(timezone), standing or {}
        self._bundles: dict[str, FluentBundle] = {}
        self._entries: dict[str, dict[str, Entry]] = {}
        faults: list[str] = []
        for path in sorted(path for path in paths if path.name != GUESTS):
            self._load(path.stem, path, faults)
        for path in sorted(path for path in paths if path.name == GUESTS):
            for language in self.languages:
                self._load(language, path, faults)
        faults += self._differences()
        if faults:
            raise WrongTexts("\n".join(faults))

    @property
    def languages(self) -> list[str]:
        return sorted(self._bundles)

    def keys(self) -> dict[str, Entry]:
        """Every key, with what it needs."""
        return self._entries[self.languages[0]]

    def render(self, language: str, key: str, args: dict[str, Any] | None = None) -> str:
        """The text in that language; a key that is missing raises KeyError.

        A variable is text, a number, or an object: `{"say": key}` (rendered first),
        `{"words": {language: text}}`, `{"languages": [ISO 639 code]}` (their names),
        `{"date": iso}`, `{"weekday": iso}`, `{"day": iso}` (weekday and date), `{"moment": iso}`
        (weekday and time), or several of these but no dates as `{"lines": [...]}`.
        """
        bundle = self._bundles.get(language) or self._bundles[DEFAULT_LANGUAGE]
        given = self._standing_in(key) | (args or {})
        values = {name: self._value(language, value) for name, value in given.items()}
        long = {n: v for n, v in values.items() if isinstance(v, str) and len(v) > LONGEST_PART}
        values |= {name: f"{LONG_MARK}{name}{LONG_MARK}" for name in long}
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, values)
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        whole = str(text)
        for name, words in long.items():
            whole = whole.replace(f"{LONG_MARK}{name}{LONG_MARK}", words)
        return whole

    def _standing_in(self, key: str) -> dict[str, Any]:
        entry = self._entries[DEFAULT_LANGUAGE].get(key) if self._standing else None
        needs = entry.variables if entry else frozenset()
        return {name: value for name, value in self._standing.items() if name in needs}

    def _value(self, language: str, value: Any) -> Any:
        match value:
            case {"say": key}:
                return self.render(language, key, value.get("args"))
            case {"lines": lines}:
                return "\n".join(str(self._value(language, one)) for one in lines)
            case {"words": words}:
                return words.get(language) or words[DEFAULT_LANGUAGE]
            case {"languages": codes}:
                return ", ".join(language_name(code, language) for code in codes)
            case {"date": written}:
                return fluent_date(self._local(written), dateStyle="medium")
            case {"day": written}:
                return day_name(language, date.fromisoformat(written))
            case {"weekday": written}:
                return format_date(date.fromisoformat(written), "EEEE", locale=language)
            case {"moment": written}:
                return format_datetime(self._local(written), "EEEE HH:mm", locale=language)
        return value

    def _local(self, written: str) -> datetime:
        return self.local(datetime.fromisoformat(written))

    def local(self, moment: datetime) -> datetime:
        """On the clock of the place where the texts are read."""
        return moment.astimezone(self._zone)

    def _load(self, language: str, path: Path, faults: list[str]) -> None:
        try:
            written = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            faults.append(f"{path}: cannot be read: {error}")
            return
        bundle = self._bundles.setdefault(language, FluentBundle([language], use_isolating=False))
        bundle.add_resource(FluentResource(written))
        known = self._entries.setdefault(language, {})
        for entry in FluentParser().parse(written).body:
            if isinstance(entry, Junk):
                faults.append(f"{path}: cannot be read: {(entry.content or '').strip()[:60]!r}")
            elif isinstance(entry, Message):
                if entry.id.name in known:
                    faults.append(f"{path}: {entry.id.name} stands in {known[entry.id.name].path}")
                variables = _Variables()
                variables.visit(entry)
                known[entry.id.name] = Entry(frozenset(variables.found), path)

    def _differences(self) -> list[str]:
        if DEFAULT_LANGUAGE not in self._entries:
            return [f"{DEFAULT_LANGUAGE}: there are no texts in this language"]
        every = {key for entries in self._entries.values() for key in entries}
        faults = []
        for language, entries in sorted(self._entries.items()):
            faults += [f"{language}: {key} is missing" for key in sorted(every - set(entries))]
            for key, entry in sorted(entries.items()):
                wanted = self._entries[DEFAULT_LANGUAGE].get(key)
                if wanted and entry.variables != wanted.variables:
                    faults.append(f"{entry.path}: {key} has other variables than Dutch")
        return faults


def day_name(language: str, day: date) -> str:
    """Weekday and date as the language writes them whole, up to the month: without the year."""
    whole = Locale(language).date_formats["full"].pattern
    return format_date(day, whole[: whole.rindex("M") + 1], locale=language)


def language_name(code: str, language: str) -> str:
    """What a language (ISO 639) is called in another; the code itself where Babel has no name."""
    return str(Locale(language).languages.get(code, code))


@cache
def resident_texts(
    home: Path, timezone: str = "Europe/Brussels", kept: timedelta | None = None
) -> Texts:
    """What residents read: every flow's texts and the edge's own. Read once per process.

    `kept` is how long words of cases are kept, if not as long as in our own policy.
    """
    paths = [*home.glob("flows/*/texts/*.ftl"), *home.glob("bot/texts/*.ftl")]
    paths += home.glob(f"flows/*/{GUESTS}")
    return Texts(paths, timezone, {"kept": _span(kept or load_keeping().cases)})


def _span(span: timedelta) -> dict[str, Any]:
    """In words: whole years or months (of 30 days) where it is some, else days."""
    days = ceil(span / timedelta(days=1))
    if days % YEAR == 0:
        return {"say": "kept-years", "args": {"number": days // YEAR}}
    if days % MONTH == 0:
        return {"say": "kept-months", "args": {"number": days // MONTH}}
    return {"say": "kept-days", "args": {"number": days}}
