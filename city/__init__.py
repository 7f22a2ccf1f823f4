"""What is true of this city: streets and neighbourhoods, as data that another city replaces."""
