"""A case's card: whom and how often it names, and what it keeps to itself."""

from datetime import timedelta

import pytest

from bot.staff.cards import Known, card_text
from bot.staff.texts import StaffTexts
from bot.texts import Texts
from storage import Store, UnitOfWork
from storage.models import Case, OutboxMessage, Resident
from storage.place import Place
from storage.vocabulary import Audience, CaseKind
from tests.bot.conftest import Hands
from tests.bot.office import newest_inbox_id

HOUSE = Place("Sleepstraat 45", "Sleepstraat", "45")


@pytest.fixture
def staff(texts: Texts) -> StaffTexts:
    return StaffTexts(texts, "Europe/Brussels")


def person(work: UnitOfWork, number: int, first_name: str) -> Resident:
    return work.residents.welcome("telegram", number, first_name, "nl")


def written(work: UnitOfWork, who: Resident, number: int) -> int:
    """A message of this resident; `number` is Telegram's for the update."""
    work.inbox.keep("telegram", number, f"telegram:{who.chat_id}", {})
    return newest_inbox_id(work)


def report(
    work: UnitOfWork, who: Resident, number: int, words: str, *, anonymous: bool = False
) -> Case:
    cause = written(work, who, number)
    draft = work.reports.keep_words(who.id, "nuisance", "key", cause, words)
    work.reports.set_anonymous(draft, anonymous)
    return work.nuisance.report(draft, cause, topic="nuisance_noise", place=HOUSE).case


def staff_rows(work: UnitOfWork) -> list[OutboxMessage]:
    rows = work.session.query(OutboxMessage).filter_by(audience=Audience.STAFF)
    return rows.order_by(OutboxMessage.id).all()


def lines(work: UnitOfWork, staff: StaffTexts, case: Case) -> list[str]:
    """The card as it would go out now."""
    work.session.expire(case)
    return card_text(staff, case, Known.of(work, case)).splitlines()


def test_one_report_shows_its_name_and_counts_nothing(store: Store, staff: StaffTexts) -> None:
    with store.begin() as work:
        card = lines(work, staff, report(work, person(work, 1, "Maria"), 1, "lawaai"))
    assert "Van: Maria" in card
    assert "« lawaai »" in card
    assert not [line for line in card if line.startswith(("Gemeld door", "Opnieuw"))]


def test_all_who_reported_are_named_once_and_counted(store: Store, staff: StaffTexts) -> None:
    with store.begin() as work:
        maria, jana = person(work, 1, "Maria"), person(work, 2, "Jana")
        report(work, maria, 1, "lawaai")
        report(work, jana, 2, "muziek")
        card = lines(work, staff, report(work, maria, 3, "weer"))
    assert "Van: Maria, Jana" in card
    assert "Gemeld door 2 bewoners" in card
    assert {"« lawaai »", "« muziek »", "« weer »"} <= set(card)


def test_who_reports_anonymously_is_not_named_even_by_another_report_of_theirs(
    store: Store, staff: StaffTexts
) -> None:
    with store.begin() as work:
        maria = person(work, 1, "Maria")
        report(work, maria, 1, "lawaai", anonymous=True)
        report(work, person(work, 2, "Jana"), 2, "muziek")
        card = lines(work, staff, report(work, maria, 3, "weer"))
    assert "Van: anoniem, Jana" in card
    assert "Maria" not in "\n".join(card)


def test_a_report_taken_back_is_gone_from_the_card(store: Store, staff: StaffTexts) -> None:
    with store.begin() as work:
        maria, jana = person(work, 1, "Maria"), person(work, 2, "Jana")
        report(work, maria, 1, "lawaai")
        case = report(work, jana, 2, "muziek")
        work.nuisance.withdraw(case, maria, written(work, maria, 3))
        one_left = lines(work, staff, case)
        work.nuisance.withdraw(case, jana, written(work, jana, 4))
        nobody_left = lines(work, staff, case)
    assert "Van: Jana" in one_left
    assert "lawaai" not in "\n".join(one_left)
    assert "Van: niemand meer (ingetrokken)" in nobody_left
    assert "Status: afgesloten" in nobody_left


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ([1], "Opnieuw gebeurd: 1 keer, niet 's nachts; laatst 24 nov 2026"),
        ([11, 13], "Opnieuw gebeurd: 2 keer, in 1 nacht; laatst 25 nov 2026"),
        ([11, 13, 37], "Opnieuw gebeurd: 3 keer, in 2 nachten; laatst 26 nov 2026"),
    ],
)
def test_the_diary_is_counted_by_times_and_nights(
    store: Store, hands: Hands, staff: StaffTexts, hours: list[int], said: str
) -> None:
    noon = hands.now
    with store.begin() as work:
        case = report(work, person(work, 1, "Maria"), 100, "lawaai")
        work.commit()
    for hour in hours:
        hands.now = noon + timedelta(hours=hour)
        with store.begin() as work:
            maria = person(work, 1, "Maria")
            cause = written(work, maria, hour)
            work.nuisance.happened_again(work.cases.get(case.id), maria, cause, "weer")
            work.commit()
    with store.begin() as work:
        assert said in lines(work, staff, work.cases.get(case.id))


def test_whatever_the_stewards_are_told_can_be_read(store: Store, staff: StaffTexts) -> None:
    with store.begin() as work:
        maria, jana = person(work, 1, "Maria"), person(work, 2, "Jana")
        case = report(work, maria, 1, "lawaai", anonymous=True)
        report(work, jana, 2, "muziek")
        for who, number in ((maria, 3), (jana, 4)):
            work.nuisance.happened_again(case, who, written(work, who, number), "weer")
            work.nuisance.withdraw(case, who, written(work, who, number + 10))
        told = [row for row in staff_rows(work) if row.say != "staff-card"]
    assert [staff.render(row.say, row.args) for row in told] == [
        "👥 Nog een bewoner meldt dit: muziek",
        "📅 anoniem: het is opnieuw gebeurd (nummer 1 in het dagboek). weer",
        "↩️ De melding is ingetrokken door anoniem.",
        "📅 Jana: het is opnieuw gebeurd (nummer 2 in het dagboek). weer",
        "↩️ De melding is ingetrokken door Jana.",
    ]


def test_what_was_answered_in_the_rights_check_is_read_in_dutch(
    store: Store, staff: StaffTexts
) -> None:
    with store.begin() as work:
        maria = person(work, 1, "Maria")
        cause = written(work, maria, 1)
        asked = work.reports.begin(maria.id, "rights", "key")
        answers = {"income": {"say": "option-income-low"}, "benefits": "Leefloon, Pro-Deoadvocaat"}
        work.reports.keep_answers(asked, {"rights_answers": answers})
        case = work.cases.open(asked, cause, kind=CaseKind.HELP, topic="help_rights")
        card = lines(work, staff, case)
    assert "Inkomen: Laag inkomen" in card
    assert "Misschien recht op: Leefloon, Pro-Deoadvocaat" in card
