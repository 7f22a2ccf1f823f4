"""What am I entitled to: a private check that stores nothing unless the resident asks for help."""
