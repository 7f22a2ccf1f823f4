"""The queue of updates that wait for the bot."""

import copy
import random
from collections.abc import Iterable
from dataclasses import dataclass

from .bell import Bell
from .errors import Json, bad_request

LEFT_OUT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
"""Bot API, getUpdates: the kinds a bot must name in `allowed_updates` to get them."""


@dataclass(eq=False)
class Pending:
    """One update in the queue.

    `late` marks an update whose id lies below what the bot has confirmed already (a duplicate,
    or ids that began anew): it leaves the queue only after it was handed out once.
    """

    update: Json
    late: bool = False
    handed_out: bool = False

    @property
    def update_id(self) -> int:
        """The number by which the bot confirms it."""
        return int(self.update["update_id"])

    @property
    def about(self) -> int:
        """The chat (or user) it belongs to: a webhook gets one of these at a time."""
        body = next((v for v in self.update.values() if isinstance(v, dict)), {})
        chat = body.get("chat") or (body.get("message") or {}).get("chat") or body.get("from")
        return int((chat or {}).get("id", 0))


class Updates:
    """Keeps updates until they are confirmed, in the order in which they came to be."""

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._next_id = random.randint(100_000_000, 900_000_000)
        self._confirmed_below = 0
        self._ever: dict[int, Json] = {}
        self.pending: list[Pending] = []
        self.allowed: list[str] = []

    def allow(self, kinds: object) -> None:
        """Takes over `allowed_updates`; None keeps what was set before (Bot API, getUpdates)."""
        if kinds is None:
            return
        if not isinstance(kinds, list):
            raise bad_request("can't parse allowed_updates: expected an Array of String")
        self.allowed = [str(kind) for kind in kinds]

    def add(self, kind: str, body: Json) -> Json | None:
        """Queues an update of that kind, unless the bot does not want the kind."""
        wanted = kind in self.allowed if self.allowed else kind not in LEFT_OUT_BY_DEFAULT
        return self.add_raw({kind: copy.deepcopy(body)}) if wanted else None

    def add_raw(self, update: Json) -> Json:
        """Queues any update, wanted or not; fills in the update_id unless it is there."""
        with self._bell.lock:
            if "update_id" not in update:
                update = {"update_id": self._next_id, **update}
                self._next_id += 1
            self._ever[update["update_id"]] = update
            self.pending.append(Pending(update, late=update["update_id"] < self._confirmed_below))
            self._bell.ring()
            return update

    def again(self, update_id: int) -> Json:
        """Queues an update that was there before once more, under the same number."""
        with self._bell.lock:
            assert update_id in self._ever, f"there never was an update {update_id}"
            self.pending.append(Pending(self._ever[update_id], late=True))
            self._bell.ring()
            return self._ever[update_id]

    def jump(self, to: int) -> None:
        """The next update gets this number (Bot API, Update: a random one after a quiet week)."""
        with self._bell.lock:
            self._next_id = to

    def confirm_below(self, offset: int) -> None:
        """Forgets all updates with a smaller number (Bot API, getUpdates, `offset`)."""
        self._confirmed_below = max(self._confirmed_below, offset)
        self.pending = [
            one
            for one in self.pending
            if one.update_id >= offset or (one.late and not one.handed_out)
        ]

    def hand_out(self, limit: int) -> list[Json]:
        """The oldest updates, which stay in the queue until they are confirmed."""
        batch = self.pending[:limit]
        for one in batch:
            one.handed_out = True
        return [one.update for one in batch]

    def delivered(self, done: Pending) -> None:
        """Takes out one update that a webhook accepted."""
        with self._bell.lock:
            self.pending = [one for one in self.pending if one is not done]
            self._bell.ring()

    def drop_all(self) -> None:
        """Forgets every waiting update (`drop_pending_updates`)."""
        self.pending = []


def first_per_chat(pending: Iterable[Pending], busy: Iterable[int]) -> list[Pending]:
    """The oldest update of each chat that has none under way."""
    taken = set(busy)
    free = []
    for one in pending:
        if one.about not in taken:
            taken.add(one.about)
            free.append(one)
    return free
