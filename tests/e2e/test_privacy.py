"""Privacy in the whole product: what logs and Rasa hold, and that nothing is left of who is erased.

Everybody here says words that nobody else would, so that they can be looked for.
"""

import sqlite3
from contextlib import closing

from cryptography.fernet import Fernet

from storage.models import Conversation
from tests.conversations.story import labels
from tests.e2e.conftest import City, topic_of
from tests.e2e.product import Product
from tests.e2e.reporting import draft_of, id_of, sends
from tests.e2e.voice import Voice
from tests.keys import KEYS
from tests.storage.dump import traces
from tests.telegram import Person

NL = Voice("nl")
NAME, NOTE = "Zenobia", "kwispedoorbrief"
WORDS = "Er ligt afval op Sleepstraat 21, een kwispedoorzak vol hutsepotgeur"
TRACES = (NAME, "kwispedoor", "hutsepotgeur")
WITHIN = 60.0
BEGINS = "gAAAA"
"""So does all that is sealed (Fernet, version 0x80)."""


def rasa_keeps(city: City, keys: list[str]) -> str:
    """All that Rasa's tracker store says of these talks."""
    marks = ", ".join("?" * len(keys))
    with closing(sqlite3.connect(city.product.trackers)) as rasa:
        rows = rasa.execute(f"SELECT * FROM events WHERE sender_id IN ({marks})", keys)
        return "\n".join(opened(cell) for row in rows for cell in row)


def opened(cell: object) -> str:
    """What stands in a cell, sealed or not."""
    written = str(cell)
    sealed = written.startswith(BEGINS)
    return Fernet(KEYS).decrypt(written.encode()).decode() if sealed else written


def keys_of(city: City, resident: Person) -> list[str]:
    with city.product.store().read() as work:
        talks = work.session.query(Conversation).filter_by(resident_id=id_of(work, resident))
        return [talk.key for talk in talks]


def test_a_whole_life_leaves_no_words_in_logs_no_name_with_rasa_and_nothing_once_erased(
    city: City,
) -> None:
    resident = city.telegram.person(NAME, language_code="nl")
    resident.writes(WORDS)
    resident.sees(NL("privacy-notice"), within=WITHIN)
    reference = sends(resident, NL)
    topic = topic_of(city, reference)
    city.jan.writes(NOTE, to=city.stewards, topic=topic)
    resident.sends_photo("hutsepotgeur op de foto")
    resident.sees(lambda _body: True, within=WITHIN)

    keys = keys_of(city, resident)
    kept_by_rasa = rasa_keeps(city, keys)
    assert "hutsepotgeur" in kept_by_rasa  # it was looked for in the right place
    assert NAME not in kept_by_rasa
    assert str(resident.id) not in kept_by_rasa

    resident.writes("/mydata")
    resident.sees(NL("my-data-coming"), within=WITHIN)
    (sent,) = city.telegram.waits_for_call("sendDocument", within=WITHIN)
    file = sent.files["document"].decode("utf-8-sig")
    assert all(one in file for one in (NAME, WORDS, reference))
    assert NOTE not in file

    resident.writes("/deletemydata")
    asked = resident.sees(NL("privacy-erase-ask-open", references=reference), within=WITHIN)
    resident.presses(NL("button-erase-all"), on=asked)
    resident.sees(NL("privacy-erased"), within=WITHIN)
    marks = (*TRACES, str(resident.id))
    Product.until(lambda: traces(city.product.store(), *marks) == [], WITHIN)
    Product.until(lambda: rasa_keeps(city, keys) == "", WITHIN)
    assert list((city.product.folder / "var" / "files").iterdir()) == []
    assert [mark for mark in marks if mark in city.product.log] == []


def test_whether_to_erase_is_asked_alone_in_the_middle_of_a_report(city: City) -> None:
    resident = city.telegram.person("Ana", language_code="nl")
    resident.writes("Er ligt afval op Sleepstraat 21")
    question = resident.sees(lambda body: NL("button-skip") in labels(body), within=WITHIN)
    resident.writes("/deletemydata")
    resident.sees(NL("privacy-erase-ask"), within=WITHIN)
    resident.writes("ja")
    resident.sees(NL("privacy-erase-ask"), within=WITHIN)
    after = [one for one in resident.chat if one["message_id"] > question["message_id"]]
    assert [one["text"] for one in after] == [
        "/deletemydata", NL("privacy-erase-ask"), "ja", NL("privacy-erase-ask"),
    ]  # fmt: skip
    assert draft_of(city, resident).words
