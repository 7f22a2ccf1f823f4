"""Questions that stand as data beside their flow: how they are read, asked and read back."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from flows.shared.say import Button, button

YES, NO = "yes", "no"


@cache
def data_beside(module: str, name: str) -> dict[str, Any]:
    """The YAML file of that name in the folder of a module (`__file__`)."""
    return dict(yaml.safe_load((Path(module).parent / name).read_text("utf-8")))


def option(question: str, name: str) -> dict[str, str]:
    """An option as an answer, in whatever language it will be read."""
    return {"say": f"option-{question}-{name}"}


def options(question: str, names: Iterable[str], no: str | None = NO) -> list[Button]:
    """The buttons of its options: each a yes to what stands on it, but for the one that says no."""
    return [
        button(option(question, name)["say"], "deny" if name == no else "affirm", choice=name)
        for name in names
    ]


def summary_line(name: str, value: Any) -> dict[str, Any]:
    """A field of what is read back before it is sent; without a value it says so."""
    args = {"label": {"say": f"label-{name}"}, "value": value or {"say": "left-out"}}
    return {"say": "summary-line", "args": args}
