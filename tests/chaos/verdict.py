"""What came of a run: of each thing that must not be, what it happened to."""

from dataclasses import dataclass, field

FAILURES = (
    "lost", "cases_missing", "cases_doubled", "cases_uncalled", "left_behind",
    "answers_lost", "follow_ups_missed", "follow_ups_doubled", "doubled_untried",
    "out_of_order", "undelivered",
)  # fmt: skip


@dataclass
class Verdict:
    """Of each thing that must not be, what it happened to; of what may be, how often."""

    messages: int = 0
    reports: int = 0
    answers: int = 0
    follow_ups: int = 0
    lost: list[str] = field(default_factory=list)
    cases_missing: list[str] = field(default_factory=list)
    cases_doubled: list[str] = field(default_factory=list)
    cases_uncalled: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    """Drafts of what was sent: the clock would ask about them, and send the serious ones again."""
    answers_lost: list[str] = field(default_factory=list)
    follow_ups_missed: list[str] = field(default_factory=list)
    follow_ups_doubled: list[str] = field(default_factory=list)
    doubled_untried: list[str] = field(default_factory=list)
    """Answers that came more often than we tried to send them."""
    out_of_order: list[str] = field(default_factory=list)
    undelivered: list[str] = field(default_factory=list)
    repeated: int = 0
    """Messages that came once more: their sender was killed, or heard no answer from Telegram."""
    not_known: int = 0
    """Follow-ups of which a steward is told that nobody knows whether they came."""
    waited_in_vain: int = 0

    @property
    def kept(self) -> bool:
        return not any(getattr(self, name) for name in FAILURES)
