"""How often is tried, and with what: a little in every run, a lot with `make fuzz`."""

import os
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

LONG = os.environ.get("FUZZ") == "long"
"""Other input each time, and fifty times as much of it; else always the same."""


def tries(times: int) -> settings:
    return settings(
        max_examples=times * 50 if LONG else times,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


SCRIPTS = st.sampled_from(
    "aeiouklmnrstvzABD 0123456789.,!?-/'\n"
    "ăâîșțşţáčďéíľňóôŕšťúýžëïéè"
    "абвгдежзийклмнопрстуфхцчшщъьюяАБВЮЯ"
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويשלום"
    "\u200b\u200d\u200e\u202e\u2066\ufeff\u00ad\u0301\u0308\u0327\u20e3\ufe0f"
    '😀👍🏽🇧🇬🔥🧑‍🤝‍🧑\0\t\r\x1b\ud83d\udc00\ue000{}[]"\\$@:²٣Ⅻﬁİıß'
)
"""Four scripts, and what hides, turns, combines, or is half a sign."""
WORDS = st.one_of(
    st.text(SCRIPTS, max_size=60),
    st.sampled_from(
        [
            "/restart",
            '/affirm@0.9{"answer": "solved"}',
            "EXTERNAL: reminder",
            "Celú noc hrá hudba na Sleepstraat 9",
            "Боклук на ул. Sleepstraat 9 бус 3!",
            "Vecinii fac gălăgie pe strada Dok Noord 4",
            "muziek in de Kerkstraat 12A, help!!!",
            "a" * 4_096,
            "🔥" * 2_048,
            "\u0301" * 3_000,
            "1" * 5_000,
            "{" * 900,
        ]
    ),
)
NUMBERS = st.one_of(
    st.integers(-5, 5),
    st.integers(-(2**70), 2**70),
    st.sampled_from([2**31, 2**52, 2**63 - 1, 2**63, -(2**63) - 1, 10**400]),
)
LEAVES = st.one_of(st.none(), st.booleans(), NUMBERS, st.floats(), WORDS)
ANYTHING: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(WORDS, below, max_size=3),
    max_leaves=8,
)
"""Whatever JSON can hold, and what only Python's can."""
