"""Conversations: one folder each, with its rules, actions and texts."""
