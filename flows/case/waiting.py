"""Words and files that wait until the resident has said which case they belong to.

They lie in a draft of their own, so that they survive whatever happens to Rasa.
"""

from dataclasses import dataclass
from typing import Any

from flows.shared.forms import WAITING
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import Case, Resident

VOICE = ("voice", "video_note", "audio")


@dataclass(frozen=True)
class Said:
    """One message: words, a file, or both."""

    inbox_id: int
    words: str
    file: dict[str, Any] | None


def put_aside(work: UnitOfWork, turn: Turn, words: str) -> None:
    """Keeps what was just said until a button says where it goes."""
    work.reports.keep_words(
        turn.resident_id,
        WAITING,
        turn.conversation_key,
        turn.inbox_id,
        words,
        turn.file,
        album=turn.album,
    )


def taken(work: UnitOfWork, turn: Turn, words: str) -> list[Said]:
    """What a turn is about: what it says itself, or what its button was waiting with."""
    if words or turn.file:
        return [Said(turn.inbox_id, words, turn.file)]
    if "reference" not in turn.entities:
        return []
    flow = "nuisance" if turn.entities.get("draft") == "again" else WAITING
    draft = work.reports.to_drop(turn.resident_id, turn.inbox_id, flow, again=turn.again)
    if draft is None:
        return []
    work.reports.drop(draft)
    return [Said(one["inbox"], one["text"], one["file"]) for one in draft.words]


def write_down(work: UnitOfWork, case: Case, resident: Resident, said: list[Said]) -> None:
    """Puts each message on the case, as it was written."""
    for one in said:
        work.cases.resident_wrote(case, resident, one.inbox_id, one.words, file=one.file)


def joined(said: list[Said]) -> str:
    """All words, a message a line."""
    return "\n".join(one.words for one in said if one.words)


def thanked_with(*files: dict[str, Any] | None) -> str:
    """The text that thanks for an addition; we say that we cannot listen to a voice message."""
    voice = any((one or {}).get("kind") in VOICE for one in files)
    return "voice-added" if voice else "information-added"
