"""A report that was sent, in a turn that is tried again: it is sent once, and nothing is left."""

import pytest

from storage.vocabulary import ReportState
from tests.flows.asked import Talk
from tests.flows.leaving import LEFT, Left, received, tried

SENT_ALREADY = {"nuisance-sent": "nuisance-sent-already"}
"""What is said the second time, where it is not the same."""


def reports(talk: Talk) -> list[ReportState]:
    with talk.store.read() as work:
        drafts = [one.state for one in work.reports.drafts(1)]
        cases = work.cases.of_resident(1)
        return [*(report.state for case in cases for report in case.reports), *drafts]


@pytest.mark.parametrize("left", LEFT, ids=lambda left: left.form.flow)
def test_a_second_try_of_send_leaves_no_draft_behind(talk: Talk, left: Left) -> None:
    left.as_draft(talk)
    pressed = received(talk)
    for _ in range(2):
        said, _heard = tried(left, pressed, intent=left.press, in_form=True)
        assert len(said) == 1
        assert reports(talk) == [ReportState.SENT]


@pytest.mark.parametrize("left", LEFT, ids=lambda left: left.form.flow)
def test_a_second_try_of_send_as_it_is_asks_nothing_anew(talk: Talk, left: Left) -> None:
    left.as_draft(talk)
    pressed = received(talk)
    (said, heard), again = (
        tried(left, pressed, intent=left.begins, in_form=False, draft="send") for _ in range(2)
    )
    assert reports(talk) == [ReportState.SENT]
    assert again == ([SENT_ALREADY.get(one, one) for one in said], heard)
