"""What HSDS wants named and our map does not: UUIDs, taxonomies, the city and its province."""

import re
from uuid import UUID, uuid5

from city.hsds.records import Taxonomy

OURS = UUID("6f1c2f0e-0a52-5b0c-9d53-3f6b1f2c7a41")
"""The namespace of all our UUIDs; never changes, or every id of an export would."""

CITY = "Gent"
"""The service area of what works for all neighbourhoods."""

PROVINCE, COUNTRY = "Oost-Vlaanderen", "BE"
PLACED = re.compile(r"(?P<line>.+), (?P<code>9\d{3}) (?P<city>[^,/()]+)")
"""An address that HSDS can hold in parts; Belgian postal codes with 9 are of that province."""


def hsds_id(kind: str, *names: object) -> UUID:
    """The same for the same names, whenever and wherever it is made."""
    return uuid5(OURS, ":".join([kind, *map(str, names)]))


TOPICS = Taxonomy(
    id=hsds_id("taxonomy", "topics"),
    name="Buurtlijn topics",
    description="What a resident comes with (nlu/intents.yml); attributes of link_type topic.",
)
FIELDS = Taxonomy(
    id=hsds_id("taxonomy", "fields"),
    name="Buurtlijn fields",
    description=(
        "Fields of city/services.yml that HSDS has no field for, and texts in other languages than"
        " Dutch. link_type text: the value as it is; link_type json: the value as JSON."
    ),
)
