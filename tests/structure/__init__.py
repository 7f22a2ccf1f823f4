"""What holds for the whole tree: who imports whom, and that data, texts and code agree."""
