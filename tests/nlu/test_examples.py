"""Training examples: none is a validation message, and none stands in two intents."""

from collections import defaultdict

import yaml
from components.spelling import normalise

from tests.nlu.examples import TRAINING, examples
from tests.nlu.leaks import FEWEST_OF_EQUALS, alike, hashed, validation


def test_no_example_equals_or_nearly_equals_a_validation_message() -> None:
    by_word = defaultdict(set)
    messages = validation()
    for number, words in enumerate(messages):
        for word in words:
            by_word[word].add(number)
    leaks = []
    for example in examples():
        words = hashed(example.text)
        near = {number for word in words for number in by_word[word]}
        if any(alike(words, messages[number]) for number in near):
            leaks.append(f"{example.path.parent.name}/{example.path.name}: {example.text}")
    assert not leaks


def test_no_listed_phrase_is_a_validation_message() -> None:
    messages = set(validation())
    listed = [
        entry
        for path in sorted((TRAINING.parent / "vocabulary").glob("*.yml"))
        for entries in yaml.safe_load(path.read_text("utf-8")).values()
        for entry in entries
    ]
    assert len(listed) > 10_000
    equal = [entry for entry in listed if hashed(entry) in messages]
    assert [entry for entry in equal if len(hashed(entry)) >= FEWEST_OF_EQUALS] == []


def test_the_leak_check_finds_a_copy() -> None:
    one = hashed("Er ligt weer vuilnis op de stoep, al drie dagen!")
    assert alike(one, hashed("er ligt weer vuilnis op de stoep al drie dagen"))
    assert not alike(one, hashed("De buren maken elke nacht lawaai op hun terras"))


def test_no_example_stands_in_two_intents_of_a_language() -> None:
    places = defaultdict(set)
    for example in examples():
        same = " ".join(normalise(word) for word in example.text.split())
        places[example.language, same].add(example.intent)
    twice = {said: intents for said, intents in places.items() if len(intents) > 1}
    assert not twice
