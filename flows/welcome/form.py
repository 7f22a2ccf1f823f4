"""The form that walks the first steps with a newcomer, over as many days as they need."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.asked import NO, YES
from flows.shared.asked_about import answers_about_doors, stays_with_doors
from flows.shared.cards import show
from flows.shared.forms import LEFT_OUT, Answers
from flows.shared.house import store
from flows.shared.passing import PassingForm
from flows.shared.say import say
from flows.shared.turn import Turn
from flows.welcome.steps import behind, doors_of, left, steps
from storage.vocabulary import StepState

DONE, NOT_MINE, WHERE, NEXT, LATER = "step_done", "not_mine", "where", "next", "later"
"""What a button says of the step on the screen."""
WALKED = "walked"
SLOTS = ("welcome_step", "welcome_at", "welcome_passed", "welcome_shown", "welcome_remind")
ANSWERS = ("affirm", "deny", "skip", "thanks", "nlu_fallback")


class ValidateWelcomeForm(PassingForm):
    """Keeps what is done at once, so that the walk can go on any day."""

    form, flow = "welcome_form", "welcome"

    def begun(self, dispatcher: CollectingDispatcher, turn: Turn) -> Answers:
        known, before = behind(turn.resident_id), left(turn.resident_id)
        if not known:
            say(dispatcher, "welcome-begin", total=len(steps()))
        elif before:
            say(dispatcher, "welcome-again", done=len(steps()) - len(before), total=len(steps()))
        return {**dict.fromkeys(SLOTS), **_on(turn, [])}

    def heard(
        self, dispatcher: CollectingDispatcher, turn: Turn, asked: str, so_far: Answers
    ) -> Answers:
        hear = self._step if asked == "welcome_step" else self._remind
        return hear(dispatcher, turn, so_far)

    def is_answer(self, turn: Turn, asked: str) -> bool:
        return turn.intent in ANSWERS

    def _step(self, dispatcher: CollectingDispatcher, turn: Turn, so_far: Answers) -> Answers:
        step, passed = so_far["welcome_at"], so_far.get("welcome_passed") or []
        choice = turn.entities.get("choice")
        if choice == WHERE:
            for door in doors_of(step):
                show(dispatcher, door)
            return {"welcome_step": None}
        if choice == LATER or turn.is_surely("thanks"):
            return {"welcome_step": LATER}
        if choice == NEXT or turn.is_surely("skip"):
            return _on(turn, [*passed, step])
        if choice == NOT_MINE:
            _put_behind(turn, step, StepState.NOT_MINE)
            return _on(turn, passed)
        if choice == DONE or turn.is_surely("affirm"):
            _put_behind(turn, step, StepState.DONE)
            return _on(turn, passed)
        if answers_about_doors(dispatcher, turn, doors_of(step)):
            return {"welcome_step": None}
        if turn.is_surely("deny"):
            return {"welcome_step": LATER}
        say(dispatcher, "welcome-press")
        return {"welcome_step": None}

    @staticmethod
    def _remind(_: CollectingDispatcher, turn: Turn, _so_far: Answers) -> Answers:
        """A reminder is planned only after a clear yes."""
        return {"welcome_remind": YES if turn.is_surely("affirm") else NO}

    def _interrupts(self, turn: Turn, asked: str | None) -> bool:
        """A question about the doors of the step is about them, and a thank you ends the walk."""
        if asked and stays_with_doors(turn):
            return False
        return super()._interrupts(turn, asked)


def _on(turn: Turn, passed: list[str]) -> Answers:
    """On to the next step that was not passed over; at the end, the walk is over for today."""
    before = left(turn.resident_id, passed)
    if before:
        return {"welcome_step": None, "welcome_at": before[0], "welcome_passed": passed}
    if left(turn.resident_id):
        return {"welcome_step": LATER, "welcome_at": None}
    return {"welcome_step": WALKED, "welcome_remind": LEFT_OUT}


def _put_behind(turn: Turn, step: str, state: StepState) -> None:
    with store().begin() as work:
        work.welcomes.put_behind(work.residents.get(turn.resident_id), step, state)
        work.commit()
