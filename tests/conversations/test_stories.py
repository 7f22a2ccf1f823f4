"""Every story of every language goes as it is told."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.playing import Played
from tests.conversations.reading import read_story, story_paths
from tests.conversations.stage import perform, running_city
from tests.conversations.story import StoryError
from tests.e2e.standing_rasa import StandingRasa
from tests.e2e.voice import catalogues

PATHS = story_paths()
NAMES = sorted({path.stem for path in PATHS})
ADDRESS = re.compile(r"\w+(?:straat|laan|plein|weg|lei|kaai|dreef)\s+\d+", re.IGNORECASE)


def name_of(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.fixture(scope="module")
def played(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    rasa: StandingRasa,
) -> Iterator[dict[str, Played | StoryError]]:
    """How the chosen stories of a language went, all on one product."""
    stories = [read_story(path) for path in chosen(request)]
    with running_city(tmp_path_factory.mktemp("product"), rasa) as city:
        yield perform(city, stories)


def chosen(request: pytest.FixtureRequest) -> list[Path]:
    """The stories of the fixture's language that this run of pytest is about."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    calls = [spec.params for spec in specs if spec is not None]
    return [Path(call["path"]) for call in calls if call.get("played") == request.param]


@pytest.mark.timeout(900)  # the first story of a language waits for all of them
@pytest.mark.parametrize(
    ("played", "path"),
    [pytest.param(path.parent.name, path, id=name_of(path)) for path in PATHS],
    indirect=["played"],
    scope="module",
)
def test_it_goes_as_it_is_told(played: dict[str, Played | StoryError], path: Path) -> None:
    went = played[path.stem]
    if isinstance(went, StoryError):
        pytest.fail(str(went), pytrace=False)
    assert went.script


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_it_can_be_read(path: Path) -> None:
    assert read_story(path).steps


@pytest.mark.parametrize("name", NAMES)
def test_it_is_told_in_every_language(name: str) -> None:
    told = {path.parent.name for path in PATHS if path.stem == name}
    assert told == set(catalogues().languages)


@pytest.mark.parametrize("language", catalogues().languages)
def test_no_address_is_in_two_stories(language: str) -> None:
    """Two reports of one address are one case, and each story wants its own."""
    texts = [path.read_text("utf-8") for path in story_paths(language)]
    named = Counter(one for text in texts for one in set(ADDRESS.findall(text.casefold())))
    assert [address for address, times in named.items() if times > 1] == []
