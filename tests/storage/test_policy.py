"""The follow-up policy: our own is good, and each fault in another is named."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from storage.durations import Duration
from storage.errors import WrongPolicy
from storage.policy import Drafts, HeldTalks, StewardReminders, load_policy
from storage.vocabulary import ClosedReason

GOOD = """
timezone: Europe/Brussels
holidays: BE
quiet: {from: "20:00", to: "08:30"}
kinds:
  received: {after: opened, delay: 90s, text: follow-up-received}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "follow_ups.yml"


def test_our_own_policy_says_what_the_design_says() -> None:
    policy = load_policy()
    check = policy.kinds["solved_check"]
    assert (check.delay, check.again) == (Duration(working_days=3), Duration(days=7))
    assert (check.times, check.then) == (2, ClosedReason.NO_ANSWER)
    assert policy.kinds["received"].sent == "at_least_once"
    assert policy.kinds["claimed"].sent == "at_most_once"
    assert (policy.quiet.start, policy.quiet.end) == (time(20), time(8, 30))
    assert policy.city_time().zone.key == "Europe/Brussels"
    assert policy.drafts == Drafts(
        ask_after=timedelta(minutes=30), pass_on_after=timedelta(hours=24), quiet="keep"
    )
    assert policy.held_talks == HeldTalks(back_after=timedelta(hours=24), quiet="keep")


def test_a_policy_may_say_something_else_of_held_talks(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    assert load_policy(file).held_talks == HeldTalks()
    file.write_text(GOOD + "held_talks: {back_after: 90s, quiet: ignore}\n", "utf-8")
    held = load_policy(file).held_talks
    assert (held.back_after, held.quiet) == (timedelta(seconds=90), "ignore")


def test_a_policy_need_not_speak_of_drafts(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    assert load_policy(file).drafts == load_policy().drafts


def test_a_policy_may_say_something_else_of_drafts(file: Path) -> None:
    drafts = "drafts: {ask_after: 90s, pass_on_after: 36h, quiet: ignore}\n"
    file.write_text(GOOD + drafts, "utf-8")
    found = load_policy(file).drafts
    assert (found.ask_after, found.pass_on_after) == (timedelta(seconds=90), timedelta(hours=36))
    assert found.quiet == "ignore"


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("ask_after: 1d", "drafts.ask_after: .*'1d' is no span of hours; write for instance 30m"),
        ("pass_on_after: 1wd", "drafts.pass_on_after: .*'1wd' is no span of hours; .* or 24h"),
        ("ask_after: 0s", "drafts.ask_after: .*'0s' is no span of hours"),
        ("ask_after: soon", "drafts.ask_after: .*'soon' is no duration"),
        ("quiet: maybe", "drafts.quiet: "),
        ("ask: 30m", "drafts.ask: "),
    ],
)
def test_each_fault_about_drafts_is_named_with_its_mend(file: Path, wrong: str, named: str) -> None:
    file.write_text(f"{GOOD}drafts: {{{wrong}}}\n", "utf-8")
    with pytest.raises(WrongPolicy, match=rf"follow_ups\.yml: .*{named}"):
        load_policy(file)


APPOINTED = "\n  mine: {after: appointed, at: day_before 18:00, text: follow-up-visit-reminder}\n"


def test_a_kind_may_fall_due_the_day_before_an_appointment(file: Path) -> None:
    file.write_text(GOOD.rstrip() + APPOINTED, "utf-8")
    mine = load_policy(file).kinds["mine"]
    assert (mine.at, mine.delay) == (time(18), None)


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("day_before 18:00", "18:00", "mine.at: .* is no moment; write .* day_before 18:00"),
        ("day_before 18:00", "day_before six", "mine.at: .*'six' is no time of day"),
        ("after: appointed", "after: opened", "mine.at: .*only for kinds with `after: appointed`"),
        ("18:00,", "18:00, delay: 5d,", "mine.delay: .*either a delay, or `at`"),
    ],
)
def test_each_fault_about_the_day_before_is_named(
    file: Path, right: str, wrong: str, named: str
) -> None:
    assert right in APPOINTED
    file.write_text(GOOD.rstrip() + APPOINTED.replace(right, wrong), "utf-8")
    with pytest.raises(WrongPolicy, match=rf"follow_ups\.yml: .*{named}"):
        load_policy(file)


def test_our_own_policy_says_of_stewards_what_a_policy_that_is_silent_means() -> None:
    ours = load_policy().stewards
    assert ours == StewardReminders()
    for kind in (ours.unclaimed, ours.unanswered):
        assert (kind.delay, kind.repeat) == (Duration(working_days=1), Duration(working_days=1))
        assert (kind.coordinator, kind.quiet) == (3, "keep")
    assert ours.overdue.standstill == Duration(working_days=10)
    assert ours.digest.at == time(8, 30)


