"""Greetings, thanks, what the bot can do, and what it does not understand."""
