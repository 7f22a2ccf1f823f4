"""Whatever comes in, nothing of ours breaks: properties that random input must not find false."""
