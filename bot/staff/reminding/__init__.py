"""Reminders to stewards: what waits, what is overdue, and the digest of the morning."""
