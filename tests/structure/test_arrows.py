"""The arrows of the house: who may import whom (docs/architecture.md)."""

import pytest

from tests.structure.house import Source, source, sources

MAY_IMPORT = {
    "city": {"city"},
    "storage": {"storage"},
    "flows": {"flows", "storage", "city"},
    "bot": {"bot", "storage", "city"},
    "desk": {"desk", "storage"},
    "nlu": {"nlu", "components"},
}
"""Per folder, which of our own packages its Python may import."""

OURS = {"bot", "city", "flows", "storage", "desk", "nlu", "components", "tests", "benchmarks"}

SERVES_THE_ACTIONS = "bot/actions_server.py"
THE_ONE_DOOR = "flows.shared.house"
"""The action server runs flows' actions, so it furnishes them with their store."""


def forbidden(one: Source) -> list[str]:
    """Each import of a file that goes against the arrows, with its line."""
    room = one.name.split("/")[0]
    return [
        f"{one.name}:{line} imports {module}"
        for line, module in one.imports()
        if (top := module.split(".")[0]) in OURS
        and top not in MAY_IMPORT[room]
        and not (one.name == SERVES_THE_ACTIONS and f"{module}.".startswith(f"{THE_ONE_DOOR}."))
    ]


@pytest.mark.parametrize("room", ["city", "storage", "flows", "bot", "nlu"])
def test_no_import_goes_against_the_arrows(room: str) -> None:
    files = sources(room)
    assert files
    assert [fault for one in files for fault in forbidden(one)] == []


@pytest.mark.parametrize("room", ["desk"])
def test_a_folder_that_comes_later_keeps_to_the_arrows_too(room: str) -> None:
    assert [fault for one in sources(room) for fault in forbidden(one)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("city/neighbourhoods.py", "from storage import Store"),
        ("storage/cases.py", "import bot.texts"),
        ("storage/cases.py", "def f():\n    from flows.shared import say"),
        ("flows/case/actions.py", "from bot.texts import Texts"),
        ("flows/case/actions.py", "from ...nlu import components"),
        ("bot/texts.py", "from flows.shared.say import say"),
        ("bot/house.py", "from flows.shared.house import furnish"),
        ("bot/actions_server.py", "from flows.shared.houses import furnish"),
        ("nlu/components/channel.py", "from storage import Store"),
    ],
)
def test_an_import_against_the_arrows_is_seen_wherever_it_hides(name: str, text: str) -> None:
    assert len(forbidden(source(name, text))) == 1


def test_the_action_server_may_furnish_the_actions() -> None:
    text = "from flows.shared.house import furnish"
    assert forbidden(source(SERVES_THE_ACTIONS, text)) == []
