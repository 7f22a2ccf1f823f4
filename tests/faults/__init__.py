"""One named test for each fault that nothing may be lost in (docs/decisions/0032-faults.md)."""
