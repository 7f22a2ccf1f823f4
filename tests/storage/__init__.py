"""What storage promises, on SQLite and on a real PostgreSQL."""
