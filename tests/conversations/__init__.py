"""Conversations written as prose and played through the real product; README.md says how."""
