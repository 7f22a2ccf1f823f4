"""`buurtlijn`, for which a minute in a group is as short as the test's own Telegram says.

All else is the product: without this, tests would mostly wait for the group's next minute.
"""

import os

from bot import cli, limits

SECONDS = "TEST_GROUP_SECONDS"
"""The environment variable that says how long a group's minute is."""

if __name__ == "__main__":
    limits.GROUP_SECONDS = float(os.environ[SECONDS])
    cli.app()
