"""A question: taken down and queued for a steward."""
