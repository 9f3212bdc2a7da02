"""Queries of an editor's requests with warm caches: `python -m bench.editor.queries ours|stock` prints them as JSON."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

SETTINGS = {"ours": "cms.config.settings", "stock": "bench.stock.settings"}
HOSTS = {"ours": "central.localhost", "stock": "localhost"}


def main(which: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS[which]
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment
    from django.urls import reverse

    from bench.editor.long_page import USERNAME, make_ours, make_stock
    from bench.editor.sending import sent

    if which == "stock":
        call_command("migrate", verbosity=0)
    page = make_ours() if which == "ours" else make_stock()
    # Answers keep the form that they show.
    setup_test_environment()
    client = Client(SERVER_NAME=HOSTS[which])
    client.force_login(get_user_model().objects.get(username=USERNAME))
    address = reverse("wagtailadmin_pages:edit", args=[page])
    form = client.get(address).context["form"]
    data = sent(form)

    def send(action: str, number: int) -> None:
        changes = {"lead_fa": f"لید {number}", **({"action-publish": "1"} if action == "publish" else {})}
        answer = client.post(address, data | changes)
        if answer.status_code != 302:
            raise RuntimeError(f"{which}, {action}: {answer.status_code} {answer.context['form'].errors}")

    requests: dict[str, Any] = {
        "open": lambda number: client.get(address),
        "save draft": lambda number: send("draft", number),
        "publish": lambda number: send("publish", number),
    }
    counts, statements = {}, {}
    for place, (name, request) in enumerate(requests.items()):
        request(10 * place)
        with CaptureQueriesContext(connection) as captured:
            request(10 * place + 1)
        counts[name] = len(captured)
        statements[name] = [query["sql"] for query in captured]
    found = {"page": page, "path": address, "host": HOSTS[which], "form": data, "queries": counts}
    if "--statements" in sys.argv:
        found["statements"] = statements
    print(json.dumps(found, default=str))


if __name__ == "__main__":
    main(sys.argv[1])
