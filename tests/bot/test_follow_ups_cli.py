"""`buurtlijn follow-ups`: what will go out, the words of it, a dry run, and a policy's faults."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.copying import copy_of
from bot.follow_up_lines import WrongTime, moment
from bot.rehearsal import Rehearsal, rehearse
from bot.settings import PREFIX
from storage import Store, UnitOfWork
from storage.models import Case, FollowUp, OutboxMessage
from storage.policy import load_policy
from storage.vocabulary import CaseState
from tests.bot.conftest import NOON, Hands, Told
from tests.bot.office import open_case

POLICY = load_policy()
CITY = POLICY.city_time()
NAME = "Мария"


@pytest.fixture
def city_hall(database_url: str, hands: Hands) -> Iterator[Store]:
    """A store on each kind of database."""
    store = Store(database_url, POLICY, hands)
    yield store
    store.close()


def resolved(work: UnitOfWork, chat_id: int = 7, language: str = "bg") -> Case:
    """A case that a steward took and resolved."""
    who = work.residents.welcome("telegram", chat_id, NAME, language)
    case = work.cases.get(open_case(work, who))
    work.cases.claim(case, work.stewards.is_member(9, "Jan"))
    work.cases.resolve(case, work.stewards.is_member(9, "Jan"))
    return case


@pytest.fixture
def reference(store: Store) -> str:
    """Of a case that was opened and resolved at noon."""
    with store.begin() as work:
        reference = resolved(work).reference
        work.commit()
    return reference


def listed(told: Told, *words: str) -> list[dict[str, Any]]:
    code, lines = told("follow-ups", "list", "--json", *words)
    assert code == 0, lines
    rows: list[dict[str, Any]] = json.loads(lines[-1])
    return rows


def test_the_list_says_when_and_why_and_names_nobody(told: Told, reference: str) -> None:
    received, check = listed(told)
    assert (received["kind"], received["due"]) == ("received", "2026-11-24 12:00")
    assert (check["kind"], check["round"], check["about"]) == ("solved_check", 1, reference)
    assert (check["due"], check["what"]) == ("2026-11-27 12:00", "a question")
    assert (check["cause"], check["language"]) == ("resolved", "bg")
    file, line, when = check["policy"].split(":")
    written = Path("storage/follow_ups.yml")
    assert (file, when.strip()) == (written.name, "after 3wd")
    code, lines = told("follow-ups", "list")
    assert code == 0
    assert any(reference in one for one in lines)
    assert not any(NAME in one for one in [*lines, json.dumps([received, check])])
    assert int(line) > 1


def test_the_list_can_be_of_one_case_one_kind_or_until_a_moment(
    told: Told, store: Store, reference: str
) -> None:
    with store.begin() as work:
        other = resolved(work, chat_id=8).reference
        work.commit()
    assert {one["about"] for one in listed(told)} == {reference, other}
    assert {one["about"] for one in listed(told, "--case", other.lower())} == {other}
    assert {one["kind"] for one in listed(told, "--kind", "received")} == {"received"}
    early = listed(told, "--until", "2026-11-24T12:00")
    assert {one["kind"] for one in early} == {"received"}


def test_what_holds_a_follow_up_back_is_named(told: Told, store: Store, reference: str) -> None:
    with store.begin() as work:
        case = work.cases.by_reference(reference)
        who = work.residents.find("telegram", 7)
        assert case
        assert who
        case.no_automatic_messages = True
        work.residents.stop_follow_ups(who.id)
        work.residents.blocked(who, blocked=True)
        work.commit()
    received, check = listed(told)
    assert received["held_by"] == ["no automatic messages", "blocked"]
    assert check["held_by"][:3] == ["no automatic messages", "stop", "blocked"]


def test_what_fell_due_in_quiet_hours_is_held_back_by_them(store: Store, hands: Hands) -> None:
    with store.begin() as work:
        resolved(work)
        work.commit()
    hands.now = datetime(2026, 11, 28, 22, 0, tzinfo=UTC)
    with store.read() as work:
        held = {one.row.kind: one.held_by for one in work.plans.waiting()}
    assert held == {"received": [], "solved_check": ["quiet hours"]}


def test_a_later_round_and_the_end_of_a_question_say_so(store: Store, hands: Hands) -> None:
    with store.begin() as work:
        resolved(work)
        for _ in range(2):
            (row,) = [one for one in work.plans.waiting(kind="solved_check") if not one.is_end]
            assert row.kind
            work.follow_ups.ask(row.row, row.kind)
        (end,) = work.plans.waiting(kind="solved_check")
        assert (end.cause, end.is_end, work.plans.words(end)) == ("said before", True, None)


def test_the_preview_is_what_the_resident_will_read(told: Told, reference: str) -> None:
    code, lines = told("follow-ups", "preview", "--case", reference)
    text = "\n".join(lines)
    assert code == 0
    assert f"{reference}" in text
    assert "[Не е решено]" in text or "[" in text
    (number,) = [one["number"] for one in listed(told, "--kind", "solved_check")]
    code, one = told("follow-ups", "preview", str(number))
    assert (code, "\n".join(one) in text) == (0, True)


def test_an_appointment_is_previewed_in_the_words_that_the_steward_sent(
    told: Told, store: Store, database: Path
) -> None:
    from storage.plan import Plan

    with store.begin() as work:
        who = work.residents.welcome("telegram", 7, NAME, "nl")
        case, jan = work.cases.get(open_case(work, who)), work.stewards.is_member(9, "Jan")
        plan = Plan(NOON + timedelta(days=300), 30, "Sleepstraat 45", "Jan")
        draft = work.appointments.draft(case, who, jan, plan)
        inbox_id = work.session.get_one(OutboxMessage, draft.id).inbox_id or 1
        work.appointments.send(draft, jan, inbox_id)
        reference = case.reference
        work.commit()
    code, lines = told("follow-ups", "preview", "--case", reference)
    assert code == 0
    assert any("Sleepstraat 45" in line for line in lines)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("list", "--until", "tomorrow"), "--until: 'tomorrow' is no moment; write for instance"),
        (("list", "--until", "+3 weeks"), "--until: '+3 weeks' is no moment; write for instance"),
        (("list", "--until", "2026-12-01T09:00Z"), "leave out the time zone"),
        (("list", "--case", "BL-XXXX"), "--case: there is no case BL-XXXX"),
        (("list", "--kind", "birthday"), "--kind: the policy has no birthday; it has received,"),
        (("preview", "99"), "99: there is no follow-up of this number"),
        (("preview", "--case", "BL-XXXX"), "--case: there is no case BL-XXXX"),
        (("preview",), "preview: name either a number of the list or a --case"),
        (("run", "--at", "soon"), "--at: 'soon' is no moment"),
        (("run", "--at", "+3d", "--until", "2026-01-01T09:00"), "--until: is before --at"),
    ],
)
def test_what_cannot_be_is_said_with_its_mend(
    told: Told, words: tuple[str, ...], says: str
) -> None:
    code, lines = told("follow-ups", *words)
    assert (code, says in " ".join(lines)) == (2, True), lines


def test_what_was_said_already_has_no_preview(told: Told, store: Store, reference: str) -> None:
    with store.begin() as work:
        (row,) = work.plans.waiting(kind="received")
        number = row.row.id
        work.follow_ups.drop(row.row)
        work.commit()
    code, lines = told("follow-ups", "preview", str(number))
    assert (code, lines) == (2, [f"{number}: it does not wait any more: cancelled"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-24T12:00", NOON),
        ("2026-10-25T12:00", datetime(2026, 10, 25, 11, 0, tzinfo=UTC)),
        ("2026-07-01T09:00", datetime(2026, 7, 1, 7, 0, tzinfo=UTC)),
        ("+90m", NOON + timedelta(minutes=90)),
        ("+3d", NOON + timedelta(days=3)),
        ("+4wd", NOON + timedelta(days=6)),
    ],
)
def test_a_moment_is_on_the_citys_clock_or_so_long_from_now(written: str, meant: datetime) -> None:
    assert moment(written, CITY, NOON) == meant


@pytest.mark.parametrize("written", ["", "+", "noon", "2026-13-01T09:00", "3d"])
def test_what_is_no_moment_is_refused(written: str) -> None:
    with pytest.raises(WrongTime, match="no moment"):
        moment(written, CITY, NOON)


def rows_of(store: Store) -> list[Any]:
    with store.read() as work:
        found = work.session.query(FollowUp.id, FollowUp.state, FollowUp.due_at, FollowUp.round)
        return [*found.order_by(FollowUp.id).all(), work.session.query(OutboxMessage).count()]


def rehearsed(store: Store, days: int) -> Rehearsal:
    end = NOON + timedelta(days=days)
    with copy_of(store.engine.url.render_as_string(hide_password=False)) as url:
        return rehearse(url, POLICY, NOON, NOON, end)


def test_a_dry_run_tells_all_that_would_go_out_and_changes_nothing(city_hall: Store) -> None:
    with city_hall.begin() as work:
        case = resolved(work)
        who = work.residents.welcome("telegram", 8, "Ana", "ro")
        still_open = work.cases.get(open_case(work, who))
        work.commit()
    before = rows_of(city_hall)
    went = rehearsed(city_hall, days=21)
    assert went.counts() == {"progress": 3, "received": 2, "solved_check": 2}
    assert went.closed == [case.reference]
    signs = [one for one in went.said if one.kind == "progress"]
    assert {one.about for one in signs} == {still_open.reference}
    assert [one.round for one in signs] == [1, 2, 3]
    assert [one.at for one in went.went] == sorted(one.at for one in went.went)
    assert rows_of(city_hall) == before
    with city_hall.read() as work:
        assert work.cases.get(case.id).state is CaseState.RESOLVED


def test_a_dry_run_at_the_command_line_tells_a_period(told: Told, reference: str) -> None:
    period = ("--at", "2027-01-01T00:00", "--until", "+90d")
    code, lines = told("follow-ups", "run", *period, "--json")
    assert code == 0, lines
    went = json.loads(lines[-1])
    assert went["from"] == "2027-01-01 00:00"
    code, lines = told("follow-ups", "run", "--at", "2026-11-24T00:00", "--until", "+90d")
    assert code == 0
    assert any(line.split() == ["1", "received"] for line in lines)
    assert f"1 cases would close by silence: {reference}" in lines
    code, lines = told("follow-ups", "run", "--at", "+0s", "--until", "+90d", "--verbose")
    assert code == 0
    assert not any(NAME in line for line in lines)


def test_a_dry_run_does_not_wait_for_a_writer_nor_hold_one_up(
    told: Told, database: Path, reference: str
) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        code, _lines = told("follow-ups", "run", "--at", "+0s")
        writer.execute("UPDATE cases SET urgent = 1")
        writer.execute("COMMIT")
    assert code == 0


def test_without_a_database_there_is_nothing_to_copy(
    told: Told, no_settings: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    no_settings.setenv(f"{PREFIX}DATABASE_URL", f"sqlite:///{tmp_path / 'none.db'}")
    code, lines = told("follow-ups", "run", "--at", "+1d")
    assert (code, "database cannot be used" in " ".join(lines)) == (1, True)
    assert not (tmp_path / "none.db").exists()


WRONG = """timezone: Europe/Ghent
holidays: BE
quiet: {from: "20:00", to: "08:30"}
kinds:
  received:
    after: opened
    delay: soon
    text: follow-up-nobody-wrote
  rating:
    after: closed
    delay: 0s
    text: follow-up-rating
    answers: [rate_1, rate_99]
  progress:
    after: opened
    delay: 5wd
    text: follow-up-progress
    texts: 9
  mine:
    after: lunch
    delay: 1d
    text: case-list-line
  how_was_it:
    after: claimed
    delay: 1d
    text: follow-up-rating
    answers: [rate_1, rate_5]
