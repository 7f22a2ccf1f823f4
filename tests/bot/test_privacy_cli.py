"""What the operator and the clock do about people's data: exported, erased, forgotten."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cabinet import Cabinet
from bot.erasing import DataErasing, erase_later
from bot.forgetting import Forgetter
from bot.settings import checkout
from bot.starting import WRONG_SETTINGS
from bot.texts import resident_texts
from flows.shared.asked import option
from storage import Store, UnitOfWork
from storage.entering import Entered
from storage.keeping import OUR_RETENTION
from storage.models import Case, Conversation, InboxMessage
from storage.place import Place
from storage.policy import load_policy
from storage.vocabulary import CaseKind, CaseState, ClosedReason, Entry, Look
from tests.bot.conftest import Told
from tests.bot.office import open_case, said_by
from tests.storage.dump import traces

HAM = Place("Ham 12", "Ham", "12")


def with_trackers(path: Path, key: str) -> None:
    """Rasa's own table, with an event of this talk."""
    with closing(sqlite3.connect(path)) as rasa, rasa:
        rasa.execute("CREATE TABLE events (id INTEGER, sender_id TEXT, timestamp REAL, data TEXT)")
        rasa.execute("INSERT INTO events VALUES (1, ?, 1.0, 'hutsepot')", (key,))


