"""In which language a steward wrote."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LIKELY = ("nl", "bg", "sk", "ro", "en", "fr")
"""Residents' languages, and those that stewards fall back on."""
SURE = 0.8
"""Below this likelihood nothing is said: "ok", a street or a link is in no language."""


def language_of(text: str) -> str | None:
    """The language (ISO 639-1) of a text; None where that is not sure."""
    language, likelihood = _identifier().classify(text)
    return str(language) if likelihood >= SURE else None


@cache
def _identifier() -> LanguageIdentifier:
    """Read when a steward first answers: that takes about a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LIKELY))
    return identifier
