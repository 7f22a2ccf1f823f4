"""The stewards' side of Telegram: cards, topics, commands, previews."""
