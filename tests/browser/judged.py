"""The screens of the admin that axe judges, by their views.

`tests/architecture/test_judged_screens.py` holds that none of our own is missing here.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.urls import reverse

from cms.media.models import SiteImage
from cms.news.models import NewsCategory, NewsIndexPage, NewsPage
from cms.people.models import Person
from cms.tenancy.models import NetworkSite
from sites.models import Membership
from tests.browser.rich_site import UNTRANSLATED
from tests.browser.world import EDITOR
from tests.factories import NewsPageFactory, NewsTagFactory


class Screen(NamedTuple):
    """A view of the admin; an argument is a name of `things()`, or the value itself. `one_width`: why one is enough."""

    view: str
    arguments: tuple[str, ...] = ()
    query: str = ""
    one_width: str = ""

    def address(self, things: dict[str, Any]) -> str:
        if self.view == "":
            return self.query
        return reverse(self.view, args=[things.get(name, name) for name in self.arguments]) + self.query


SAME_TABLE = "the table of the list of news with other columns"
SAME_FORM = "the form or the question of another record, which is judged on a phone"
REPORT = "Wagtail's table, which is judged on a phone as the report of aging pages"
OF_PAGES = "Wagtail's table, which is judged on a phone for pages"

# What an editor sees daily; these are read for their language too.
DAILY = {
    "dashboard": Screen("wagtailadmin_home"),
    "explorer": Screen("wagtailadmin_explore", ("home",)),
    "news": Screen("wagtailadmin_explore", ("index",)),
    "types": Screen("wagtailadmin_pages:add_subpage", ("home",)),
    "history": Screen("wagtailadmin_pages:history", ("item",)),
    "usage": Screen("wagtailadmin_pages:usage", ("item",)),
    "move": Screen("wagtailadmin_pages:move", ("item",)),
    "copy": Screen("wagtailadmin_pages:copy", ("item",)),
    "unpublish": Screen("wagtailadmin_pages:unpublish", ("item",)),
    "delete": Screen("wagtailadmin_pages:delete", ("item",)),
    "search": Screen("wagtailadmin_pages:search", query="?q=نظرسنجی"),
    "images": Screen("editing_images"),
    "image upload": Screen("wagtailimages:add"),
    "images upload": Screen("editing_add_images"),
    "documents": Screen("editing_documents"),
    "documents upload": Screen("editing_add_documents"),
    "people": Screen("wagtailsnippets_people_person:list"),
    "person": Screen("wagtailsnippets_people_person:edit", ("person",)),
    "new person": Screen("wagtailsnippets_people_person:add"),
    "own news": Screen("news:index"),
    "own photo reports": Screen("photo-reports:index"),
    "choice of a site": Screen("editing_switch_site"),
    "imports": Screen("importing_imports"),
    "file to import": Screen("importing_give_file"),
    "export": Screen("exporting_export_page", ("item",), "?format=docx"),
    "account": Screen("wagtailadmin_account"),
    "aging pages": Screen("wagtailadmin_reports:aging_pages"),
    "nothing": Screen("", query="/admin/nothing/here/"),
}
RARE = {
    "comparison": Screen("wagtailadmin_pages:revisions_compare", ("changed", "earliest", "latest")),
    "languages to restore": Screen("editing_choose_language_to_restore", ("changed", "version")),
    "language restored": Screen("editing_restore_language", ("changed", "version", "en")),
    "language withdrawn": Screen("release_withdraw_language", ("changed", "en")),
    "films": Screen("films:index", one_width=SAME_TABLE),
    "sound": Screen("sound-recordings:index", one_width=SAME_TABLE),
    "posts": Screen("posts:index", one_width=SAME_TABLE),
    "standard pages": Screen("standard-pages:index", one_width=SAME_TABLE),
    "categories": Screen("wagtailsnippets_news_newscategory:list"),
    "new category": Screen("wagtailsnippets_news_newscategory:add"),
    "category": Screen("wagtailsnippets_news_newscategory:edit", ("category",)),
    "category copied": Screen("wagtailsnippets_news_newscategory:copy", ("category",), one_width=SAME_FORM),
    "category deleted": Screen("wagtailsnippets_news_newscategory:delete", ("category",)),
    "category used": Screen("wagtailsnippets_news_newscategory:usage", ("category",), one_width=OF_PAGES),
    "history of a category": Screen("wagtailsnippets_news_newscategory:history", ("category",), one_width=OF_PAGES),
    "tags": Screen("wagtailsnippets_news_newstag:list", one_width=SAME_FORM),
    "new tag": Screen("wagtailsnippets_news_newstag:add", one_width=SAME_FORM),
    "tag": Screen("wagtailsnippets_news_newstag:edit", ("tag",), one_width=SAME_FORM),
    "picture": Screen("wagtailimages:edit", ("picture",)),
    "password": Screen("account_change_password"),
    "e-mail address": Screen("account_email"),
    "second factor": Screen("mfa_index"),
    "sessions": Screen("usersessions_list"),
}
# Those of whoever runs the network.
NETWORK = {
    "sites": Screen("wagtailsites:index"),
    "site": Screen("wagtailsites:edit", ("site",)),
    "site suspended": Screen("network_site_status", ("site", "suspended")),
    "hostnames": Screen("network_site_hostnames", ("site",)),
    "hostname made primary": Screen("network_site_hostname_primary", ("site", "hostname"), one_width=SAME_FORM),
    "hostname removed": Screen("network_site_hostname_remove", ("site", "hostname")),
    "face of a site": Screen("network_face_preview", one_width="a picture of a wide page in a frame"),
    "item moved": Screen("wagtailadmin_pages:move_confirm", ("item", "other index")),
    "place of an item": Screen("news:choose_parent"),
    "history of a person": Screen("network_person_history", ("user",)),
    "person leaves": Screen("network_person_leaves", ("user",)),
    "person returns": Screen("network_person_returns", ("gone",)),
    "reviews of others": Screen("review_waiting"),
    "rules of review": Screen("review_rules"),
    "rules of a site": Screen("review_rules_of_site", ("site",)),
    "history of the rules": Screen("review_rules_history"),
    "history of a site's rules": Screen("review_rules_history_of_site", ("site",), one_width="as that of the network"),
    "history of the network": Screen("wagtailadmin_reports:site_history", one_width=REPORT),
    "types of pages": Screen("wagtailadmin_reports:page_types_usage", one_width=REPORT),
}


def things() -> dict[str, Any]:
    """What the arguments of an editor's screens name: belongings of the site `d1`."""
    site = NetworkSite.objects.get(code="d1")
    index = NewsIndexPage.objects.get(site=site)
    records = {
        "item": NewsPage.objects.get(slug=UNTRANSLATED, site=site),
        "person": Person.objects.filter(site=site).first(),
        "category": NewsCategory.objects.filter(site=site).first(),
        "picture": SiteImage.objects.filter(collection=site.collection).first(),
        "user": Membership.objects.get(user__username=EDITOR).user,
    }
    assert None not in records.values()
    keys = {name: record.pk for name, record in records.items() if record is not None}
    other = NewsIndexPage.objects.get(site__code="central")
    return {**keys, "index": index.pk, "other index": other.pk, "home": index.get_parent().pk, "site": site.pk}


def things_with_a_past() -> dict[str, Any]:
    """Those too that only a test makes: an item with a version whose English text was another, and a tag."""
    item = NewsPageFactory(site="d1", title_fa="یکم", title_en="First", lead_en="The lead", ready_en=True)
    version = item.latest_revision_id
    item.title_fa, item.title_en = "دوم", "Second"
    item.save_revision(log_action=True).publish()
    tag = NewsTagFactory(code="d1", name_fa="باغ")
    return {**things(), "changed": item.pk, "version": version, "tag": tag.pk}
