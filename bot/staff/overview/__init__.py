"""What there is to do: the queue, one's own cases, the next one, finding, and the figures."""
