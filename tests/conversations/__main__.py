"""`python -m tests.conversations`: plays the shown stories and writes docs/conversations.md.

With names of stories it plays only those and writes them to the terminal.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from bot.settings import checkout
from tests.conversations.page import page
from tests.conversations.playing import Played
from tests.conversations.reading import STORIES, read_story
from tests.conversations.stage import perform, running_city
from tests.conversations.story import StoryError

LANGUAGES = ("nl", "bg", "sk", "ro")
SHOWN = STORIES / "shown.txt"
PAGE = checkout() / "docs" / "conversations.md"

progress = Console(stderr=True, highlight=False, markup=False)


def shown() -> list[str]:
    """The names of the stories on the page, in its order."""
    lines = (line.strip() for line in SHOWN.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def play_in(language: str, names: Sequence[str]) -> dict[str, Played]:
    """The stories as they went in one language. Raises StoryError."""
    stories = [read_story(STORIES / language / f"{name}.txt") for name in names]
    with tempfile.TemporaryDirectory() as folder, running_city(Path(folder)) as city:
        went = perform(city, stories)
    failures = [str(one) for one in went.values() if isinstance(one, StoryError)]
    if failures:
        raise StoryError("\n\n".join(failures))
    return {name: one for name, one in went.items() if isinstance(one, Played)}


def main() -> None:
    names = sys.argv[1:] or shown()
    went = []
    for language in LANGUAGES:
        progress.print(f"conversations: {language}, {len(names)} stories")
        try:
            went.append(play_in(language, names))
        except (StoryError, FileNotFoundError) as failure:
            raise SystemExit(str(failure)) from failure
    written = page([[one[name] for one in went] for name in names])
    if sys.argv[1:]:
        sys.stdout.write(written)
    else:
        PAGE.write_text(written, "utf-8")
        progress.print(f"conversations: wrote {PAGE.relative_to(checkout())}")


if __name__ == "__main__":
    main()
