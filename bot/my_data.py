"""The file with all that we keep of a resident, in plain words and their own language."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from babel.dates import format_datetime

from bot.incoming import read
from bot.linking import status_of
from bot.messenger import Upload
from bot.texts import Texts
from storage import Store
from storage.models import Case, CaseEvent, Referral, Report
from storage.my_data import MyData
from storage.place import Place
from storage.privacy_models import PrivacyRecord
from storage.vocabulary import PrivacyKind

MADE = "_made"
"""The variable of a message whose file is made when it is sent, so that no copy of it is kept."""
MY_DATA = "my_data"
HOW_FAR = ("_details", "_clear", "_send", "_remember", "_door", "_check")
"""How the answers end that say where a form stands."""
FILE_NAME = "buurtlijn.txt"
RECORDS = {
    PrivacyKind.NOTICE: "my-data-notice",
    PrivacyKind.CONSENT: "my-data-consent",
    PrivacyKind.CONSENT_WITHDRAWN: "my-data-consent-withdrawn",
    PrivacyKind.ERASE_LATER: "my-data-erase-later",
}


def my_data_file(store: Store, texts: Texts, resident_id: int) -> Upload:
    """The file as it is now."""
    with store.read() as work:
        data = work.my_data.of(work.residents.get(resident_id))
        written = my_data_text(data, texts, work.now)
    # With a mark at its start, without which some phones and Windows take Cyrillic for noise.
    return Upload("document", written.encode("utf-8-sig"), FILE_NAME)


def my_data_text(data: MyData, texts: Texts, now: datetime) -> str:
    """Its words, in the resident's language."""
    return _Page(data, texts).whole(now)


class _Page:
    """One resident's page, a section for each kind of thing."""

    def __init__(self, data: MyData, texts: Texts) -> None:
        self._data, self._texts = data, texts
        self._language = data.resident.language

    def whole(self, now: datetime) -> str:
        sections = {
            "my-data-you": self._you(data := self._data),
            "my-data-messages": self._messages(data),
            "my-data-answers": [self._at(one.sent_at or now, one.text or "") for one in data.sent],
            "my-data-reports": [line for one in data.reports for line in self._report(one)],
            "my-data-cases": [self._case(one) for one in data.cases],
            "my-data-events": [line for one in data.events for line in self._event(one)],
            "my-data-appointments": [
                self._at(one.starts_at, f"{one.place}, {one.who}") for one in data.appointments
            ],
            "my-data-referrals": [line for one in data.referrals for line in self._referral(one)],
            "my-data-steps": [
                self._text(f"welcome-name-{step}") for one in data.welcomes for step in one.steps
            ],
            "my-data-follow-ups": [self._at(one.due_at, "") for one in data.follow_ups],
            "my-data-files": [
                self._at(one.created_at, f"{one.media_type}, {one.size:,} B") for one in data.files
            ],
            "my-data-records": [self._record(one) for one in data.records],
            "my-data-looks": [
                self._at(one.at, self._text(f"my-data-look-{one.look}")) for one in data.looks
            ],
        }
        parts = [
            self._text("my-data-title", date=self._moment(now)),
            self._text("my-data-not-here"),
        ]
        parts += [self._section(key, lines) for key, lines in sections.items()]
        return "\n\n".join(parts) + "\n"

    def _section(self, heading: str, lines: list[str]) -> str:
        head = self._text(heading)
        found = [line.strip() for line in lines if line.strip()]
        return "\n".join([head, "=" * len(head), *(found or [self._text("my-data-none")])])

    def _you(self, data: MyData) -> list[str]:
        who = data.resident
        home = [self._text("my-data-home", place=Place.of(who.home).words)] if who.home else []
        number = self._text("my-data-number", number=str(who.chat_id))
        quiet = who.follow_ups_stopped_at or who.follow_ups_paused_until
        return [
            self._text("my-data-name", name=who.first_name),
            *([] if who.has_no_chat else [number]),
            self._text("my-data-language", language={"languages": [who.language]}),
            self._text("my-data-since", date=self._moment(who.created_at)),
            *home,
            *([self._text("my-data-wants-none")] if quiet else []),
        ]

    def _messages(self, data: MyData) -> list[str]:
        """Those that are still kept as they came; pressed buttons stand under our answers."""
        found = [(row.received_at, read(row.payload)) for row in data.came if row.payload]
        return [
            self._at(at, one.text or ", ".join(str(part) for part in one.place or ()))
            for at, one in found
            if one.text or one.place
        ]

    def _report(self, report: Report) -> Iterator[str]:
        for said in report.words:
            yield self._at(report.created_at, said["text"])
        yield from self._answers(report.answers)

    def _answers(self, answers: dict[str, Any]) -> Iterator[str]:
        for name, value in _flat(answers):
            yield f"  - {self._answer(name, value)}"

    def _answer(self, name: str, value: Any) -> str:
        """What was asked, if that has a name, and the answer in words."""
        asked = self._known(f"label-{name}", f"label-{name.partition('_')[2]}")
        if isinstance(value, dict) and "say" not in value:
            return self._text("summary-line", label=asked or "", value=value)
        key, args = f"option-{name}-{value}", {}
        if isinstance(value, dict):
            key, args = value["say"], value.get("args", {})
        known = self._known(key, f"topic-{value}")
        said = self._text(known["say"], **args) if known else str(value)
        return self._text("summary-line", label=asked, value=said) if asked else said

    def _known(self, *keys: str) -> dict[str, str] | None:
        """The first of these texts that there is; a form may have had others once."""
        return next(({"say": key} for key in keys if key in self._texts.keys()), None)  # noqa: SIM118

    def _case(self, case: Case) -> str:
        status = status_of(case)
        return self._at(case.opened_at, self._text(status.say, **status.args))

    def _event(self, event: CaseEvent) -> Iterator[str]:
        if event.text:
            yield self._at(event.at, event.text)
        rate = f"rate_{event.data.get('rate')}"
        for answer in (f"answer-{event.data.get('answer')}", f"answer-{rate}"):
            if self._known(answer):
                yield self._at(event.at, self._text(answer))

    def _referral(self, referral: Referral) -> Iterator[str]:
        names = ", ".join(str(one.get("name", "")) for one in referral.services)
        outcome = f" ({self._text(f'answer-{referral.outcome}')})" if referral.outcome else ""
        yield self._at(referral.given_at, f"{referral.words}: {names}{outcome}")
        yield from self._answers(referral.told)

    def _record(self, record: PrivacyRecord) -> str:
        return self._at(record.at, self._text(RECORDS[record.kind]))

    def _text(self, key: str, **args: Any) -> str:
        return self._texts.render(self._language, key, args)

    def _at(self, moment: datetime, words: str) -> str:
        return f"{self._moment(moment)}  {words}"

    def _moment(self, moment: datetime) -> str:
        local = self._texts.local(moment)
        return format_datetime(local, "short", tzinfo=local.tzinfo, locale=self._language)


def _flat(answers: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Each answer with its question; a place is its words, and what only says how far a form is,
    is none."""
    for name, value in answers.items():
        if name.endswith(HOW_FAR):
            continue
        if isinstance(value, dict) and "words" in value:
            yield name, value["words"]
        elif isinstance(value, dict) and not value.keys() & {"say", "day"}:
            yield from _flat(value)
        elif value not in (None, "", False, True):
            yield name, value
