"""The product as a process, with Telegram's servers in place of Telegram."""
