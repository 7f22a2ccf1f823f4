"""A small run of `make kills`, on each database."""

from pathlib import Path

import pytest

from tests.kills.killing import Plan, run
from tests.kills.parts import Part

FEW = Plan(follow_ups=180, kills=4, longest=0.6, seed=7)


def test_of_follow_ups_that_fall_due_none_is_missed_or_doubled_by_kills(
    database_url: str, tmp_path: Path
) -> None:
    outcome = run(FEW, database_url, tmp_path)
    assert outcome.verdict.kept, outcome.verdict
    assert sum(outcome.killed.values()) == FEW.kills
    assert outcome.left > 0, "there was nothing more to kill for"


def test_what_ended_by_itself_is_not_called_killed(tmp_path: Path) -> None:
    part = Part("clock", tmp_path, {})
    part.join()
    with pytest.raises(AssertionError, match="ended by itself"):
        part.kill()
