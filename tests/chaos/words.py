"""What residents write, in four languages, and what the bot says at the points that matter."""

from dataclasses import dataclass, field

from tests.e2e.questions import FIRST_WORDS
from tests.e2e.voice import Voice

STREETS = ("Sleepstraat", "Bevrijdingslaan", "Wondelgemstraat", "Phoenixstraat", "Dampoortstraat")
REPORTS = {
    "nl": (
        "De buren draaien elke nacht luide muziek in de {address}",
        "Er ligt al weken vuilnis in de {address}",
        "Er zitten ratten in de kelder van {address}",
    ),
    "bg": (
        "Съседите пускат силна музика всяка нощ на {address}",
        "От седмици има боклук на {address}",
        "Има плъхове в двора на {address}",
    ),
    "sk": (
        "Susedia púšťajú každú noc hlasnú hudbu na {address}",
        "Už týždne ležia odpadky na {address}",
        "V pivnici na {address} sú potkany",
    ),
    "ro": (
        "Vecinii dau muzica tare în fiecare noapte pe {address}",
        "De săptămâni întregi e gunoi pe {address}",
        "Sunt șobolani în curte la {address}",
    ),
}
SINCE = {"nl": "sinds vorige maand", "bg": "от миналия месец", "sk": "od minulého mesiaca",
         "ro": "de luna trecută"}  # fmt: skip
SMALL_TALK = {
    "nl": ("goedendag", "bedankt!", "wat kan je allemaal doen?", "hoe gaat het?", "tot ziens"),
    "bg": ("добър ден", "благодаря!", "какво можете да правите?", "как сте?", "довиждане"),
    "sk": ("dobrý deň", "ďakujem!", "čo všetko viete urobiť?", "ako sa máte?", "dovidenia"),
    "ro": ("bună ziua", "mulțumesc!", "ce puteți face?", "ce mai faceți?", "la revedere"),
}
COMMANDS = ("/start", "/help", "/privacy")
NOT_HERE = {"help_violence", "help_letter"}
"""Silent cases have a test of their own; a letter asks for a photo."""
TAKEN_BACK = ("cancelled", "nothing-to-cancel", "withdraw-which")
ENDS = ("nuisance-sent", "nuisance-sent-already", "help-sent", "help-done", "cancelled")
THANKS = ENDS[:3]
NEVER = ("erase-all", "erase-but-open", "erase-data", "ask-a-person", "just-call")
NAME = "language-name"


@dataclass(frozen=True)
class Tongue:
    """One language: what a resident writes in it, and what they look for in an answer.

    `buttons` are pressed when they are there, the first one first.
    """

    language: str
    questions: tuple[str, ...]
    buttons: tuple[str, ...]
    never: tuple[str, ...]
    """Buttons that no resident presses: what is erased cannot be judged, who changes the language
    does not know their own words again, and a steward who is called gets what was begun unsent."""
    send: str
    ask_more: str
    ask_since: str
    ends: tuple[str, ...]
    thanks: tuple[str, ...]
    taken_back: tuple[str, ...]
    no_answers: tuple[str, ...]
    """What the bot says though it has not heard the message yet."""
    reports: tuple[str, ...] = field(default=())


def tongue(language: str) -> Tongue:
    """What one language sounds like."""
    says = Voice(language)
    asked = {key: words for key, words in FIRST_WORDS[language].items() if key not in NOT_HERE}
    pressed = ("send", "nothing-more", "skip", "door-helps", "no-need")
    return Tongue(
        language=language,
        questions=tuple(asked.values()),
        buttons=tuple(says(f"button-{key}") for key in pressed),
        never=(*(says(f"button-{key}") for key in NEVER), *(Voice(one)(NAME) for one in REPORTS)),
        send=says("button-send"),
        ask_more=says("nuisance-ask-more"),
        ask_since=says("nuisance-ask-since"),
        ends=tuple(says(key) for key in ENDS),
        thanks=tuple(says(key) for key in THANKS),
        taken_back=tuple(says(key) for key in TAKEN_BACK),
        no_answers=("BL-", says("kept-for-later"), says.start_of("privacy-notice")),
        reports=REPORTS[language],
    )
