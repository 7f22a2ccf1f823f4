"""kill -9 at random moments while follow-ups fall due: none missed, none said twice."""
