"""What every flow uses: who speaks, what they said, how we answer, how a form listens."""
