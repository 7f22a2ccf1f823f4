"""A serious draft is passed on after a day: that one, whatever else was begun meanwhile."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.drafts import Drafts
from bot.settings import checkout
from flows.shared.house import furnish
from storage import Store
from storage.models import InboxMessage, OutboxMessage, Report
from storage.policy import load_policy
from storage.vocabulary import ReportState
from tests.flows.asked import Talk
from tests.flows.leaving import LEFT, Left, received, tried
from tests.storage.arrange import SetClock

SERIOUS = [
    (left, other) for left, other in zip(LEFT, ("help_money", "nuisance_noise"), strict=False)
]
"""A report, and how another one of its flow begins."""


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def talk(tmp_path: Path, new_database: Path, clock: SetClock) -> Iterator[Talk]:
    """With a clock that is put forward by hand."""
    path = tmp_path / "talk.db"
    path.write_bytes(new_database.read_bytes())
    store = Store(f"sqlite:///{path}", load_policy(), clock)
    furnish(store)
    yield Talk(store)
    store.close()


def looks(talk: Talk, clock: SetClock, *, hours: float) -> None:
    """The clock looks after drafts, so many hours later; what waited was handled before."""
    with talk.store.begin() as work:
        for row in work.session.query(InboxMessage):
            work.inbox.done(row.id)
        work.commit()
    clock.forward(hours=hours)
    assert Drafts(talk.store, checkout()).look()


def begins_another(talk: Talk, left: Left, intent: str) -> None:
    """The resident begins one more report in this flow, and leaves it."""
    talk.hears(intent, left.form(), words="nog een heel andere vraag", likeliest=intent)


def passing_on(talk: Talk, draft_id: int) -> int:
    """The row with which the clock passes this draft on."""
    with talk.store.read() as work:
        return work.session.query(InboxMessage).filter_by(update_id=-draft_id).one().id


def button(talk: Talk, label: str) -> dict[str, Any]:
    """As it stands under the question whether to go on."""
    with talk.store.read() as work:
        asked = work.session.query(OutboxMessage).filter_by(say="draft-go-on").one()
        return next(one for one in asked.buttons if one["label"] == label)


def states(talk: Talk) -> list[ReportState]:
    with talk.store.read() as work:
        return [one.state for one in work.session.query(Report).order_by(Report.id)]


@pytest.mark.parametrize(("left", "other"), SERIOUS, ids=["help", "nuisance"])
def test_the_serious_draft_is_sent_and_not_a_newer_one_that_nobody_confirmed(
    talk: Talk, clock: SetClock, left: Left, other: str
) -> None:
    draft_id = left.as_draft(talk, serious=True)
    looks(talk, clock, hours=0.5)
    begins_another(talk, left, other)
    looks(talk, clock, hours=24)
    for _ in range(2):
        tried(left, passing_on(talk, draft_id), intent=left.begins, in_form=False, draft="send")
        assert states(talk) == [ReportState.SENT, ReportState.DRAFT]
    with talk.store.read() as work:
        (case,) = work.cases.of_resident(1)
        assert (case.topic, case.reports[0].id) == (left.begins, draft_id)
        newer = work.reports.draft(1, left.form.flow)
        assert newer
        assert newer.words[0]["text"] == "nog een heel andere vraag"


@pytest.mark.parametrize(("left", "other"), SERIOUS, ids=["help", "nuisance"])
def test_what_is_begun_and_left_in_one_sitting_takes_no_serious_draft_along(
    talk: Talk, clock: SetClock, left: Left, other: str
) -> None:
    left.as_draft(talk, serious=True)
    looks(talk, clock, hours=0.5)
    for _ in range(2):
        begins_another(talk, left, other)
    assert states(talk) == [ReportState.DRAFT, ReportState.CANCELLED, ReportState.DRAFT]


@pytest.mark.parametrize("in_form", [False, True], ids=["later", "in the other one's form"])
def test_to_send_it_as_it_is_means_the_one_that_was_asked_about(
    talk: Talk, clock: SetClock, in_form: bool
) -> None:
    left, other = SERIOUS[1]
    left.as_draft(talk)
    looks(talk, clock, hours=0.5)
    send = button(talk, "button-send-as-it-is")
    begins_another(talk, left, other)
    inbox_id = received(talk)
    for _ in range(2):
        tried(left, inbox_id, intent=send["intent"], in_form=in_form, **send["entities"])
    with talk.store.read() as work:
        (case,) = work.cases.of_resident(1)
        assert [said["text"] for said in case.reports[0].words] == ["help"]
        newer = work.reports.draft(1, left.form.flow)
        assert newer
        assert newer.words[0]["text"] == "nog een heel andere vraag"
