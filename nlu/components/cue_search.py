"""Finding small things that a message says besides its topic: since when, how often, where.

A language's phrases are data, `nlu/cues/<language>.yml`, a section for each kind of cue
(nlu/README.md says how a file is made up). They become a graph of words that all phrases are
followed through at once, so a text takes time in proportion to its length, however many phrases
there are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, product
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from components.cue_words import Spoken, spoken_in

NIGHT = "night"
"""Stands within other cues too: `every night` says how often and that it is about the night."""
NOTHING = "nothing"
"""The section of phrases that are no cue, though they hold the words of one."""
OPTIONS = "options"
"""The section, which a file may lack, of phrases that answer a question: by question, and there
by option. Each makes a cue of the kind `question.option`."""
NONE = "none"
"""Stands among a question's options: phrases that name none, though they hold the words of one."""
WORDS = "words"
"""The section of lists that phrases name in braces."""
FEW_WORDS = 3
"""Words up to which the language identified for a message is too unsure to go by."""
CUES = Path(__file__).parent.parent / "cues"


class Cue(NamedTuple):
    """A cue in a text: the characters from `start` to before `end`."""

    kind: str
    start: int
    end: int

    def says(self, text: str) -> tuple[str, str]:
        """Its kind and its words in the text; of one of the OPTIONS the question and the option."""
        about, _, option = self.kind.partition(".")
        return about, option or text[self.start : self.end]


class _Match(NamedTuple):
    """A phrase in a text: the words from `first` to before `end`."""

    first: int
    end: int
    kind: str


class CueSearch:
    """Knows the cues of all languages of a folder."""

    def __init__(self, folder: Path = CUES) -> None:
        files = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}
        self._languages = {code: _Language(yaml.safe_load(text)) for code, text in files.items()}

    def find(
        self,
        text: str,
        written: str | None,
        *,
        talk: str | None = None,
        without: Sequence[tuple[int, int]] = (),
    ) -> list[Cue]:
        """The first cue of each kind and the first option of each question, in the text's order.

        `written` is the language identified for the text, `talk` the one that the conversation is
        held in. A text of few words is read in all languages, these two first: what one of them
        knows, as a cue or as nothing, no later one reads in another way. `without` are stretches
        of the text, from and to, that hold no cue.
        """
        words = spoken_in(text)
        left = [not _within(word, without) for word in words]
        order = (talk, written, *self._languages) if sum(left) <= FEW_WORDS else (written,)
        first: dict[str, Cue] = {}
        for match in self._read(words, left, dict.fromkeys(order)):
            cue = Cue(match.kind, words[match.first].start, words[match.end - 1].end)
            first.setdefault(_about(match.kind), cue)
        return sorted(first.values(), key=lambda cue: (cue.start, cue.end))

    def _read(
        self, words: list[Spoken], left: list[bool], order: Iterable[str | None]
    ) -> Iterator[_Match]:
        """What each language finds in the words that the languages before it left."""
        for language in (self._languages[code] for code in order if code in self._languages):
            found = language.read(words, left)
            for match in found:
                left[match.first : match.end] = [False] * (match.end - match.first)
            yield from (match for match in found if not _is_nothing(match.kind))


