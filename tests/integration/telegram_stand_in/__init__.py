"""The stand-in for Telegram keeps Telegram's rules: one small test per rule, over HTTP."""
