"""Health check without curl: `python answers URL` ends with 0 when the URL answers 2xx."""

import sys
import urllib.error
import urllib.request

SECONDS = 4


def main() -> int:
    """0 when the address answers with success, 1 otherwise."""
    try:
        with urllib.request.urlopen(sys.argv[1], timeout=SECONDS):  # noqa: S310 (our own address)
            return 0
    except (urllib.error.URLError, OSError) as failure:
        sys.stderr.write(f"{sys.argv[1]}: {failure}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())
