"""How many queries each target takes once caches are warm: `python -m bench.queries HOST PATH …` prints a JSON list."""

import json
import os
import sys


def main(arguments: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    counts = []
    for hostname, path in zip(arguments[::2], arguments[1::2], strict=True):
        client = Client(SERVER_NAME=hostname)
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts.append(len(captured))
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
