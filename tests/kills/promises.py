"""Follow-ups that fall due, each of another resident: made by the same verbs as every day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path

import yaml

from storage import Store
from storage.models import FollowUp
from storage.policy import FollowUpPolicy, load_policy
from tests.bot.office import open_case

KINDS = ("received", "claimed", "progress")
"""Those that ask nothing, so that no Rasa is needed."""
AGO = {"received": timedelta(hours=1), "claimed": timedelta(hours=1), "progress": timedelta(12)}
"""When their cause happened: they are due, and not stale."""
CASES_AT_ONCE = 500


@dataclass(frozen=True)
class Promise:
    """One follow-up that is due; its resident gets nothing else."""

    follow_up_id: int
    case_id: int
    chat_id: int
    kind: str
    at_most_once: bool


def policy_in(folder: Path) -> Path:
    """A file with our own policy for these kinds, at any hour and on any day."""
    ours = yaml.safe_load((files("storage") / "follow_ups.yml").read_text("utf-8"))
    ours["quiet"] = {"from": "00:00", "to": "00:00", "free_days": False}
    ours["kinds"] = {name: ours["kinds"][name] for name in KINDS}
    path = folder / "follow_ups.yml"
    path.write_text(yaml.safe_dump(ours), "utf-8")
    return path


def promised(url: str, policy: Path, people: list[int]) -> list[Promise]:
    """A follow-up that is due for each of these chats, of each kind in turn."""
    whole, promises = load_policy(policy), list[Promise]()
    for place, kind in enumerate(KINDS):
        only = whole.model_copy(update={"kinds": {kind: whole.kinds[kind]}})
        promises += _due(url, only, kind, people[place :: len(KINDS)])
    return promises


def _due(url: str, only: FollowUpPolicy, kind: str, people: list[int]) -> Iterator[Promise]:
    """Of cases from a time when this kind alone was planned."""
    past = datetime.now(UTC) - AGO[kind]
    store = Store(url, only, lambda: past)
    once = only.kinds[kind].sent == "at_most_once"
    for begin in range(0, len(people), CASES_AT_ONCE):
        some = people[begin : begin + CASES_AT_ONCE]
        for row, chat_id in zip(_opened(store, kind, some), some, strict=True):
            yield Promise(row.id, row.case_id or 0, chat_id, kind, once)
    store.close()


def _opened(store: Store, kind: str, chats: list[int]) -> list[FollowUp]:
    """A case for each of these residents; the follow-ups of it, in the same order."""
    with store.begin() as work:
        jan, cases = work.stewards.is_member(9, "Jan"), []
        for chat_id in chats:
            case_id = open_case(work, work.residents.welcome("telegram", chat_id, "R", "nl"))
            if kind == "claimed":
                work.cases.claim(work.cases.get(case_id), jan)
            cases.append(case_id)
        rows = work.session.query(FollowUp).filter(FollowUp.case_id.in_(cases))
        found = rows.order_by(FollowUp.case_id).all()
        work.commit()
        return found
