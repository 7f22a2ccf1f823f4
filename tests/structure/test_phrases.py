"""Phrases fit topics that there are."""

from city.phrases import read_phrases
from tests.structure.house import intents


def test_every_beginning_of_a_topic_begins_an_intent() -> None:
    beginnings = {
        one for phrase in read_phrases().every if phrase.fits != "all" for one in phrase.fits
    }
    assert beginnings
    assert {one for one in beginnings if not any(i.startswith(one) for i in intents())} == set()
