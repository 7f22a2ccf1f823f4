"""A simulated year of the whole city: every promise of the follow-ups is held against it."""
