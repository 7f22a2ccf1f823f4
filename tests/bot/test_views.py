"""A filter of the queue, as a button carries it."""

from hypothesis import given
from hypothesis import strategies as some

from bot.settings import checkout
from bot.staff.acts import Tools
from bot.staff.desk import BUTTON
from bot.staff.overview.views import View, carried, in_words, known_topics
from bot.staff.texts import StaffTexts
from bot.texts import resident_texts
from city.neighbourhoods import neighbourhoods
from storage.models import Steward
from storage.queue import Wanted
from storage.vocabulary import CaseKind

RESIDENTS = resident_texts(checkout())
TOOLS = Tools(RESIDENTS, StaffTexts(RESIDENTS, "Europe/Brussels"))
AN = Steward(id=7, first_name="An")
LONGEST_DATA = 64
"""Bot API, InlineKeyboardButton: callback data of 1-64 bytes."""

VIEWS = some.builds(
    View,
    some.builds(
        Wanted,
        language=some.sampled_from([None, *RESIDENTS.languages]),
        neighbourhood=some.sampled_from([None, *neighbourhoods()]),
        topic=some.sampled_from([None, *known_topics(TOOLS)]),
        steward_id=some.one_of(some.none(), some.integers(1, 999_999_999)),
        snoozed=some.booleans(),
    ),
    some.integers(0, 9_999),
)


@given(VIEWS)
def test_every_view_fits_a_button_and_comes_back_as_it_was(view: View) -> None:
    data = f"s:case:{10**17}:{view.carried()}"
    assert BUTTON.fullmatch(data)
    assert len(data.encode()) <= LONGEST_DATA
    assert carried(view.carried(), TOOLS, AN) == view


def test_a_whole_kind_comes_back_as_it_was() -> None:
    for kind in CaseKind:
        view = View(Wanted(kind=kind, language="bg"))
        assert carried(view.carried(), TOOLS, AN) == view


@given(some.from_regex(r"[A-Za-z0-9_.,-]{1,32}", fullmatch=True))
def test_what_no_button_of_ours_carries_is_no_view_or_an_honest_one(choice: str) -> None:
    view = carried(choice, TOOLS, AN)
    assert view is None or carried(view.carried(), TOOLS, AN) == view


def test_every_topic_and_neighbourhood_is_found_by_its_whole_name() -> None:
    for topic in known_topics(TOOLS):
        words = TOOLS.texts.render(f"topic-{topic}")
        assert in_words(words, TOOLS, AN) == (Wanted(topic=topic), []), words
    for area in neighbourhoods().values():
        assert in_words(area.name, TOOLS, AN) == (Wanted(neighbourhood=area.id), []), area.name


def test_a_word_of_two_names_is_unknown() -> None:
    assert in_words("stationsbuurt", TOOLS, AN) == (Wanted(), ["stationsbuurt"])
