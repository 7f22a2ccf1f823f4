"""Sealing what residents say, with keys that the database does not have.

Each key (Fernet: AES in CBC mode and HMAC, cryptography.io) seals and opens; the first one seals
what is written now, all of them open. A process is told once, by `keys_from`, where its keys are;
a store that was handed a keyring of its own uses that one.
"""

import base64
import hashlib
import hmac
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import lru_cache
from weakref import WeakKeyDictionary

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Engine
from sqlalchemy.engine import Dialect

from storage.errors import WrongKeys

BEGINS = b"gAAAAA"
"""How every token of Fernet begins: its version, and four bytes of a moment before 2106."""
REMEMBERED_MARKS = 2**15


class Key:
    """One key. `name` tells it from others and gives nothing of it away."""

    def __init__(self, written: str) -> None:
        """Raises ValueError for what is no key of Fernet."""
        self.fernet = Fernet(written)
        raw = base64.urlsafe_b64decode(written)
        self.name = _derived(raw, b"buurtlijn: name").hex()[:8]
        self._index = _derived(raw, b"buurtlijn: blind index")
        self.mark = lru_cache(REMEMBERED_MARKS)(self._mark)

    def _mark(self, kind: str, what: str) -> str:
        return hmac.digest(self._index, f"{kind}:{what}".encode(), hashlib.sha256).hex()[:32]


def _derived(raw: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(raw)


class Keyring:
    """The keys, the newest first. `again` reads them anew, when something was sealed with a key
    that was added since."""

    def __init__(
        self, keys: Sequence[str], again: Callable[[], Sequence[str]] | None = None
    ) -> None:
        """Raises ValueError when there is no key, or one that is none of Fernet."""
        if not keys:
            raise ValueError("no keys")
        self.written, self._again = tuple(keys), again
        self.keys = tuple(map(Key, keys))

    @property
    def first(self) -> Key:
        return self.keys[0]

    def seal(self, data: bytes) -> bytes:
        return self.first.fernet.encrypt(data)

    def open(self, sealed: bytes) -> bytes:
        """Raises WrongKeys when none of the keys opens it."""
        opened, _key = self.opened(sealed)
        return opened

    def opened(self, sealed: bytes) -> tuple[bytes, Key]:
        """With the key that opens it. Raises WrongKeys."""
        for key in self.keys:
            try:
                return key.fernet.decrypt(sealed), key
            except InvalidToken:
                continue
        if self._learns_more():
            return self.opened(sealed)
        raise WrongKeys(sealed=is_sealed(sealed))

    def _learns_more(self) -> bool:
        """Whether there are other keys by now."""
        if self._again is None or (now := tuple(self._again())) == self.written:
            return False
        self.written, self.keys = now, tuple(map(Key, now))
        return True

    def mark(self, kind: str, what: str) -> str:
        """What can be compared without the key, of something that cannot be read without it:
        HMAC with SHA-256, by a key derived from the first one (HKDF), 32 hexadecimal digits."""
        return self.first.mark(kind, what)


class Stray(StrEnum):
    """What none of our keys opens."""

    PLAIN = "not sealed"
    UNKNOWN = "sealed with another key"


Whose = Key | Stray


def is_sealed(value: bytes) -> bool:
    """Whether it looks sealed, with whatever key."""
    return value.startswith(BEGINS)


def whose(keyring: Keyring, value: bytes) -> Whose:
    """The key that sealed it, or why none of ours did."""
    try:
        return keyring.opened(value)[1]
    except WrongKeys as wrong:
        return Stray.UNKNOWN if wrong.sealed else Stray.PLAIN


_of_stores: WeakKeyDictionary[Dialect, Keyring] = WeakKeyDictionary()
_of_the_process: list[Callable[[], Keyring]] = []


def keys_from(source: Callable[[], Keyring]) -> None:
    """Where this process has its keys; asked when the first one is needed, and not again."""
    _of_the_process[:] = [lru_cache(1)(source)]


def seals_with(engine: Engine, keyring: Keyring) -> None:
    """This engine seals with keys of its own."""
    _of_stores[engine.dialect] = keyring


def keyring_of(dialect: Dialect) -> Keyring:
    """The keys by which an engine seals: SQLAlchemy makes a dialect for each."""
    return _of_stores.get(dialect) or keyring()


def keyring() -> Keyring:
    """The keys of this process."""
    if not _of_the_process:
        raise RuntimeError("this process was not told where its keys are (storage.sealing)")
    return _of_the_process[0]()
