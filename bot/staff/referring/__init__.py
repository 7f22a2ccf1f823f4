"""Sending a resident to a service of the social map."""
