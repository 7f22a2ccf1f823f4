"""What Rasa is taught, and the parts of its room that need no Rasa to be tested."""
