"""Who has a case: claim, release, assign; and that it is resolved."""
