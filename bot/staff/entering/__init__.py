"""A report that a steward enters for somebody, and the link that brings them to it."""
