"""Finding services by words, as stewards type them."""

import unicodedata
from collections.abc import Callable, Sequence

from city.services import Service


def find(
    services: Sequence[Service], words: str, topic_name: Callable[[str], str]
) -> list[Service]:
    """Those in which every word stands, however it goes on: "huur" finds "huurdersbond".

    Looked for in the name, the organization, what it does (in Dutch) and the names of its topics;
    what has a word in its name comes first, else as in the map.
    """
    wanted = plain(words).split()

    def whole(one: Service) -> str:
        what = one.what.nl if one.what else ""
        return plain(" ".join([named(one), what, *map(topic_name, one.topics)]))

    found = [one for one in services if wanted and all(word in whole(one) for word in wanted)]
    return sorted(found, key=lambda one: not any(word in plain(named(one)) for word in wanted))


def named(one: Service) -> str:
    return f"{one.name} {one.organization}"


def plain(words: str) -> str:
    """Without capitals and accents."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
