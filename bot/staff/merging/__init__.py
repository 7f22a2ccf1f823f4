"""Cases that are one, and one that is two."""
