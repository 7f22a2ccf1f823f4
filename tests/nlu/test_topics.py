"""Messages about two things."""

from components.topics import Topic, as_output, parts_of, second_topic

WASTE = "Er ligt vuil voor de deur. "
SCHOOL = "En ik zoek een school voor mijn zoon"
BOTH = WASTE + SCHOOL


def topic(part: str, name: str, confidence: float = 0.9) -> Topic:
    start = BOTH.index(part)
    return Topic(start, start + len(part), name, confidence)


def test_a_message_falls_into_its_sentences() -> None:
    assert [BOTH[start:end] for start, end in parts_of(BOTH)] == [WASTE.rstrip(), " " + SCHOOL]


def test_the_second_topic_is_the_one_that_the_message_as_a_whole_is_not_about() -> None:
    parts = [topic(WASTE, "nuisance_waste"), topic(SCHOOL, "help_school")]
    second = second_topic("nuisance_waste", parts)
    assert second is not None
    assert as_output(BOTH, [], second) == {
        "name": "help_school",
        "confidence": 0.9,
        "text": SCHOOL,
        "address": None,
        "street": None,
        "number": None,
    }


def test_an_address_goes_with_the_part_that_names_it() -> None:
    found = {"street": "Deurstraat", "number": "5"}
    door = {"entity": "address", "value": "deur", "start": BOTH.index("deur"), **found}
    assert as_output(BOTH, [door], topic(WASTE, "nuisance_waste"))["address"] == "deur"
    assert as_output(BOTH, [door], topic(WASTE, "nuisance_waste")).items() >= found.items()
    assert as_output(BOTH, [door], topic(SCHOOL, "help_school"))["address"] is None


def test_a_cue_is_no_address() -> None:
    now = {"entity": "here", "value": "deur", "start": BOTH.index("deur")}
    assert as_output(BOTH, [now], topic(WASTE, "nuisance_waste"))["address"] is None


def test_small_talk_and_guesses_are_no_second_topic() -> None:
    waste = topic(WASTE, "nuisance_waste")
    assert second_topic("nuisance_waste", [waste, topic(SCHOOL, "thanks")]) is None
    assert second_topic("nuisance_waste", [waste, topic(SCHOOL, "help_school", 0.5)]) is None


def test_there_is_no_second_when_no_part_speaks_for_the_first() -> None:
    parts = [topic(WASTE, "nuisance_pests"), topic(SCHOOL, "help_school")]
    assert second_topic("nuisance_waste", parts) is None


def test_an_empty_message_has_no_parts() -> None:
    assert parts_of("") == []
    assert parts_of(" \n ") == []
