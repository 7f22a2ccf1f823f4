"""The training examples: enough in every language, and nothing in them that Rasa would obey."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts import resident_texts
from tests.structure.house import HOME, intents, read_yaml

TRAINING = HOME / "nlu" / "training"
LANGUAGES = sorted(path.name for path in TRAINING.iterdir() if path.is_dir())
CONTRACT = read_yaml(HOME / "nlu" / "intents.yml")
ENOUGH = {"nuisance": 80, "help": 80, "service": 80, "conversation": 40, "safety": 80, "other": 300}
"""Lines that an intent of each group needs in each language to be understood well."""


def examples(language: str) -> Iterator[tuple[Path, str, str]]:
    """Each example of a language: its file, its intent, and the line as written."""
    for path in sorted((TRAINING / language).glob("*.yml")):
        for group in read_yaml(path)["nlu"]:
            for line in group["examples"].splitlines():
                assert line.startswith("- "), f"{path}: {line!r} is not an example"
                yield path, group["intent"], line.removeprefix("- ").strip()


def test_every_language_of_the_texts_has_a_folder_of_examples_and_the_reverse() -> None:
    assert resident_texts(HOME).languages == LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_examples_enough_in_every_language(language: str) -> None:
    lines: dict[str, set[str]] = defaultdict(set)
    for _, intent, line in examples(language):
        lines[intent].add(line)
    assert set(lines) == intents()
    fewest = {intent: ENOUGH[group] for group in ENOUGH for intent in CONTRACT[group]}
    assert {intent: len(own) for intent, own in lines.items() if len(own) < fewest[intent]} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_intent_is_spread_over_two_files_of_a_language(language: str) -> None:
    places = {(path.name, intent) for path, intent, _ in examples(language)}
    times = Counter(intent for _, intent in places)
    assert {intent for intent, files in times.items() if files > 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_example_holds_what_only_our_own_buttons_may_say(language: str) -> None:
    """A line that begins with "/" is a command to Rasa; `"say"` is how our answers are written."""
    lines = [(path.name, line) for path, _, line in examples(language)]
    assert lines
    assert [one for one in lines if one[1].startswith("/") or '"say"' in one[1]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_square_brackets_stand_only_around_addresses(language: str) -> None:
    """Rasa reads `[words](entity)`; the only entity that people write is an address."""
    marked = re.compile(r"\[[^\[\]()]+\]\(address\)")
    bare = [(path.name, marked.sub("", line)) for path, _, line in examples(language)]
    assert [one for one in bare if set("[]{}") & set(one[1])] == []
