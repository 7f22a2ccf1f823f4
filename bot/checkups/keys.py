"""The keys that seal residents' words."""

from bot.checkups.finding import Finding
from bot.keys import NAME as KEYS
from bot.keys import key_file, wrong_keys
from bot.settings import Settings, WrongSettings


def keys(settings: Settings) -> Finding:
    """Whether what is there can be read, and where the keys are that must not be lost."""
    try:
        wrong = wrong_keys(settings)
    except WrongSettings as error:
        return Finding("keys", False, str(error))
    if wrong:
        return Finding("keys", False, wrong)
    if settings.keys:
        return Finding("keys", True, f"{len(settings.keys)} in {KEYS}")
    path = key_file(settings)
    if path.stat().st_mode & 0o077:
        return Finding("keys", False, f"{path} can be read by others; run: chmod 600 {path}")
    says = f"in {path}; keep a copy in a safe place, apart from backups: without it nothing is read"
    return Finding("keys", True, says)
