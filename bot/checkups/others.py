"""What other users of this machine can get at."""

from pathlib import Path

from bot.backups.sqlite import file_of
from bot.checkups.finding import Finding
from bot.settings import ENV_FILE, Settings


def others(settings: Settings) -> Finding:
    """Whether they can read tokens, or who asked for help with what."""
    ours = [Path(ENV_FILE), settings.data_dir, file_of(settings.database)]
    seen = " ".join(str(path) for path in ours if path is not None and _stands_open(path))
    says = f"{seen}; run: chmod go= {seen}" if seen else "nothing of ours"
    return Finding("others", not seen, f"on this machine can read {says}")


def _stands_open(path: Path) -> bool:
    """Its folder lets everybody in, and so does it. A group is let in on purpose."""
    whole = path.absolute()
    if not whole.exists():
        return False
    return bool(whole.stat().st_mode & 0o007 and whole.parent.stat().st_mode & 0o001)
