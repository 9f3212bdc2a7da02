"""A site that tests make by the function of provisioning."""

from __future__ import annotations

from typing import Any

from sites.create_site import CreatedSite, create_site

NAME = "روابط‌عمومی منطقهٔ ۷"


def make(hostname: str = "d7.test", **values: Any) -> CreatedSite:
    return create_site(hostname, **{"kind": "district", "name": NAME, "number": 7, **values})
