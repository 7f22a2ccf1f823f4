"""The answer to "did the door open?", about a service that the resident was shown."""

from rasa_sdk.executor import CollectingDispatcher

from flows.shared.say import button, say
from flows.shared.turn import Turn
from storage import UnitOfWork
from storage.models import FollowUp, Referral
from storage.vocabulary import CaseKind, ReferralOutcome

ENDS = {outcome.value for outcome in ReferralOutcome}
YES, NO = "solved", "not_solved"
"""What a bare yes or no counts as (flows/case/solved.py)."""


def settle_referral(
    dispatcher: CollectingDispatcher,
    work: UnitOfWork,
    asked: FollowUp,
    referral: Referral,
    answer: str,
    turn: Turn,
) -> None:
    """Keeps the outcome; who could not get in gets a steward, with all that was said before: in
    the case that the referral is of, else in a new one."""
    if answer == NO:
        _ask_how(dispatcher)
        return
    outcome = ReferralOutcome(answer) if answer in ENDS else ReferralOutcome.REACHED
    later = outcome is ReferralOutcome.NOT_YET
    if work.follow_ups.answered(asked, outcome.value, turn.inbox_id, ask_again=later):
        work.referrals.ended(referral, outcome)
        of_a_case = work.referrals.answered(referral, turn.inbox_id, turn.words or None)
        if outcome is ReferralOutcome.COULD_NOT and not of_a_case:
            _queue(work, asked, referral, turn)
    say(dispatcher, f"referral-{outcome.value}")


def _ask_how(dispatcher: CollectingDispatcher) -> None:
    """A "no" may mean "not yet" or "I was sent away": only the second needs a person."""
    buttons = [
        button(f"answer-{outcome.value}", "affirm", answer=outcome.value)
        for outcome in (ReferralOutcome.NOT_YET, ReferralOutcome.COULD_NOT)
    ]
    say(dispatcher, "referral-how", buttons)


def _queue(work: UnitOfWork, asked: FollowUp, referral: Referral, turn: Turn) -> None:
    report = work.reports.begin(asked.resident_id, "help", turn.conversation_key)
    services = ", ".join(one["name"] for one in referral.services)
    work.reports.keep_answers(
        report, {"help_topic": referral.topic, "told": {**referral.told, "shown": services}}
    )
    said = "\n".join(filter(None, [referral.words, turn.words]))
    report.words = [{"inbox": turn.inbox_id, "text": said, "file": turn.file, "album": None}]
    work.cases.open(report, turn.inbox_id, kind=CaseKind.HELP, topic=referral.topic)
