"""The week's figures in the stewards' chat."""

from typing import Any

import pytest

from bot.staff.overview.picture import draw
from storage import UnitOfWork
from storage.models import Case, FollowUp, Resident
from storage.vocabulary import ClosedReason, EventTag, FollowUpState
from tests.bot.office import resident_of
from tests.bot.steward_house import StewardHouse
from tests.bot.test_desk_overview import a_case, asks, cases, listed


async def test_stats_come_as_text_and_as_a_picture(house: StewardHouse) -> None:
    with house.house.store.begin() as work:
        resident_of(work, house.maria)
        work.commit()
    case_id = house.open_case()
    await house.sees("BL-")
    told = await asks(house, "/stats", "📊 Deze week")
    assert "Nieuw: 1 (0)" in told["text"]
    assert "Wachten nu op antwoord: 1" in told["text"]
    assert "Eerste antwoord, mediaan: geen (geen)" in told["text"]
    assert "🇧🇪 Nederlands: 1 nieuw, 0 afgesloten, 1 wacht\n" in told["text"]
    assert "wijk onbekend: 1 nieuw" in told["text"]
    (row,) = house.staff_rows("staff-stats-picture")
    assert row.message_id is not None
    said = await house.sees("💬 Wat bewoners terugzeggen")
    assert "Opgelost: – (–)" in said["text"]
    assert house.events(case_id, EventTag.VIEWED) == []


async def test_others_write_while_the_picture_is_drawn(
    house: StewardHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite has room for one writer, and a resident's words must not wait for a picture."""

    def while_a_case_is_opened(*figures: Any) -> bytes:
        cases(house, {})
        return draw(*figures)

    monkeypatch.setattr("bot.staff.overview.stats.draw", while_a_case_is_opened)
    await asks(house, "/stats", "📊 Deze week")
    await house.sees(lambda message: "photo" in message)
    assert len(listed(await asks(house, "/queue", "(1–1)"))) == 1


async def test_stats_tell_what_residents_say_back_with_a_picture_of_its_own(
    house: StewardHouse,
) -> None:
    with house.house.store.begin() as work:
        case = a_case(work, neighbourhood="dampoort")
        work.cases.close(case, ClosedReason.SOLVED)
        for chat, answer in enumerate(["solved"] * 4 + ["partly", "rate_4"], 500):
            resident = work.residents.welcome("telegram", chat, "Мария", "bg")
            answered(work, case, resident, answer)
        work.commit()
    told = (await asks(house, "/stats", "💬 Wat bewoners terugzeggen"))["text"]
    assert "Opgelost: 80 % van 5 (–)" in told
    assert "Vragen zonder antwoord: 0 % van 5 (–)" in told
    assert "Beoordeling: 1 keer (–)" in told
    assert "Heropende zaken: 0 van 1 (–)" in told
    for name in ("Afval en vuil", "Bulgaars", "Dampoort"):
        assert f"{name}: opgelost 80 % van 5 · beoordeling 1 keer" in told
    assert len(house.staff_rows("staff-stats-picture")) == 2


def answered(work: UnitOfWork, case: Case, resident: Resident, answer: str) -> None:
    """As the answer to a question stands in its row."""
    kind = "rating" if answer.startswith("rate") else "solved_check"
    question = FollowUp(case_id=case.id, resident_id=resident.id, kind=kind, round=1)
    question.due_at = question.created_at = question.asked_at = question.answered_at = work.now
    question.state, question.answer = FollowUpState.ANSWERED, answer
    work.session.add(question)
