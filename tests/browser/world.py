"""What browser tests see beyond the world of tests/factories/world.py."""

from __future__ import annotations

from cms.release.refreshing import refresh_stale
from cms.tenancy.models import NetworkSite, SiteStatus
from sites.create_site import create_site
from tests.browser.rich_site import fill_site, in_languages
from tests.factories import NewsPageFactory, UserFactory

RICH, SUSPENDED, ARCHIVED = "d1.localhost", "suspended.test", "archived.test"
EDITOR, PASSWORD = "editor", "secret"
WITHDRAWN = "withdrawn"


def make_world(port: int) -> None:
    """Add to the live database; called once, with commits, before server and worker start on `port`.

    The central office and the site `d1` get every page type; `suspended.test` and `archived.test` show their state.
    The user EDITOR publishes on `d1` alone.
    """
    create_site(RICH, kind="district", name="d1", code="d1", number=7)
    for code in ("central", "d1"):
        fill_site(NetworkSite.objects.select_related("root_page").get(code=code))
    NewsPageFactory(site="d1", slug=WITHDRAWN).unpublish()
    UserFactory(username=EDITOR, role=("d1", "publisher"))
    for hostname, status in ((SUSPENDED, SiteStatus.SUSPENDED), (ARCHIVED, SiteStatus.ARCHIVED)):
        site = create_site(hostname, kind="organisation", name=hostname).site
        site.status = status
        for field, value in in_languages("notice", lambda text: text["notice"]).items():
            setattr(site, field, value)
        site.save()
    refresh_stale()
