"""Reporting nuisance, from the first word to the reference."""
