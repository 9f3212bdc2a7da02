from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

Get = Callable[..., HttpResponse]


@pytest.fixture
def get(db: None) -> Get:
    """`get("items?limit=1")` asks the API on the first site's host; headers and `method=` may follow."""
    client = Client(SERVER_NAME="first.test", raise_request_exception=False)

    def ask(path: str, method: str = "GET", **headers: str) -> HttpResponse:
        address = path if path.startswith("/") else f"/api/v1/{path}"
        response: Any = client.generic(
            method, address, headers={name.replace("_", "-"): headers[name] for name in headers}
        )
        return response

    return ask
