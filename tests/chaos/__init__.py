"""Residents talk while processes are killed and faults injected: nothing lost, nothing double."""
