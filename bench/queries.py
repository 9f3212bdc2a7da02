"""Queries of each target once caches are warm, as a JSON list: `python -m bench.queries HOST PATH COOKIE …`."""

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
    for hostname, path, cookie in zip(arguments[::3], arguments[1::3], arguments[2::3], strict=True):
        client = Client(SERVER_NAME=hostname)
        client.cookies.load(cookie)
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts.append(len(captured))
    print(json.dumps(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
