"""`rasa run` with the token from the environment, so that no process list shows it."""

import os
import sys

from rasa.__main__ import main

sys.argv += ["--auth-token", os.environ["RASA_TOKEN"]]
main()
