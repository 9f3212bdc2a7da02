from __future__ import annotations

import factory

from cms.news.models import NewsCategory, NewsTag
from cms.people.models import Person
from cms.tenancy.models import NetworkSite


class OfASite(factory.django.DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        code = "first"

    site = factory.LazyAttribute(lambda values: NetworkSite.objects.get(code=values.code))


class PersonFactory(OfASite):
    class Meta:
        model = Person

    name_fa = factory.Sequence(lambda number: f"مدیر نمونهٔ {number}")


class NewsCategoryFactory(OfASite):
    class Meta:
        model = NewsCategory

    name_fa = factory.Sequence(lambda number: f"دستهٔ نمونهٔ {number}")


class NewsTagFactory(OfASite):
    class Meta:
        model = NewsTag

    name_fa = factory.Sequence(lambda number: f"برچسب نمونهٔ {number}")
