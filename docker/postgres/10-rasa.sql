-- Rasa's conversations live apart from the cases. Runs once, when the volume is empty.
CREATE DATABASE rasa;