def test_the_operator_exports_and_erases_by_one_command_each(
    told: Told, database: Path, tmp_path: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who = work.residents.welcome("telegram", 700_800, "Zenobia", "nl")
        open_case(work, who)
        talk: Conversation = work.residents.conversation(who)
        with_trackers(database.parent / "rasa.db", talk.key)
        work.commit()
    out = tmp_path / "zenobia.txt"
    assert told("export", "--chat", "700800", "--out", out)[0] == 0
    assert "Zenobia" in out.read_text("utf-8-sig")
    code, lines = told("access-log", "--chat", "700800")
    assert (code, ["exported" in line for line in lines]) == (0, [False, True])
    code, lines = told("erase", "--chat", "700800")
    assert (code, "Telegram's servers" in " ".join(lines)) == (0, True)
    assert traces(store, "Zenobia", "700800", "боклук") == []
    with closing(sqlite3.connect(database.parent / "rasa.db")) as rasa:
        assert rasa.execute("SELECT count(*) FROM events").fetchone() == (0,)
    assert told("erase", "--chat", "700800")[0] == 1
    store.close()


def at_the_counter(work: UnitOfWork, number: int, name: str, words: str) -> str:
    """Somebody without a chat reports waste at the Ham; returns the reference."""
    work.inbox.keep("telegram", number, "telegram:-100", {})
    asked = work.session.query(InboxMessage).filter_by(update_id=number).one().id
    work.inbox.done(asked)
    told = Entered(Entry.COUNTER, CaseKind.NUISANCE, "nuisance_waste", HAM, words, name, "nl")
    return work.entering.send(told, work.stewards.is_member(70, "An"), asked).case.reference


def test_who_has_no_chat_is_exported_and_erased_by_their_case(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        reference = at_the_counter(work, 1, "Zenobia", "hutsepotgeur")
        assert at_the_counter(work, 2, "Petko", "trommelvliegen") == reference
        work.commit()
    code, lines = told("export", "--case", reference)
    assert (code, "1 Zenobia, 2 Petko" in " ".join(lines)) == (WRONG_SETTINGS, True)
    code, lines = told("export", "--case", reference.lower(), "--person", "1")
    written = " ".join(lines)
    assert (code, "Zenobia" in written, "hutsepotgeur" in written) == (0, True, True)
    assert ("Petko" in written, "trommel" in written, "Telegram: -" in written) == (False,) * 3
    assert told("erase", "--case", reference, "--person", "3")[0] == WRONG_SETTINGS
    code, lines = told("erase", "--case", reference, "--person", "1")
    assert (code, "own phone" in " ".join(lines)) == (0, False)
    assert traces(store, "Zenobia", "hutsepot") == []
    assert traces(store, "trommelvliegen") != []
    assert told("erase", "--case", reference)[0] == 0
    assert traces(store, "Petko", "trommel", "Ham 12") == []
    assert told("erase", "--case", reference)[0] == 1
    assert told("erase", "--case", reference, "--chat", "7")[0] == WRONG_SETTINGS
    store.close()


def test_the_file_says_what_was_answered_rated_and_looked_at_before_it_was_joined(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who, an = (
            work.residents.welcome("telegram", 7, "Ivo", "nl"),
            work.stewards.is_member(70, "An"),
        )
        main = work.cases.get(open_case(work, work.residents.welcome("telegram", 8, "Ana", "nl")))
        old = work.cases.get(open_case(work, who))
        old.reports[0].answers = {"told": {"money": option("money", "debts")}}
        work.accesses.looked(Look.SEARCH, an, [old])
        work.accesses.looked(Look.LIST, an, [main])
        clear = {"health": option("health", "no_papers"), "letter": "van de deurwaarder"}
        work.referrals.give(who, said_by(work, who), "help_health", [], clear, "dokter")
        work.cases.rated(old, who, 2, said_by(work, who))
        work.merging.join(old, main, an, said_by(work, who))
        reference = old.reference
        work.commit()
    lines = told("export", "--chat", "7")[1]
    texts = resident_texts(checkout())
    assert "- Gezondheid: Zorg zonder papieren" in lines
    assert "- Brief van: van de deurwaarder" in lines
    assert "- Geld: Ik heb schulden" in lines
    assert any(line.endswith("2 ⭐") for line in lines)
    assert any(texts.render("nl", "my-data-look-search") in line for line in lines)
    after = told("access-log", "--case", reference)[1]
    assert {line.split()[1] for line in after} == {"pushed", "search", "list"}
    store.close()


class MessageComesFirst(Store):
    """Before a unit of work that writes, a message of chat 7 comes; so many of them may begin
    without."""

    after: int | None = None

    def begin(self) -> UnitOfWork:
        comes, self.after = self.after == 0, None if not self.after else self.after - 1
        if comes:
            with super().begin() as work:
                work.inbox.keep("telegram", 1, "telegram:7", {"message": {"text": "brand!"}})
                work.commit()
        return super().begin()


@pytest.fixture
def hasty(database: Path) -> Iterator[MessageComesFirst]:
    """With somebody who asked to be erased once their case is closed, which it is now."""
    store = MessageComesFirst(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        who = work.residents.welcome("telegram", 7, "Zenobia", "nl")
        case = open_case(work, who)
        work.inbox.keep("telegram", 2, "telegram:7", {})
        asked = work.session.query(InboxMessage).filter_by(update_id=2).one().id
        work.inbox.done(asked)
        work.erasing.erase_but_open(who, asked, asked)
        work.cases.close(work.cases.get(case), ClosedReason.SOLVED)
        work.commit()
    yield store
    store.close()


def is_heard(store: Store) -> None:
    """The message is still there and is theirs; then it is handled."""
    with store.begin() as work:
        (row,) = work.session.query(InboxMessage).filter_by(update_id=1)
        assert (row.lane, row.payload) == ("telegram:7", {"message": {"text": "brand!"}})
        assert work.residents.find("telegram", 7) is not None
        work.inbox.done(row.id)
        work.commit()


def test_what_comes_just_before_the_clock_erases_is_heard_first(
    hasty: MessageComesFirst, tmp_path: Path
) -> None:
    cabinet, hasty.after = Cabinet(tmp_path), 1
    assert erase_later(hasty, cabinet) == 0
    is_heard(hasty)
    assert erase_later(hasty, cabinet) == 1
    assert traces(hasty, "Zenobia", "brand!") == []


def test_what_comes_just_before_the_operator_erases_is_heard_first(
    hasty: MessageComesFirst, tmp_path: Path
) -> None:
    erasing = DataErasing(hasty, Forgetter(hasty, None), Cabinet(tmp_path))
    with hasty.read() as work:
        who = work.residents.find("telegram", 7)
    assert who is not None
    hasty.after = 0
    assert erasing.erase(who.id) is None
    is_heard(hasty)
    assert erasing.erase(who.id) == 0
    assert traces(hasty, "Zenobia", "brand!") == []


def test_the_operator_is_told_to_wait_for_what_is_being_handled(
    told: Told, hasty: MessageComesFirst, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    with hasty.begin() as work:
        work.inbox.keep("telegram", 1, "telegram:7", {"message": {"text": "brand!"}})
        work.commit()
    code, lines = told("erase", "--chat", "7")
    assert (code, "try again in a moment" in " ".join(lines)) == (1, True)
    is_heard(hasty)


def test_retention_can_be_looked_at_before_it_runs(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    store = Store(f"sqlite:///{database}", load_policy())
    with store.begin() as work:
        open_case(work, work.residents.welcome("telegram", 7, "Ivo", "nl"))
        work.commit()
    store.close()
    code, lines = told("retention", "check")
    assert (code, "cases         365 days" in lines) == (0, True)
    code, lines = told("retention", "run", "--dry-run")
    assert (code, "cases         0 would go" in lines) == (0, True)
    assert told("retention", "run")[0] == 0


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        (
            ("access_log: 730d", "access_log: 999999d"),
            "'999999d' is too long; the longest is 36500d",
        ),
        (("messages_in:", "[" * 3_000), "recursion"),
    ],
)
def test_a_retention_file_that_no_purge_can_work_with_is_refused(
    told: Told, tmp_path: Path, spoilt: tuple[str, str], says: str
) -> None:
    file = tmp_path / "retention.yml"
    file.write_text(OUR_RETENTION.read_text("utf-8").replace(*spoilt), "utf-8")
    code, lines = told("retention", "check", file)
    assert (code, says in " ".join(lines)) == (1, True)


def test_who_purges_where_rasas_memory_is_not_known_reads_that_talks_stay(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    no_settings.setenv("BUURTLIJN_RASA_URL", "http://127.0.0.1:1")
    no_settings.setenv("BUURTLIJN_RASA_TOKEN", "word")
    code, lines = told("retention", "run")
    assert (code, "cases         0" in lines) == (1, True)
    assert "Rasa's memory could not be reached" in " ".join(lines)


def test_what_would_go_is_counted_while_others_write_and_nothing_goes(
    told: Told, database: Path, no_settings: pytest.MonkeyPatch
) -> None:
    no_settings.setenv("BUURTLIJN_DATA_DIR", str(database.parent))
    past = datetime.now(UTC) - timedelta(days=800)
    store = Store(f"sqlite:///{database}", load_policy(), lambda: past)
    with store.begin() as work:
        open_case(work, work.residents.welcome("telegram", 7, "Ivo", "nl"))
        work.session.query(Case).one().closed_at = past
        work.session.query(Case).one().state = CaseState.CLOSED
        work.commit()
    with store.begin() as writer:
        writer.session.connection()
        code, lines = told("retention", "run", "--dry-run")
    assert code == 0
    assert {"cases         1 would go", "residents     1 would go"} <= {*lines}
    with store.read() as work:
        case = work.session.query(Case).one()
        assert (case.anonymised_at, case.reports[0].words != []) == (None, True)
    store.close()
