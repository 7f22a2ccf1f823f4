"""What all tables have in common."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Enum
from sqlalchemy.orm import DeclarativeBase

from storage.columns import Instant, Json


class Base(DeclarativeBase):
    """All tables."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: Instant,
        dict[str, Any]: Json,
        list[str]: Json,
        list[dict[str, Any]]: Json,
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=False,
            length=24,
            values_callable=lambda words: [word.value for word in words],
        ),
    }
