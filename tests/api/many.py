"""Sites and documents by the dozen, written without the pages that they would come from."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from cms.home.models import HomePage
from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.tenancy.routes import set_primary_hostname


def add_site(code: str, **values: Any) -> NetworkSite:
    """A live site with a home page that is not published."""
    home = HomePage(title_fa=f"سایت {code}", slug=code, live=False)
    BasePage.objects.get(depth=1).add_child(instance=home)
    named = {"name_fa": f"سایت {code}", "short_name_fa": code, "kind": "organisation", "status": SiteStatus.LIVE}
    site = NetworkSite.objects.create(code=code, root_page_id=home.pk, **{**named, **values})
    set_primary_hostname(site, f"{code}.test")
    return site


def add_documents(site: NetworkSite, count: int, **values: Any) -> list[ReleasedDocument]:
    """News items of one minute each after another, the last one the newest; `values` replace columns of all."""
    first = ReleasedDocument.objects.count()
    usual = {
        "locale": "fa",
        "type": "news",
        "depth": 2,
        "summary": {"lead": "", "kicker": "", "kind": "news", "kind_label": "", "category": "", "picture": None},
        "body": {"type": "news"},
        "published_at": datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
        "updated_at": datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
        "state": "released",
        "hash": "",
        **values,
    }
    documents = []
    for number in range(first, first + count):
        path = f"/news/{number}/"
        columns = {
            "uid": uuid.uuid4(),
            "title": f"خبر {number}",
            "sort_key": str(number),
            "position": f"{number:08}",
            **usual,
        }
        if "published_at" not in values:
            columns["published_at"] += timedelta(minutes=number)
        documents.append(ReleasedDocument(site=site, **{"path": path, "folded_path": path, **columns}))
    return ReleasedDocument.objects.bulk_create(documents)
