"""Parts that work together, over real sockets and files."""
