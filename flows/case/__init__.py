"""The resident's own cases: status, additions, not solved, follow-up answers."""
