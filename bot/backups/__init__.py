"""Backups: one archive with all that cannot be made again, and the way back from it."""
