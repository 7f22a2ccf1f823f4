"""The keys of this test run: under their usual name, so that every process that tests start opens
what the others sealed."""

import os

from cryptography.fernet import Fernet

from bot.settings import PREFIX
from storage.sealing import Keyring, keys_from

NAME = f"{PREFIX}ENCRYPTION_KEYS"
KEYS = os.environ.setdefault(NAME, Fernet.generate_key().decode())


def use_them() -> None:
    """In this process."""
    keys_from(lambda: Keyring(KEYS.split(",")))


use_them()
