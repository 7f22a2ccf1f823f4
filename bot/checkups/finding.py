"""What the doctor says of one part."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One part: fine, or with the mend."""

    part: str
    fine: bool
    says: str
