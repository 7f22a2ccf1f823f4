"""Finding cases by words: whatever their case and diacritics, never by the name of one unnamed."""

import pytest
from alembic import command

from storage import Store, UnitOfWork, migrate
from storage.finding import folded
from storage.migrate import alembic_config
from storage.models import Case
from storage.policy import load_policy
from storage.replies import Answer
from storage.vocabulary import ClosedReason
from tests.storage.arrange import HOUSE, draft, message, open_case, report, resident, steward

WORDS = "Чували с боклук; împuțit și ťažký"


def found(work: UnitOfWork, words: str, skip: int = 0, most: int = 100) -> list[Case]:
    return work.finding.cases(words, skip, most)


@pytest.mark.parametrize(
    "words",
    ["sleepSTRAAT", "sleep", "45", "чували", "БОКЛУК", "imputit", "împuţit", "tazky", "Мария"],
)
def test_addresses_words_and_names_are_found(work: UnitOfWork, words: str) -> None:
    case = report(work, resident(work), words=WORDS).case
    assert found(work, words) == [case]


def test_references_are_found_in_any_writing(work: UnitOfWork) -> None:
    case, _other = open_case(work), open_case(work)
    number = case.reference.removeprefix("BL-")
    for words in (case.reference, case.reference.lower(), number.lower(), f"BL {number}"):
        assert found(work, words) == [case]


def test_notes_and_what_was_said_later_are_found(work: UnitOfWork) -> None:
    case, an, who = open_case(work), steward(work), resident(work)
    work.cases.note(case, an, "De huisbaas heet Peeters", message(work))
    work.cases.resident_wrote(case, who, message(work), "пак мирише")
    work.replies.send(work.replies.draft(case, who, an, Answer("Maandag")), an)
    for words in ("peeters", "мирише", "maandag"):
        assert found(work, words) == [case]


def test_all_words_must_be_there_wherever_they_are(work: UnitOfWork) -> None:
    case = report(work, resident(work), words=WORDS).case
    work.cases.note(case, steward(work), "Peeters", message(work))
    assert found(work, "peeters чували sleepstraat") == [case]
    assert found(work, "peeters janssens") == []


@pytest.mark.parametrize("words", ["", "  ", "!?", "%", "'"])
def test_no_words_find_nothing(work: UnitOfWork, words: str) -> None:
    open_case(work)
    assert found(work, words) == []


def test_signs_of_a_pattern_are_only_signs(work: UnitOfWork) -> None:
    report(work, resident(work), words="abc")
    assert found(work, "a_c") == []


def test_who_reported_anonymously_is_not_found_by_name(work: UnitOfWork) -> None:
    who = resident(work)
    mine = draft(work, who)
    work.reports.set_anonymous(mine, True)
    case = work.nuisance.report(mine, message(work), topic="nuisance_waste", place=HOUSE).case
    jana = work.residents.welcome("telegram", 8, "Jana", "sk")
    assert report(work, jana).case is case
    assert found(work, "jana") == [case]
    assert found(work, "мария") == []


def test_what_was_withdrawn_is_found_no_more(work: UnitOfWork) -> None:
    who = resident(work)
    case = report(work, who, words="чували").case
    work.nuisance.withdraw(case, who, message(work))
    assert found(work, "чували") == found(work, "мария") == []
    assert found(work, "sleepstraat") == [case]


def test_the_newest_comes_first_and_pages_follow_each_other(work: UnitOfWork) -> None:
    cases = [open_case(work) for _ in range(5)]
    newest = cases[::-1]
    pages = [found(work, "боклук", skip, 2) for skip in (0, 2, 4, 6)]
    assert pages == [newest[:2], newest[2:4], newest[4:], []]


def test_after_a_case_moved_it_is_found_by_its_new_place(work: UnitOfWork) -> None:
    case = report(work, resident(work)).case
    case.address = "Dok Noord 7"
    work.finding.make_anew(case)
    assert found(work, "dok noord") == [case]
    assert found(work, "sleepstraat") == []


def test_cases_of_before_are_found_and_queued_as_if_they_were_new(empty_database_url: str) -> None:
    url = empty_database_url
    migrate.upgrade(url)
    store = Store(url, load_policy())
    with store.begin() as work:
        who = resident(work)
        first = report(work, who, words=WORDS, urgent=True).case
        work.cases.note(first, steward(work), "Peeters", message(work))
        second = open_case(work)
        work.cases.close(second, ClosedReason.SOLVED)
        work.commit()
        ids, ranks = (first.id, second.id), (first.queue_rank, second.queue_rank)
    store.close()
    command.downgrade(alembic_config(url), "0009")
    migrate.upgrade(url)
    store = Store(url, load_policy())
    with store.read() as work:
        again = tuple(work.cases.get(case_id).queue_rank for case_id in ids)
        for words in ("чували", "мария", "peeters", "sleepstraat", first.reference):
            assert ids[0] in [case.id for case in found(work, words)]
    store.close()
    assert again == ranks == (2, None)


def test_words_are_folded_the_same_however_they_are_written() -> None:
    assert folded("  Ștefan—ŞTEFAN\nжълт Й é ") == "stefan stefan жълт и e"
