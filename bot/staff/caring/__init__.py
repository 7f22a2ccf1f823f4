"""Looking after a case: put off, waiting on a partner, its priority."""
