"""Who talks with the resident: a steward, or the bot."""
