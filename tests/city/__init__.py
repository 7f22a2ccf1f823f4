"""Facts about the city, on the real data."""
