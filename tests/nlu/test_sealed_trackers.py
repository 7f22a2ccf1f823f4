"""Rasa's tracker store with our keys, in Rasa's own Python."""

import os
import subprocess
from pathlib import Path

from bot.model import rasa_env, rasa_python
from bot.settings import checkout
from tests.keys import NAME

STORES = """
import asyncio, os, sys
from rasa.core.tracker_store import SQLTrackerStore, create_tracker_store
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig, read_endpoint_config

domain = Domain.from_dict({"intents": ["greet"]})

async def main(url, endpoints):
    words = [UserUttered("Rats in the cellar", {"name": "greet"})]
    before = SQLTrackerStore(domain, db=url.removeprefix("sqlite:///"))
    await before.save(DialogueStateTracker.from_events("old", words, domain=domain))
    kind = read_endpoint_config(endpoints, "tracker_store").type
    config = EndpointConfig(url=url, type=kind)
    keys = os.environ.pop("BUURTLIJN_ENCRYPTION_KEYS")
    try:
        create_tracker_store(config, domain)
    except RuntimeError as error:
        print(error, flush=True)
    os.environ["BUURTLIJN_ENCRYPTION_KEYS"] = keys
    store = create_tracker_store(config, domain)
    print(type(store).__name__, flush=True)
    await store.save(DialogueStateTracker.from_events("new", words, domain=domain))
    for key in ("old", "new"):
        print((await store.retrieve(key)).latest_message.text, flush=True)

asyncio.run(main(*sys.argv[1:]))
"""


def test_what_rasa_remembers_is_sealed_also_what_it_had_before(tmp_path: Path) -> None:
    """And without keys it takes no store in memory, as it does when a store is missing. By the
    name of the folder Rasa itself would take the file for a PostgreSQL server."""
    database, home = tmp_path / "postgresql" / "rasa.db", checkout()
    database.parent.mkdir()
    read_by_endpoints = {"RASA_TRACKER_DB": "", "ACTIONS_URL": "", "ACTIONS_TOKEN": ""}
    endpoints = str(home / "nlu" / "endpoints.yml")
    done = subprocess.run(
        [rasa_python(home), "-c", STORES, f"sqlite:///{database}", endpoints],
        env={**os.environ, **rasa_env(home), **read_by_endpoints},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    refused, kind, *said = done.stdout.splitlines()
    assert f"{NAME} is not set" in refused
    assert (kind, said) == ("SealedTrackerStore", ["Rats in the cellar"] * 2), done.stderr[-2000:]
    assert b"new" in database.read_bytes()
    assert b"Rats in the cellar" not in database.read_bytes()
