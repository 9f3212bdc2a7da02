from __future__ import annotations

from typing import Any

import factory

from cms.galleries.models import AudioPage, FilmPage, GalleryIndexPage, PhotoReportPage
from cms.news.models import NewsIndexPage, NewsPage
from cms.pages.models import BasePage
from cms.people.models import PeopleIndexPage, PostPage
from cms.standard.models import PortalPage, StandardPage
from cms.tenancy.models import NetworkSite


class PageFactory(factory.django.DjangoModelFactory):
    """Adds a page to a site's tree; `publish=False` leaves it a draft. `site` is a code, `parent` a page."""

    class Meta:
        abstract = True

    title_fa = factory.Sequence(lambda number: f"صفحهٔ نمونهٔ {number}")

    @classmethod
    def find_parent(cls, site: NetworkSite) -> BasePage:
        return site.root_page

    @classmethod
    def _create(cls, model_class: type[BasePage], *_args: Any, **values: Any) -> BasePage:
        publish = values.pop("publish", True)
        parent = values.pop("parent", None)
        code = values.pop("site", "first")
        if parent is None:
            parent = cls.find_parent(NetworkSite.objects.get(code=code))
        page = model_class(live=False, **values)
        BasePage.objects.get(pk=parent.pk).add_child(instance=page)
        page = model_class.objects.get(pk=page.pk)
        if publish:
            page.save_revision().publish()
            page = model_class.objects.get(pk=page.pk)
        return page


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage

    title_fa = factory.Sequence(lambda number: f"خبر نمونهٔ {number}")

    @classmethod
    def find_parent(cls, site: NetworkSite) -> BasePage:
        return NewsIndexPage.objects.get(site=site)


class PostPageFactory(PageFactory):
    class Meta:
        model = PostPage

    title_fa = factory.Sequence(lambda number: f"سمت نمونهٔ {number}")

    @classmethod
    def find_parent(cls, site: NetworkSite) -> BasePage:
        return PeopleIndexPage.objects.get(site=site)


class StandardPageFactory(PageFactory):
    class Meta:
        model = StandardPage


class PortalPageFactory(PageFactory):
    class Meta:
        model = PortalPage


class GalleryItemFactory(PageFactory):
    class Meta:
        abstract = True

    @classmethod
    def find_parent(cls, site: NetworkSite) -> BasePage:
        return GalleryIndexPage.objects.get(site=site)


class PhotoReportPageFactory(GalleryItemFactory):
    """`images` become its pictures, in their order."""

    class Meta:
        model = PhotoReportPage

    title_fa = factory.Sequence(lambda number: f"گزارش تصویری نمونهٔ {number}")

    @classmethod
    def _create(cls, model_class: type[BasePage], *args: Any, **values: Any) -> BasePage:
        images, publish = values.pop("images", []), values.pop("publish", True)
        page = super()._create(model_class, *args, publish=False, **values)
        for order, image in enumerate(images):
            page.pictures.create(image=image, sort_order=order)
        page.pictures.commit()
        if publish:
            page.save_revision().publish()
        return model_class.objects.get(pk=page.pk)


class FilmPageFactory(GalleryItemFactory):
    class Meta:
        model = FilmPage

    title_fa = factory.Sequence(lambda number: f"فیلم نمونهٔ {number}")


class AudioPageFactory(GalleryItemFactory):
    class Meta:
        model = AudioPage

    title_fa = factory.Sequence(lambda number: f"صدای نمونهٔ {number}")
