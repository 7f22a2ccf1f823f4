"""How long it takes to show and to erase one person among many: `python -m benchmarks.erasing`.

The database is SQLite, and of the shape after the daily purge: what stewards did outside the topics
is there for the last month only.
"""

import re
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import tests.keys  # noqa: F401  the store seals with them
from bot.my_data import my_data_text
from bot.settings import checkout
from bot.texts import resident_texts
from storage import Store
from storage.migrate import upgrade
from storage.models import Resident
from storage.policy import load_policy
from storage.sealing import keyring
from storage.vocabulary import CaseKind

CASES = 100_000
GROUP_MESSAGES = 20_000
"""What stewards wrote and pressed in a month."""
NOW = f"{datetime.now(UTC) + timedelta(hours=1):%Y-%m-%d %H:%M:%S.%f}"
"""After the person came: what stewards wrote before cannot be about them, and is not read."""
MANY = f"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i <= {CASES}) "
SEALED = re.compile(r"'<(.*?)>'")
"""What stands so in a statement is sealed, as the product seals it."""
FILL = (
    "INSERT INTO residents (id, channel, chat_id, first_name, language, language_chosen,"
    f" created_at) SELECT i, 'telegram', 1000000 + i, '<Ivo>', 'bg', 1, '{NOW}' FROM n",
    "INSERT INTO inbox (id, channel, update_id, lane, payload, received_at, state, attempts)"
    f" SELECT i, 'telegram', i, 'telegram:' || (1000000 + i), '<{{}}>', '{NOW}', 'done', 1 FROM n",
    "INSERT INTO cases (id, reference, kind, topic, state, language, urgent, no_automatic_messages,"
    " opened_at) SELECT i, 'BL-' || i, 'nuisance', 'nuisance_waste', 'new', 'bg', 0, 0,"
    f" '{NOW}' FROM n",
    "INSERT INTO reports (id, resident_id, conversation_key, flow, state, answers, words,"
    " created_at, updated_at, case_id) SELECT i, i, 'k', 'nuisance', 'sent', '<{}>', '<[]>',"
    f" '{NOW}', '{NOW}', i FROM n",
    "INSERT INTO case_events (case_id, at, tag, role, resident_id, text, data)"
    f" SELECT i, '{NOW}', 'resident_wrote', 'resident', i, '<woorden>', '<{{}}>' FROM n",
    "INSERT INTO outbox (audience, lane, resident_id, case_id, say, args, buttons, has_buttons,"
    " at_most_once, state, attempts, created_at, text) SELECT 'resident',"
    " 'telegram:' || (1000000 + i), i, i, 'passed-on', '<{}>', '<[]>', 0, 0, 'sent', 1,"
    f" '{NOW}', '<tekst>' FROM n",
)
GROUP = (
    "INSERT INTO inbox (channel, update_id, lane, payload, received_at, state, attempts)"
    " SELECT 'telegram', 9000000 + i, 'telegram:-100', '<{\"message\": {\"text\": \"nota\"}}>',"
    f" '{NOW}', 'done', 1 FROM n WHERE i <= {GROUP_MESSAGES}"
)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'many.db'}"
        upgrade(url)
        store = Store(url, load_policy())
        with store.engine.begin() as connection:
            for statement in (*FILL, GROUP):
                into, _, rows = statement.partition(" SELECT ")
                filled = f"{into} {MANY} SELECT {SEALED.sub(_sealed, rows)}"
                connection.exec_driver_sql(filled)
        measure(store)
        store.close()


def _sealed(said: re.Match[str]) -> str:
    return f"'{keyring().seal(said[1].encode()).decode()}'"


def measure(store: Store) -> None:
    """One person with a case, shown and erased."""
    with store.begin() as work:
        who = work.residents.welcome("telegram", 5, "Zenobia", "nl")
        work.inbox.keep("telegram", 8_000_000, "telegram:5", {"message": {"text": "woorden"}})
        message = work.inbox.claim("telegram")
        assert message is not None
        work.inbox.done(message.id)
        draft = work.reports.keep_words(who.id, "nuisance", "key", message.id, "woorden")
        work.cases.open(draft, message.id, kind=CaseKind.NUISANCE, topic="nuisance_waste")
        work.commit()
        resident_id = who.id
    began = time.perf_counter(), time.process_time()
    with store.read() as work:
        resident = work.session.get_one(Resident, resident_id)
        my_data_text(work.my_data.of(resident), resident_texts(checkout()), work.now)
    shown = time.perf_counter(), time.process_time()
    with store.begin() as work:
        work.erasing.erase(work.session.get_one(Resident, resident_id))
        work.commit()
    erased = time.perf_counter(), time.process_time()
    for name, start, end in (("shown", began, shown), ("erased", shown, erased)):
        waited, worked = end[0] - start[0], end[1] - start[1]
        print(f"{name} among {CASES:,} cases: {waited:.2f} s ({worked:.2f} s of processor)")


if __name__ == "__main__":
    main()
