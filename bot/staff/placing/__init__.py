"""What a case is about, and where."""
