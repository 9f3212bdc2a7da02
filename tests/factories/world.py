"""The world that every test database begins with: a central office and two sites."""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult

from cms.release.refreshing import refresh_stale
from cms.tenancy.models import NetworkSite
from sites.create_site import create_site

CENTRAL, FIRST, SECOND = "central.test", "first.test", "second.test"


def build_world() -> None:
    create_site(CENTRAL, kind="central", name="دفتر مرکزی روابط‌عمومی", short_name="دفتر مرکزی", code="central")
    create_site(FIRST, kind="district", name="روابط‌عمومی منطقهٔ ۱", short_name="منطقهٔ ۱", number=1)
    create_site(SECOND, kind="organisation", name="روابط‌عمومی سازمان نمونه", short_name="سازمان نمونه")
    # Nothing waits when a test begins.
    refresh_stale()
    DBTaskResult.objects.all().delete()


def site(code: str) -> NetworkSite:
    return NetworkSite.objects.select_related("route", "root_page").get(code=code)
