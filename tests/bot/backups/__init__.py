"""Backups and the way back from them, on real databases."""
