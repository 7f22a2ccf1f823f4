"""Rasa's start, and what one message costs beside a request that does nothing.

`/model/parse` is the pipeline through HTTP; `/status` is the same server and the same HTTP
without it, so their ratio is what understanding costs on any machine.
"""

import tempfile
import time
from collections.abc import Awaitable
from pathlib import Path
from statistics import median, quantiles

import yaml
from rich.table import Table

from bot.house import House
from bot.parsing import START_SECONDS
from bot.run import children
from bot.settings import Settings, checkout
from bot.supervisor import until

ROUNDS, MESSAGES = 5, 60
LONGEST_MESSAGE = 4096
"""Characters that Telegram takes (Bot API, sendMessage)."""

Figures = dict[str, list[float]]


async def measure() -> Figures:
    """Seconds of each kind of request, a figure a request, and of the start."""
    with tempfile.TemporaryDirectory() as folder:
        house = House(Settings(data_dir=Path(folder), rasa_url=[]))
        begun = time.perf_counter()
        async with children(house):
            if not await until(house.rasa.is_ready, START_SECONDS, 0.1):
                raise SystemExit("Rasa did not start; see the log above")
            figures: Figures = {"start until ready": [time.perf_counter() - begun]}
            for _ in range(ROUNDS):
                for text in _messages():
                    await _timed(figures, "a message understood", house.rasa.parse(text))
                    await _timed(figures, "nothing (/status)", house.rasa.is_ready())
                long = "er ligt afval voor de deur van nummer 4, elke week. " * 100
                await _timed(figures, "4,096 characters", house.rasa.parse(long[:LONGEST_MESSAGE]))
        await house.rasa.close()
    return figures


def _messages() -> list[str]:
    """Messages of all languages: the first training examples of each file."""
    files = sorted((checkout() / "nlu" / "training").glob("*/*.yml"))
    blocks = [yaml.safe_load(path.read_text("utf-8"))["nlu"][0] for path in files]
    lines = [line.removeprefix("- ") for one in blocks for line in one["examples"].splitlines()[:9]]
    return lines[:: max(1, len(lines) // MESSAGES)][:MESSAGES]


async def _timed(figures: Figures, what: str, asking: Awaitable[object]) -> None:
    begun = time.perf_counter()
    await asking
    figures.setdefault(what, []).append(time.perf_counter() - begun)


def table(figures: Figures) -> Table:
    """Median and 95th percentile in milliseconds, and the ratio to a request that does nothing."""
    shown = Table("", "times", "median ms", "p95 ms", "beside nothing")
    nothing = median(figures["nothing (/status)"])
    for what, seconds in figures.items():
        late = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
        middle = median(seconds)
        shown.add_row(
            what,
            str(len(seconds)),
            f"{1000 * middle:.1f}",
            f"{1000 * late:.1f}",
            f"{middle / nothing:.1f} x",
        )
    return shown