class _Language:
    """The phrases of one language as a graph: from a node, each word leads to further nodes."""

    def __init__(self, sections: dict[str, Any]) -> None:
        self._lists: dict[str, list[str]] = sections[WORDS]
        self._words: list[dict[str, list[int]]] = []
        self._patterns: list[list[tuple[re.Pattern[str], int]]] = []
        self._shared: dict[tuple[int, str], int] = {}
        self._start = self._node()
        own = [name for name in sections if name not in (WORDS, NOTHING, OPTIONS)]
        self._kinds: dict[int, str] = {}
        self._sections = self._learn({kind: sections[kind] for kind in (NOTHING, *own)})
        asked: dict[str, dict[str, list[str]]] = sections.get(OPTIONS, {})
        self._questions = [self._learn(_by_kind(*question)) for question in asked.items()]

    def _learn(self, phrases: dict[str, list[str]]) -> set[str]:
        """Takes in the phrases by kind; of equal matches the kind learned first counts."""
        for kind in phrases:
            end = self._node()
            self._kinds[end] = kind
            self._lead(self._start, phrases[kind], end)
        return {*phrases}

    def read(self, words: list[Spoken], left: list[bool]) -> list[_Match]:
        """The cues in the words that are left, and what is nothing, from left to right.

        The longest phrase at a place counts, of equal ones first what is nothing; the next one
        begins behind it. Cues of the night stand within others too, and so do options, if not
        within one of the same question.
        """
        starts = [list(self._from(words, left, first)) for first in range(len(words))]
        night = _longest(starts, {NIGHT, NOTHING})
        return [
            *_longest(starts, self._sections - {NIGHT}),
            *(match for match in night if match.kind == NIGHT),
            *chain.from_iterable(_longest(starts, kinds) for kinds in self._questions),
        ]

    def _from(self, words: list[Spoken], left: list[bool], first: int) -> Iterator[_Match]:
        """Every phrase that begins with this word."""
        nodes, at = {self._start}, first
        while nodes and at < len(words) and left[at]:
            nodes = {after for node in nodes for after in self._after(node, words[at])}
            at += 1
            ends = (self._kinds[node] for node in sorted(nodes) if node in self._kinds)
            yield from (_Match(first, at, kind) for kind in ends)

    def _after(self, node: int, word: Spoken) -> Iterator[int]:
        yield from self._words[node].get(word.plain, ())
        yield from (n for pattern, n in self._patterns[node] if pattern.fullmatch(word.latin))

    def _lead(self, node: int, phrases: list[str], end: int) -> None:
        """Makes the words of each phrase lead from a node to the end."""
        for *before, last in chain.from_iterable(map(_ways, phrases)):
            at = node
            for step in before:
                at = self._beyond(at, step)
            self._step(at, last, end)

    def _beyond(self, node: int, step: str) -> int:
        """The node that a step leads to, the same for all phrases that begin alike."""
        if (node, step) not in self._shared:
            self._shared[node, step] = self._node()
            self._step(node, step, self._shared[node, step])
        return self._shared[node, step]

    def _step(self, node: int, step: str, end: int) -> None:
        if step.startswith("{"):
            self._lead(node, self._lists[step.strip("{}")], end)
        elif _is_pattern(step):
            self._patterns[node].append((re.compile(step), end))
        else:
            self._words[node].setdefault(step, []).append(end)

    def _node(self) -> int:
        self._words.append({})
        self._patterns.append([])
        return len(self._words) - 1


def _ways(phrase: str) -> Iterator[list[str]]:
    """The ways to say a phrase, step by step: with and without each list that is optional."""
    parts = [
        [[], _steps(part.replace("?}", "}"))] if part.endswith("?}") else [_steps(part)]
        for part in phrase.split()
    ]
    yield from ([*chain.from_iterable(way)] for way in product(*parts))


def _steps(part: str) -> list[str]:
    """A list in braces, a pattern, or words as they are compared."""
    if part.startswith("{") or _is_pattern(part):
        return [part]
    return [word.plain for word in spoken_in(part)]


def _is_pattern(part: str) -> bool:
    return any(sign in part for sign in r"\[(")


def _about(kind: str) -> str:
    """What a message tells only once: a kind, or the question that an option answers."""
    return kind.partition(".")[0]


def _is_nothing(kind: str) -> bool:
    return kind == NOTHING or kind.endswith(f".{NONE}")


def _by_kind(question: str, options: dict[str, list[str]]) -> dict[str, list[str]]:
    """The phrases by the kind of cue that they make, what names no option first."""
    return {f"{question}.{option}": options[option] for option in sorted(options, key=NONE.__ne__)}


def _longest(starts: list[list[_Match]], kinds: set[str]) -> list[_Match]:
    """The longest match of these kinds at each place that the one before it left."""
    found: list[_Match] = []
    for first, matches in enumerate(starts):
        own = [match for match in matches if match.kind in kinds]
        if own and (not found or found[-1].end <= first):
            found.append(max(own, key=lambda match: match.end))
    return found


def _within(word: Spoken, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in stretches)
