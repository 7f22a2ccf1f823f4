"""`rasa run` with the token from the environment, so that no process list shows it."""

import os
import sys

from rasa.__main__ import main

# In one piece: a token that begins with a dash would be taken for another option.
sys.argv.append(f"--auth-token={os.environ['RASA_TOKEN']}")
main()
