"""What happens with my data; no more messages."""
