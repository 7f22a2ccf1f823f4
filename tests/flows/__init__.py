"""Conversations, played on their own actions and a real store, without Rasa."""
