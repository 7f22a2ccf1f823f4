"""What residents say back, counted: is it solved, did they reach the service, how did we do; and
who says nothing."""

from dataclasses import dataclass, field

from storage.vocabulary import ReferralOutcome

FEWEST = 5
"""Of fewer answers there is no share and no mean: it would say nothing, and might show who said
what."""
SOLVED = "solved"
SOLVED_ANSWERS = frozenset({SOLVED, "partly", "not_solved", "came_back"})
"""What residents answer to "is it solved?" (`storage/follow_ups.yml`)."""
OUTCOMES = frozenset(ReferralOutcome)
STARS = {f"rate_{stars}": stars for stars in range(1, 6)}
"""What residents answer to "how did we do?"."""
SILENCE, REOPENED, ENDED = "silence", "reopened", "ended"
"""What is counted besides answers."""


@dataclass
class Part:
    """So many of so many."""

    number: int = 0
    of: int = 0

    def count(self, *, hit: bool) -> None:
        self.number += hit
        self.of += 1

    @property
    def share(self) -> float | None:
        """`number` divided by `of`; None when there are too few to say."""
        return self.number / self.of if self.of >= FEWEST else None


@dataclass
class SaidBack:
    """What residents said back in a period. An answer belongs to the period it was given in.

    `solved`: who answered yes to "is it solved?", of all who answered it. The last answer of each
    resident about each case counts. What somebody writes without being asked is no answer.

    `reopened`: cases that were opened again, by whomever, beside the cases that were resolved or
    closed; each case once on either side. What ended in an earlier period may be opened again in
    this one, so it may be more than all of them.

    `reached`: who reached the service they were shown, of all who reached it, have not reached it
    yet, or could not get in. The last answer about each referral counts. `not_needed`, who needed
    it no longer, are apart.

    `silent`: questions whether it is solved, or whether the service was reached, to which no answer
    came at all, of all such questions that came to an end: by an answer, or because the time for
    one ran out after the last asking. One that is still open, that somebody made moot, or that a
    steward asked of who has no chat, is not counted.

    `ratings`: how many residents rated a case, once each, and `stars`, from 1 to 5 each, together.
    """

    solved: Part = field(default_factory=Part)
    reopened: Part = field(default_factory=Part)
    reached: Part = field(default_factory=Part)
    not_needed: int = 0
    silent: Part = field(default_factory=Part)
    ratings: int = 0
    stars: int = 0

    def __bool__(self) -> bool:
        """Whether there is anything to tell; that cases ended is no word of a resident."""
        return bool(self.reopened.number or self.silent.of or self.ratings)

    @property
    def rating(self) -> float | None:
        """The mean, from 1 to 5; None when there are too few to say."""
        return self.stars / self.ratings if self.ratings >= FEWEST else None

    def count(self, fact: str) -> None:
        """Counts an answer, or one of SILENCE, REOPENED and ENDED."""
        if fact == REOPENED:
            self.reopened.number += 1
        elif fact == ENDED:
            self.reopened.of += 1
        elif fact in STARS:
            self.ratings += 1
            self.stars += STARS[fact]
        else:
            self._of_a_question(fact)

    def _of_a_question(self, fact: str) -> None:
        self.silent.count(hit=fact == SILENCE)
        if fact in SOLVED_ANSWERS:
            self.solved.count(hit=fact == SOLVED)
        elif fact == ReferralOutcome.NOT_NEEDED:
            self.not_needed += 1
        elif fact in OUTCOMES:
            self.reached.count(hit=fact == ReferralOutcome.REACHED)
