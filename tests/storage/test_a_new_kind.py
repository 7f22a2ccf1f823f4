"""A kind that only a policy knows: planned, due, said and cancelled like our own."""

from datetime import timedelta
from pathlib import Path

from storage import Store
from storage.policy import load_policy
from storage.vocabulary import FollowUpState
from tests.storage.arrange import SetClock, follow_ups_of, message, open_case, steward

POLICY = """
timezone: Europe/Brussels
holidays: BE
quiet: {from: "20:00", to: "08:30"}
kinds:
  on_its_way:
    after: claimed
    delay: 2d
    text: follow-up-claimed
    cancelled_by: [released]
"""


def test_a_new_kind_needs_only_a_line_of_the_policy(
    database_url: str, clock: SetClock, tmp_path: Path
) -> None:
    file = tmp_path / "follow_ups.yml"
    file.write_text(POLICY, "utf-8")
    store = Store(database_url, load_policy(file), clock)
    with store.begin() as work:
        case, other = open_case(work), open_case(work)
        for one in (case, other):
            work.cases.claim(one, steward(work))
        work.handing_over.release(other, steward(work), message(work), coordinator=False)
        work.commit()
    clock.now += timedelta(days=2)
    with store.begin() as work:
        (due,) = work.follow_ups.due()
        found = work.follow_ups.claim(due)
        kind = work.follow_ups.kind_of(found) if found else None
        assert found
        assert kind
        assert (found.kind, found.case_id) == ("on_its_way", case.id)
        assert work.follow_ups.ask(found, kind).say == "follow-up-claimed"
        assert found.state is FollowUpState.DONE
        (taken_back,) = follow_ups_of(work, work.cases.get(other.id), "on_its_way")
        assert taken_back.state is FollowUpState.CANCELLED
    store.close()