def test_a_policy_may_say_something_else_of_one_kind_of_reminder(file: Path) -> None:
    file.write_text(f"{GOOD}stewards: {{unclaimed: {{delay: 90s, coordinator: 1}}}}\n", "utf-8")
    found = load_policy(file).stewards
    assert found.unclaimed.delay == Duration(exact=timedelta(seconds=90))
    assert (found.unclaimed.coordinator, found.unclaimed.repeat) == (1, Duration(working_days=1))
    assert found.unanswered == load_policy().stewards.unanswered


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("unclaimed: {delay: soon}", "stewards.unclaimed.delay: .*'soon' is no duration"),
        ("unclaimed: {repeat: 0s}", "unclaimed.repeat: .*'0s' would come without end; .* 1wd"),
        ("unanswered: {repeat: 1w}", "stewards.unanswered.repeat: .*'1w' is no duration"),
        ("unanswered: {coordinator: 0}", "stewards.unanswered.coordinator: "),
        ("unanswered: {quiet: maybe}", "stewards.unanswered.quiet: "),
        ("overdue: {standstill: 10}", "stewards.overdue.standstill: .*'10' is no duration"),
        ("digest: {at: 10:30}", "stewards.digest.at: .* no time of day.*with quotes"),
        ("digest: {hour: 8}", "stewards.digest.hour: "),
        ("unclaimed: {standstill: 1wd}", "stewards.unclaimed.standstill: "),
        ("forgotten: {delay: 1wd}", "stewards.forgotten: "),
    ],
)
def test_each_fault_about_reminders_is_named_with_its_mend(
    file: Path, wrong: str, named: str
) -> None:
    file.write_text(f"{GOOD}stewards: {{{wrong}}}\n", "utf-8")
    with pytest.raises(WrongPolicy, match=rf"follow_ups\.yml: .*{named}"):
        load_policy(file)


def test_what_stewards_send_on_purpose_is_the_same_in_every_policy(file: Path) -> None:
    file.write_text(GOOD + "  appointment: {after: closed, delay: 1d, text: x}\n", "utf-8")
    found = load_policy(file).kinds
    assert found["appointment"] == load_policy().kinds["appointment"]
    assert set(found) == {"received", "appointment"}


def test_another_policy_is_read_from_its_file(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    policy = load_policy(file)
    assert policy.kinds["received"].delay == Duration(exact=timedelta(seconds=90))
    assert policy.quiet.free_days


def test_the_time_zone_of_the_settings_goes_before_that_of_the_file(file: Path) -> None:
    file.write_text(GOOD, "utf-8")
    assert load_policy(file, "Europe/Lisbon").city_time().zone.key == "Europe/Lisbon"


@pytest.mark.parametrize(
    ("right", "wrong", "named"),
    [
        ("holidays: BE", "holidays: BE\nholliday: BE", "holliday: "),
        ("delay: 90s", "delay: 90s, delayy: 5d", "kinds.received.delayy: "),
        ("delay: 90s", "delay: 5 weeks", "'5 weeks' is no duration; write for instance 90s"),
        ("delay: 90s", "delay: 5", "kinds.received.delay: .*'5' is no duration"),
        (", delay: 90s", "", "kinds.received.delay: "),
        ("after: opened", "after: lunch", "kinds.received.after.0: "),
        ("delay: 90s", "delay: 90s, then: bored", "kinds.received.then: "),
        ("delay: 90s", "delay: 90s, times: 0", "kinds.received.times: "),
        ("Europe/Brussels", "Europe/Ghent", "Europe/Ghent"),
        ("Europe/Brussels", "../Brussels", "../Brussels"),
        ("holidays: BE", "holidays: Flanders", "Flanders"),
        ('from: "20:00"', "from: 20:00", "quiet.from: .*1200 is no time of day.*with quotes"),
        ('from: "20:00"', 'from: "8 pm"', "quiet.from: .*'8 pm' is no time of day"),
        ('to: "08:30"', 'to: "08:30Z"', "quiet.to: .*'08:30Z' is no time of day"),
        ('to: "08:30"', 'to: "24:00"', "quiet.to: .*'24:00' is no time of day"),
    ],
)
def test_each_fault_is_named_with_its_place(file: Path, right: str, wrong: str, named: str) -> None:
    assert GOOD.count(right) == 1
    file.write_text(GOOD.replace(right, wrong), "utf-8")
    with pytest.raises(WrongPolicy, match=rf"follow_ups\.yml: .*{named}"):
        load_policy(file)


def test_all_faults_are_named_at_once(file: Path) -> None:
    file.write_text(GOOD.replace("90s", "soon").replace("holidays", "holliday"), "utf-8")
    with pytest.raises(WrongPolicy, match="holliday") as wrong:
        load_policy(file)
    assert "'soon' is no duration" in str(wrong.value)


def test_a_wrong_time_zone_of_the_settings_is_named() -> None:
    with pytest.raises(WrongPolicy, match="Europe/Ghent"):
        load_policy(timezone="Europe/Ghent")


def test_a_missing_file_is_named(file: Path) -> None:
    with pytest.raises(WrongPolicy, match=r"follow_ups\.yml: .*No such file"):
        load_policy(file)


@pytest.mark.parametrize(
    "written",
    [
        b"kinds: [",
        b"",
        b"- a list",
        b"just words",
        b"kinds: {\x00}",
        "zeitzone: Bïlzen".encode("latin-1"),
    ],
    ids=["broken", "empty", "list", "words", "NUL", "not UTF-8"],
)
def test_what_is_no_policy_at_all_is_refused(file: Path, written: bytes) -> None:
    file.write_bytes(written)
    with pytest.raises(WrongPolicy, match=r"follow_ups\.yml: "):
        load_policy(file)
