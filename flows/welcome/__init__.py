"""First steps: what a newcomer arranges first, a step at a time, over as many days as they need."""
