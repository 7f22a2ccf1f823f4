"""How well a model understands: reads validation files, prints one JSON object.

Run by `buurtlijn evaluate`, in Rasa's own environment, which has scikit-learn and matplotlib.
A file has one message a line: text, intent, address (may be empty), style, split by tabs; its
language is the two letters before `.tsv`.
"""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from messages import BadRow, Row, read

BAD_ROW = 2


def main() -> int:
    """Exit code 2 for a bad row, which is named on standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--plot", type=Path)
    wishes = parser.parse_args()
    sets: dict[str, list[Row]] = {}
    try:
        for path in wishes.files:
            sets.setdefault(path.stem[-2:], []).extend(read(path))
    except (BadRow, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return BAD_ROW
    # Rasa takes ten seconds to import: nobody waits for it to hear of a bad row.
    from examining import examine

    figures = asyncio.run(examine(wishes.model, sets, wishes.plot))
    sys.stdout.write(json.dumps(figures) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
