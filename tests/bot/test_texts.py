"""Texts: faults of a catalogue are found at start; rendering fills in what a text needs."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import resident_letter
from bot.settings import checkout
from bot.texts import Texts, WrongTexts, resident_texts
from storage.models import OutboxMessage


def catalogues(folder: Path, **files: str) -> list[Path]:
    """Catalogues `flow-language.ftl`, written as flow_language=text."""
    paths = []
    for name, written in files.items():
        flow, _, language = name.partition("_")
        path = folder / flow / f"{language}.ftl"
        path.parent.mkdir(exist_ok=True)
        path.write_text(written, "utf-8")
        paths.append(path)
    return paths


def faults(folder: Path, **files: str) -> list[str]:
    with pytest.raises(WrongTexts) as wrong:
        Texts(catalogues(folder, **files))
    return str(wrong.value).splitlines()


def test_a_broken_line_is_named_with_its_file(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, flow_nl="goed = Goed\nfout Fout\n")
    assert fault == f"{tmp_path}/flow/nl.ftl: cannot be read: 'fout Fout'"


def test_a_file_that_is_no_utf8_is_named(tmp_path: Path) -> None:
    paths = catalogues(tmp_path, flow_nl="a = A\n", other_nl="")
    paths[1].write_bytes(b"b = caf\xe9\n")
    with pytest.raises(WrongTexts, match=r"other/nl\.ftl: cannot be read: .*utf-8"):
        Texts(paths)


def test_a_missing_key_is_named_with_its_language(tmp_path: Path) -> None:
    found = faults(tmp_path, flow_nl="a = A\nb = B\n", flow_sk="a = A\n", flow_ro="b = B\nc = C\n")
    assert found == ["nl: c is missing", "ro: a is missing", "sk: b is missing", "sk: c is missing"]


def test_another_variable_than_in_dutch_is_named(tmp_path: Path) -> None:
    found = faults(tmp_path, flow_nl="hi = Dag { $name }\n", flow_bg="hi = Здравей { $nme }\n")
    assert found == [f"{tmp_path}/flow/bg.ftl: hi has other variables than Dutch"]


def test_a_key_in_two_flows_is_named_with_both_files(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, one_nl="hi = Dag\n", two_nl="hi = Hallo\n")
    assert fault == f"{tmp_path}/two/nl.ftl: hi stands in {tmp_path}/one/nl.ftl"


@pytest.mark.parametrize("files", [{}, {"flow_sk": "a = A\n"}])
def test_dutch_must_be_there(tmp_path: Path, files: dict[str, str]) -> None:
    assert faults(tmp_path, **files) == ["nl: there are no texts in this language"]


@pytest.fixture
def small(tmp_path: Path) -> Texts:
    dutch = (
        "hi = Dag { $name }\n"
        "about = { $topic }, { $place }\n"
        "status = { $about }: op { $opened }\n"
        "topic-waste = afval\n"
        "cases = { $count ->\n    [one] één zaak\n   *[other] { $count } zaken\n }\n"
    )
    bulgarian = (
        "hi = Здравей { $name }\n"
        "about = { $topic }, { $place }\n"
        "status = { $about }: на { $opened }\n"
        "topic-waste = боклук\n"
        "cases = { $count ->\n    [one] един случай\n   *[other] { $count } случая\n }\n"
    )
    return Texts(catalogues(tmp_path, flow_nl=dutch, flow_bg=bulgarian))


def test_a_language_without_catalogue_gets_dutch(small: Texts) -> None:
    assert small.render("fr", "hi", {"name": "Jan"}) == "Dag Jan"


@pytest.mark.parametrize("name", ["{ $topic }", "<b>Jan & co</b>", "-brand", "Мария 👋", ""])
def test_words_of_people_stand_as_they_are(small: Texts, name: str) -> None:
    assert small.render("bg", "hi", {"name": name}) == f"Здравей {name}"


def test_texts_lie_inside_texts_in_the_same_language(small: Texts) -> None:
    about = {"say": "about", "args": {"topic": {"say": "topic-waste"}, "place": "Dok 1"}}
    args = {"about": about, "opened": {"date": "2026-11-23T10:00:00+00:00"}}
    assert small.render("bg", "status", args).startswith("боклук, Dok 1: на 23.11.2026")
    assert small.render("nl", "status", args) == "afval, Dok 1: op 23 nov 2026"


def test_several_values_stand_in_lines_each_in_the_language_of_the_whole(small: Texts) -> None:
    lines = {"lines": [{"say": "hi", "args": {"name": "Jan"}}, {"say": "topic-waste"}, "Dok 1", 2]}
    assert small.render("bg", "hi", {"name": lines}) == "Здравей Здравей Jan\nбоклук\nDok 1\n2"


def test_of_one_value_there_is_nothing_between_and_of_none_nothing(small: Texts) -> None:
    assert small.render("nl", "hi", {"name": {"lines": ["Jan"]}}) == "Dag Jan"
    assert small.render("nl", "hi", {"name": {"lines": []}}) == "Dag "


def test_lists_lie_inside_texts_that_lie_inside_lists(small: Texts) -> None:
    inner = {"say": "about", "args": {"topic": {"lines": ["a", "b"]}, "place": "Dok 1"}}
    written = small.render("nl", "hi", {"name": {"lines": [inner, inner]}})
    assert written == "Dag " + "\n".join(["a\nb, Dok 1"] * 2)


def test_a_list_longer_than_fluent_takes_comes_out_whole(small: Texts) -> None:
    words = "ж" * 1_500
    written = small.render("bg", "hi", {"name": {"lines": [words, words]}})
    assert written.count("ж") == 3_000


def test_a_date_is_the_day_in_the_city(small: Texts) -> None:
    late = {"date": "2026-07-31T22:30:00+00:00"}
    args = {"about": "BL-1", "opened": late}
    assert small.render("nl", "status", args) == "BL-1: op 1 aug 2026"


def test_numbers_choose_their_form(small: Texts) -> None:
    assert small.render("nl", "cases", {"count": 1}) == "één zaak"
    assert small.render("bg", "cases", {"count": 3}) == "3 случая"


@pytest.mark.parametrize(
    ("key", "args"),
    [
        ("nothing", {}),
        ("hi", {}),
        ("hi", {"name": {"say": "nothing"}}),
        ("hi", {"name": {"lines": [{"say": "nothing"}]}}),
    ],
)
def test_what_is_missing_is_a_key_error(small: Texts, key: str, args: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        small.render("nl", key, args)


def test_our_own_catalogues_are_whole_in_four_languages(texts: Texts) -> None:
    assert texts.languages == ["bg", "nl", "ro", "sk"]
    assert {"bot-description", "follow-up-received", "steward-answer"} <= set(texts.keys())


def test_buttons_are_written_in_the_residents_language_and_numbered(texts: Texts) -> None:
    buttons = [{"label": "answer-solved"}, {"label": "answer-partly", "in": "sk"}]
    row = OutboxMessage(id=7, say="unknown-command", args={"_inbox": 1}, buttons=buttons)
    letter = resident_letter(texts, row, "ro", 5)
    assert letter.text == texts.render("ro", "unknown-command")
    assert letter.buttons == [
        (texts.render("ro", "answer-solved"), "r:7:0"),
        (texts.render("sk", "answer-partly"), "r:7:1"),
    ]


def test_one_message_can_be_in_another_language_than_the_residents(texts: Texts) -> None:
    row = OutboxMessage(id=7, say="unknown-command", args={"_language": "bg"}, buttons=[])
    assert resident_letter(texts, row, "ro", 5).text == texts.render("bg", "unknown-command")


def test_words_longer_than_fluent_takes_come_out_whole() -> None:
    texts = resident_texts(checkout())
    words = "ж" * 4_000
    args = {"steward": "Jan", "reference": "BL-7K3F", "words": words}
    assert texts.render("bg", "steward-answer", args).endswith(words)


@pytest.mark.parametrize(
    ("days", "spoken"),
    [
        (365, {"nl": "een jaar", "bg": "една година", "ro": "La un an după", "sk": "rok"}),
        (730, {"nl": "2 jaar", "bg": "2 години", "ro": "La 2 ani după", "sk": "2 roky"}),
        (30, {"nl": "een maand", "bg": "един месец", "ro": "La o lună după", "sk": "mesiac"}),
        (180, {"nl": "6 maanden", "bg": "6 месеца", "ro": "La 6 luni după", "sk": "6 mesiacov"}),
        (1, {"nl": "een dag", "bg": "един ден", "ro": "La o zi după", "sk": "deň"}),
        (45, {"nl": "45 dagen", "bg": "45 дни", "ro": "La 45 de zile după", "sk": "45 dní"}),
    ],
)
def test_how_long_words_are_kept_is_said_as_each_language_counts(
    days: int, spoken: dict[str, str]
) -> None:
    texts = resident_texts(checkout(), kept=timedelta(days=days))
    said = {language: texts.render(language, "privacy-notice") for language in spoken}
    assert {one: spoken[one] in words for one, words in said.items()} == dict.fromkeys(spoken, True)
