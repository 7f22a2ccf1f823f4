"""References: short, readable aloud, not guessable in order (such as `BL-7K3F`)."""

import secrets

ALPHABET = "34679ACDEFGHJKMNPRTWXY"
"""Latin letters and digits without the pairs that are confused in hand and in speech:
0/O/Q, 1/I/L, 2/Z, 5/S, 8/B, U/V."""


def new_reference(length: int = 4) -> str:
    """A fresh reference; the caller makes sure that it is not in use."""
    return "BL-" + "".join(secrets.choice(ALPHABET) for _ in range(length))
