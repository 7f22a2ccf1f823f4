"""Telegram's edge, part by part, on real components."""
