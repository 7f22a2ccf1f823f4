-- Rasa's talks live apart from the cases, and Rasa with them: its packages are old, so its role
-- gets at nothing else here. Runs once, when the volume is empty (docs/operations.md, "Updating").
\getenv password RASA_DB_PASSWORD
CREATE ROLE rasa LOGIN PASSWORD :'password';
CREATE DATABASE rasa OWNER rasa;
REVOKE CONNECT ON DATABASE buurtlijn, rasa, postgres, template1 FROM PUBLIC;
