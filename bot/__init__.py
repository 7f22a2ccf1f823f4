"""Telegram's edge: intake, turns, rendering, delivery, the stewards' side, the clock."""
