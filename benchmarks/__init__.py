"""Measurements of the real product; `make bench` runs them all. No test: figures, not verdicts."""
