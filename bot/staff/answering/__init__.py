"""What goes to the resident: on purpose, after a preview."""