"""


def test_every_fault_of_a_policy_is_named_with_its_line(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(WRONG, "utf-8")
    code, lines = told("follow-ups", "check", file)
    assert code == 2
    named = [line.removeprefix(f"{file}:") for line in lines]
    for fault in (
        "1: timezone: Value error, 'Europe/Ghent' is no time zone",
        "7: kinds.received.delay: Value error, 'soon' is no duration",
        "8: kinds.received.text: no catalogue has the text follow-up-nobody-wrote",
        "13: kinds.rating.answers.1: no catalogue has the label answer-rate_99",
        "17: kinds.progress.text: no catalogue has the text follow-up-progress-5",
        "20: kinds.mine.after.0: Input should be",
        "27: kinds.how_was_it.answers: no catalogue has the label asked-how_was_it, the button",
    ):
        assert any(line.startswith(fault) for line in named), (fault, named)
    order = [int(line.split(":")[0]) for line in named]
    assert order == sorted(order)


def test_a_text_that_needs_what_no_follow_up_tells_is_a_fault(told: Told, tmp_path: Path) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(WRONG.replace("follow-up-nobody-wrote", "steward-answer"), "utf-8")
    _code, lines = told("follow-ups", "check", file)
    assert any("steward-answer needs words, which no follow-up tells" in one for one in lines)


@pytest.mark.parametrize(
    ("written", "says"),
    [("kinds: [", "while parsing"), ("", "valid dictionary"), ("- a list", "valid dictionary")],
)
def test_what_is_no_policy_at_all_is_said_too(
    told: Told, tmp_path: Path, written: str, says: str
) -> None:
    file = tmp_path / "mine.yml"
    file.write_text(written, "utf-8")
    code, lines = told("follow-ups", "check", file)
    assert (code, says in " ".join(lines)) == (2, True), lines


def test_our_own_policy_has_no_fault(told: Told) -> None:
    assert told("follow-ups", "check") == (0, ["no fault"])
