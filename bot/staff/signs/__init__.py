"""Signs of life: what the next one says, a line of the steward's own, one that is left out."""
