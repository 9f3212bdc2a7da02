"""Provisioning: all that a site needs in one step."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Site
from wagtail.models.media import get_root_collection_id

from cms.accounts.models import User
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.release.log import audit
from cms.release.models import ReleasedDocument
from cms.tenancy.models import SITE_ROLES, NetworkSite, Role
from tests.factories import NewsPageFactory
from tests.factories.world import CENTRAL, site
from tests.news.test_news import form
from tests.serving.visitor import ask, heading, main_of, read, where
from tests.sites.everything import permissions
from tests.sites.making import NAME, make

pytestmark = pytest.mark.django_db

PAGES = ["", "about", "duties", "people", "news", "galleries", "contact"]


def test_the_record_its_hostname_and_its_route() -> None:
    made = make(short_name="منطقهٔ ۷", status="preparing")
    record = NetworkSite.objects.get(code="d7")
    assert (made.site, made.is_new) == (record, True)
    assert (record.kind, record.number, record.status, record.parent) == ("district", 7, "preparing", site("central"))
    assert (record.name_fa, record.name, record.short_name_fa) == (NAME, NAME, "منطقهٔ ۷")
    assert record.languages == ["en", "ar"]
    assert [(row.hostname, row.is_primary) for row in record.hostnames.all()] == [("d7.test", True)]
    route = Site.objects.get(pk=record.route_id)
    assert (route.hostname, route.port, route.root_page_id, route.is_default_site) == (
        "d7.test",
        80,
        record.root_page_id,
        False,
    )


def test_the_root_and_the_standard_pages_are_published() -> None:
    record = make().site
    pages = BasePage.objects.filter(site=record).order_by("path")
    assert [(page.slug, page.depth, page.live, page.show_in_menus) for page in pages] == [
        ("d7", 2, True, True),
        *((slug, 3, True, True) for slug in PAGES[1:]),
    ]
    assert [page.specific.body_type for page in pages] == [
        "home",
        "unit_introduction",
        "duties",
        "people_index",
        "news_index",
        "gallery_index",
        "contact",
    ]
    documents = ReleasedDocument.objects.filter(site=record)
    assert {(row.locale, row.path, row.state) for row in documents} == {
        ("fa", f"/{slug}/" if slug else "/", "released") for slug in PAGES
    }
    assert audit() == []


def test_citizens_read_it_at_once() -> None:
    make()
    for slug in PAGES:
        assert heading(read("d7.test", f"/{slug}/" if slug else "/")) != ""
    assert heading(read("d7.test", "/")) == NAME
    assert "d7.test" in str(main_of(read(CENTRAL, "/")))


def test_a_site_in_preparation_is_not_there_for_citizens() -> None:
    make(status="preparing")
    assert [ask("d7.test", path).status_code for path in ("/", "/about/", "/n/1")] == [404, 404, 404]
    assert "d7.test" not in str(read(CENTRAL, "/"))


def test_its_collection_is_below_the_root() -> None:
    collection = make().site.collection
    assert (collection.name, collection.get_parent().pk) == (NAME, get_root_collection_id())


def test_four_groups_with_exactly_these_permissions() -> None:
    record = make().site
    groups = {role.role: role.group for role in record.roles.select_related("group")}
    assert sorted(groups) == sorted(SITE_ROLES)
    offered = site("central").offered_collection.name
    admin = ["wagtailadmin.access_admin"]
    people = [f"people.{action}_person" for action in ("add", "change", "delete")]
    words = [
        f"news.{action}_{model}" for action in ("add", "change", "delete") for model in ("newscategory", "newstag")
    ]

    def expected(*pages: str, is_contributor: bool = False) -> dict[str, list[str]]:
        files = ("add", "choose") if is_contributor else ("add", "change", "choose")
        return {
            "models": sorted([*admin, *([] if is_contributor else people + words)]),
            "pages": sorted(f"d7: {action}_basepage" for action in pages),
            "media": sorted(
                f"{place}: {action}_{model}"
                for place, actions in ((NAME, files), (offered, ("choose",)))
                for action in actions
                for model in ("document", "image")
            ),
        }

    assert {role: permissions(group) for role, group in groups.items()} == {
        Role.CONTRIBUTOR: expected("add", is_contributor=True),
        Role.EDITOR: expected("add", "change"),
        Role.PUBLISHER: expected("add", "change", "publish"),
        Role.SITE_MANAGER: expected("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    }


def test_the_first_editor_signs_in_and_publishes_there_and_nowhere_else() -> None:
    made = make()
    assert made.editor is not None
    assert (made.editor.username, len(made.password), made.editor.is_superuser) == ("d7-editor", 16, False)
    client = Client(headers={"host": CENTRAL})
    answer = client.post(reverse("account_login"), {"login": "d7-editor", "password": made.password})
    assert where(answer) == (302, reverse("wagtailadmin_home"))
    assert client.get(reverse("wagtailadmin_home")).status_code == 200
    statuses = {}
    for code in ("d7", "first", "central"):
        index = NewsIndexPage.objects.get(site__code=code)
        address = reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])
        statuses[code] = client.post(address, form(None, slug=f"item-{code}")).status_code
    assert [page.slug for page in NewsPage.objects.all()] == ["item-d7"]
    assert heading(read("d7.test", "/news/item-d7/")) == "خبر"
    other = NewsPageFactory(slug="other")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).status_code == 302
    explorer = BeautifulSoup(client.get(reverse("wagtailadmin_explore_root"), follow=True).content, "html.parser")
    links = {link["href"] for link in explorer.select("main td a[href$='/edit/']")}
    own = BasePage.objects.filter(site=made.site)
    assert links == {reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in own if page.depth == 3}


def test_the_first_site_of_all_brings_the_networks_roles() -> None:
    groups = {role.role: permissions(role.group) for role in site("central").roles.model.objects.filter(site=None)}
    assert sorted(groups) == ["central-editor", "network-manager", "overseer"]
    assert groups["overseer"] == {"models": ["wagtailadmin.access_admin"], "pages": [], "media": []}
    assert groups["central-editor"]["pages"] == [f"root: {action}_basepage" for action in ("add", "change", "publish")]
    assert [name for name in groups["network-manager"]["models"] if name.startswith("tenancy")] == [
        "tenancy.add_networksite",
        "tenancy.change_networksite",
        "tenancy.view_networksite",
    ]
    assert "tenancy.add_networksite" not in groups["central-editor"]["models"]


def test_an_editor_who_is_there_already_gets_the_role() -> None:
    user = User.objects.create_user("somebody", password="secret")
    made = make(editor_username="somebody")
    assert (made.editor, made.password) == (user, "")
    assert user.groups.get() == made.site.roles.get(role=Role.SITE_MANAGER).group
    assert User.objects.get(pk=user.pk).check_password("secret")


def test_a_name_that_is_made_up_is_nobodys() -> None:
    former = User.objects.create_user("d7-editor", password="secret")
    made = make()
    assert made.editor is not None
    assert (made.editor.username, former.groups.count()) == ("d7-editor-2", 0)


@pytest.mark.parametrize(
    ("hostname", "code"),
    [
        ("d7.city.test", "d7"),
        ("7.city.test", "site-7"),
        ("first.city.test", "first-2"),
        ("www.test", "www"),
        ("x" * 63 + ".test", "x" * 36),
        ("D7.City.TEST ", "d7"),
    ],
)
def test_a_code_comes_from_the_hostname(hostname: str, code: str) -> None:
    made = make(hostname)
    assert made.site.code == code
    assert made.site.hostnames.get().hostname == hostname.strip().lower()


def test_sites_look_different() -> None:
    hues = [make(f"d{number}.test", number=number).site.hue for number in range(20, 30)]
    assert len(set(hues)) == 10
    assert all(0 <= hue < 360 for hue in hues)


def test_the_cost_does_not_grow_with_the_network() -> None:
    def queries(hostname: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            make(hostname, name=hostname, number=None)
        return len(captured)

    make("warm.test", name="warm", number=None)
    # Collections are kept in the order of their names; a name that comes last moves no other.
    first = queries("y1.test")
    for number in range(10):
        make(f"b{number}.test", name=f"b{number}", number=None)
    # A savepoint more or less; a query a site would be eleven.
    assert queries("y2.test") <= first + 6
    assert first <= 740
