"""Standard pages, the first level of every site: made with it, or added where a version brings new ones."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from cms.galleries.models import GalleryIndexPage
from cms.news.models import NewsIndexPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.units.models import ContactPage, DutiesPage, UnitIntroductionPage

# Type, slug and title, in the order of the menu.
STANDARD_PAGES: list[tuple[type[BasePage], str, str]] = [
    (UnitIntroductionPage, "about", gettext_noop("Unit introduction")),
    (DutiesPage, "duties", gettext_noop("Duties")),
    (PeopleIndexPage, "people", gettext_noop("People")),
    (NewsIndexPage, "news", gettext_noop("News")),
    (GalleryIndexPage, "galleries", gettext_noop("Galleries")),
    (ContactPage, "contact", gettext_noop("Contact us")),
]


def lock_tree() -> BasePage:
    """The root of all sites, held to the transaction's end: two who add at once would get the same place."""
    return BasePage.objects.select_for_update(of=("self",), no_key=True).get(depth=1)


def add_standard_pages(home: BasePage) -> list[BasePage]:
    """Publish below a site's home the standard pages that the site has none of, and return them.

    A page counts by its type, wherever editors have moved it, published or not. A new one stands before the standard
    pages that come after it in a new site's menu; where its address is taken, a number follows. The caller holds
    the tree.
    """
    present = set(BasePage.objects.filter(site_id=home.site_id).values_list("content_type_id", flat=True))
    types = [ContentType.objects.get_for_model(model).pk for model, _slug, _title in STANDARD_PAGES]
    added = []
    for index, (model, slug, title) in enumerate(STANDARD_PAGES):
        if types[index] not in present:
            page = _publish_last(model(slug=_free_slug(home, slug), live=False, show_in_menus=True), title, home)
            if not present.isdisjoint(types[index + 1 :]):
                _move_before(page, types[index + 1 :], home)
            added.append(page)
    return added


def complete_sites() -> dict[str, list[str]]:
    """Give every site that is not archived the standard pages that it lacks: slugs of the new ones by the site's code.

    Each site is a transaction of its own. A second time there is nothing to add.
    """
    added = {}
    records = NetworkSite.objects.exclude(status=SiteStatus.ARCHIVED).exclude(root_page=None)
    for code, root_page_id in records.order_by("code").values_list("code", "root_page_id"):
        with transaction.atomic():
            lock_tree()
            pages = add_standard_pages(BasePage.objects.get(pk=root_page_id))
        if pages:
            added[code] = [page.slug for page in pages]
    return added


def _publish_last(page: BasePage, title: str, home: BasePage) -> BasePage:
    for language in ("fa", "en", "ar"):
        with translation.override(language):
            setattr(page, f"title_{language}", _(title))
    with translation.override("fa"):
        home.add_child(instance=page)
        page.refresh_from_db()
        page.save_revision().publish()
    return page


def _move_before(page: BasePage, types: list[int], home: BasePage) -> None:
    following = BasePage.objects.child_of(home).filter(content_type__in=types).order_by("path").first()
    if following is not None:
        page.move(following, pos="left")


def _free_slug(home: BasePage, slug: str) -> str:
    taken = set(BasePage.objects.child_of(home).filter(slug__startswith=slug).values_list("slug", flat=True))
    candidates = (slug if number == 1 else f"{slug}-{number}" for number in range(1, len(taken) + 2))
    return next(candidate for candidate in candidates if candidate not in taken)
