"""Phrases: found by topic or by typing, filled in, and shown before they are sent."""

from collections.abc import Sequence
from typing import Any

from bot.staff.acts import CaseAct, Notice, case_button
from bot.staff.answering.dates import read_day, say_day
from bot.staff.answering.preview import PHRASE_LABEL, show
from bot.staff.whom import addressed
from city.phrases import Phrase
from storage.models import Resident
from storage.outbox import SPEAKER
from storage.replies import Answer

PHRASE, GIVEN = "_phrase", "_given"
"""Variables of our question for what a phrase lacks: its id, and what was answered so far."""
QUESTIONS = {"date": "staff-phrase-date", "service": "staff-phrase-service"}
LONGEST_VALUE = 100


def choose(act: CaseAct) -> Notice | None:
    """The phrases that fit the case, or those with the words that were typed, as buttons."""
    phrases = act.of.tools.phrases
    found = phrases.find(act.text) if act.text else phrases.fitting(act.case.topic)
    if not found:
        return Notice("staff-phrases-none", {"words": act.text[:50]})
    _offer(act, found)
    return None


def pick(act: CaseAct) -> Notice | None:
    """One phrase, for the resident whom the list was for."""
    phrase = act.of.tools.phrases.get(act.choice)
    if phrase is None:
        return Notice("staff-phrase-gone")
    begin(act, phrase, addressed(act))
    return None


def begin(act: CaseAct, phrase: Phrase, resident: Resident) -> None:
    """Asks for what the phrase lacks, else shows it."""
    _go_on(act, phrase, resident, {})


def take_value(act: CaseAct) -> Notice | None:
    """The answer to our question for a date or a service."""
    asked = act.of.replied_to
    phrase = act.of.tools.phrases.get(asked.args[PHRASE]) if asked else None
    if asked is None or phrase is None:
        return Notice("staff-phrase-gone")
    name = next(name for name, question in QUESTIONS.items() if question == asked.say)
    value: str | None = " ".join(act.text.split())
    if name == "date":
        value = read_day(act.text, act.work.now.astimezone(act.of.tools.texts.zone).date())
        if value is None:
            return Notice("staff-phrase-date-unknown")
    if not value or len(value) > LONGEST_VALUE:
        return Notice("staff-phrase-service-unknown", {"most": LONGEST_VALUE})
    _go_on(act, phrase, addressed(act), {**asked.args[GIVEN], name: value})
    return None


def _offer(act: CaseAct, phrases: Sequence[Phrase]) -> None:
    buttons = [
        {**case_button(PHRASE_LABEL, "phrase", act.case, one.id), "args": {"title": one.title}}
        for one in phrases
    ]
    act.tell("staff-phrases", buttons, **{SPEAKER: addressed(act).id})


def _go_on(act: CaseAct, phrase: Phrase, resident: Resident, given: dict[str, str]) -> None:
    missing = next((name for name in phrase.asks if name not in given), None)
    if missing is None:
        show(act, resident, _filled(act, phrase, resident, given))
        return
    kept: dict[str, Any] = {PHRASE: phrase.id, GIVEN: given, SPEAKER: resident.id}
    act.tell(QUESTIONS[missing], title=phrase.title, **kept)


def _filled(act: CaseAct, phrase: Phrase, resident: Resident, given: dict[str, str]) -> Answer:
    name = act.work.cases.name_for_stewards(act.case, resident)
    known = {
        **given,
        "name": name if isinstance(name, str) else "",
        "reference": act.case.reference,
        "steward": act.steward.first_name,
    }

    def said(language: str) -> str:
        dated = {"date": say_day(given["date"], language)} if "date" in given else {}
        return phrase.filled(language, {**known, **dated})

    return Answer(said(resident.language), dutch=said("nl"))
