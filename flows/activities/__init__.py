"""What is on: activities of the city's calendar, by neighbourhood and week."""
