"""A small run of `make chaos`, and that its mischief and its verdict can be relied on."""

from pathlib import Path
from typing import Any

import pytest

from tests.chaos.answering import unanswered_by_plain
from tests.chaos.ledger import Ledger, Sent
from tests.chaos.plan import FAULTY, KILLED, Plan, mischiefs
from tests.chaos.running import run
from tests.chaos.shown import details
from tests.e2e.standing_rasa import StandingRasa

FEW = Plan(
    messages=20, kills=3, faults=6, residents=4, seed=3, patience=120, takes_back=True
)  # fmt: skip
"""The bot, the action server and the clock once each; to start Rasa again takes too long here."""
MANY = Plan(messages=1000, kills=50, faults=300, residents=30, seed=1, patience=300)


def test_a_small_run_loses_nothing_and_doubles_nothing(
    sqlite_url: str, rasa: StandingRasa, tmp_path: Path
) -> None:
    outcome = run(FEW, sqlite_url, tmp_path, rasa, ours=True, say=lambda _: None)
    assert outcome.verdict.kept, details({"run": outcome})
    assert outcome.verdict.messages >= FEW.messages
    assert outcome.killed.total() == FEW.kills
    assert outcome.disturbed.total() == FEW.faults


def test_the_same_seed_makes_the_same_mischief() -> None:
    acts = mischiefs(MANY)
    assert acts == mischiefs(MANY)
    assert [act.kills for act in acts if act.kills] != sorted(KILLED)
    for part, times in KILLED.items():
        assert abs(sum(act.kills == part for act in acts) - times) <= 2
    for place, percent in FAULTY.items():
        assert abs(sum(act.disturbs == place for act in acts) - 3 * percent) <= 6


@pytest.mark.parametrize(
    ("replies", "lost"), [([7], ["(1, 8)", "(1, 8)"]), ([7, 8], ["(1, 8)"]), ([7, 8, 8], [])]
)
def test_of_what_is_sent_each_message_needs_an_answer_of_its_own(
    replies: list[int], lost: list[str]
) -> None:
    pressed: dict[str, Any] = {"id": "q"}
    ledger = Ledger([Sent(1, 7), Sent(1, 8, pressed), Sent(1, 8, pressed)])
    chat = [{"reply_to_message": {"message_id": number}} for number in replies]
    assert unanswered_by_plain(ledger, {1: chat}) == lost
