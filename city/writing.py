"""Names as they are compared with what people write."""

import re
import unicodedata

HIDDEN = "Cf"
"""Unicode's category of signs that nobody sees, such as the soft hyphen within a long name."""


def plain(text: str) -> str:
    """Small letters without diacritics, words apart by one blank."""
    apart = unicodedata.normalize("NFD", text.casefold())
    letters = (c for c in apart if not unicodedata.combining(c))
    seen = "".join(c for c in letters if unicodedata.category(c) != HIDDEN)
    return " ".join(re.findall(r"\w+", seen))
