"""Danger: 112 and 101 first, before anything else."""
