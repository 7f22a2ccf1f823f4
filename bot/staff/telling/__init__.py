"""Telling the residents of a case what became of it."""
