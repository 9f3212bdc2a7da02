"""A page of 3,000 words and somebody who edits it, in the product and in Wagtail as it comes."""

import random
from typing import Any

WORDS, PARAGRAPHS = 3_000, 30
USERNAME, PASSWORD = "bench-editor", "bench-password"
WORD_LIST = """
شهر شهروند مدیر طرح برنامه گزارش نشست رسانه خدمات محله بوستان کارگاه افتتاح روابط‌عمومی منطقه
"""


def body() -> list[tuple[str, dict[str, str]]]:
    words = random.Random(3)
    return [
        ("paragraph", {"text": f"<p>{' '.join(words.choices(WORD_LIST.split(), k=WORDS // PARAGRAPHS))}</p>"})
        for _number in range(PARAGRAPHS)
    ]


def make_ours() -> int:
    """A published news item of the district, which a publisher of that site alone edits; gives its number."""
    from cms.accounts.models import User
    from cms.news.models import NewsIndexPage, NewsPage
    from cms.pages.models import BasePage
    from cms.tenancy.models import SiteRole
    from sites.members.grant_membership import grant_membership

    user = User.objects.create_user(USERNAME, password=PASSWORD)
    grant_membership(user, SiteRole.objects.get(site__code="d1", role="publisher"), by=None)
    index = BasePage.objects.get(pk=NewsIndexPage.objects.get(site__code="d1").pk)
    page = NewsPage(title_fa="گزارش بلند", slug="long", lead_fa="لید گزارش", body_fa=body(), live=False)
    index.add_child(instance=page)
    NewsPage.objects.get(pk=page.pk).save_revision().publish()
    return int(page.pk)


def make_stock() -> int:
    """The same with Wagtail's own page: below a home, edited by a user of the group that Wagtail makes for that."""
    from django.contrib.auth.models import Group, User
    from wagtail.models import Page

    from bench.stock.models import StockPage

    user = User.objects.create_user(USERNAME, password=PASSWORD)
    user.groups.add(Group.objects.get(name="Moderators"))
    page: Any = StockPage(title="Long report", slug="long", lead_fa="لید گزارش", body_fa=body(), live=False)
    Page.objects.get(slug="home").add_child(instance=page)
    StockPage.objects.get(pk=page.pk).save_revision().publish()
    return int(page.pk)
