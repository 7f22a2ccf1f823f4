"""The end of a case, and its going on after all."""
