"""The validation messages as hashed words: enough to find a leak, not enough to read them.

`python -m tests.nlu.leaks FILE.tsv...` writes the hashes anew when the validation set changes.
"""

import csv
import json
import sys
from hashlib import blake2b
from pathlib import Path

from components.spelling import normalise

HASHES = Path(__file__).parent / "validation_words.json"
TOO_ALIKE = 0.75
"""The share of words that two messages have in common from which one is a copy of the other."""
FEWEST = 4
"""Shorter messages come out nearly the same by chance."""
FEWEST_OF_EQUALS = 2
"""Single words ("ja", "bonjour") are in everybody's mouth."""


def hashed(text: str) -> frozenset[str]:
    """The words of a message without spelling habits, order or doubles, each as a short hash."""
    words = {"".join(c for c in normalise(word) if c.isalnum()) for word in text.split()}
    return frozenset(blake2b(w.encode(), digest_size=4).hexdigest() for w in words if w)


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the two are the same message or nearly so."""
    if one == other and len(one) >= FEWEST_OF_EQUALS:
        return True
    if min(len(one), len(other)) < FEWEST:
        return False
    return len(one & other) / len(one | other) >= TOO_ALIKE


def validation() -> list[frozenset[str]]:
    return [frozenset(words) for words in json.loads(HASHES.read_text("utf-8"))]


def main() -> None:
    """Writes the hashes of all messages of the files."""
    messages = []
    for name in sys.argv[1:]:
        with Path(name).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            messages += [sorted(hashed(row[0])) for row in rows]
    HASHES.write_text(json.dumps(messages, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
