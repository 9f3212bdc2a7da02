"""The first two sites of the measured network, made as editors make them: `python -m bench.first_sites`.

Prints as JSON the cookie of somebody who publishes in the district and is signed in, and the key of its root page.
"""

import io
import json
import os
import random
from datetime import timedelta
from typing import Any

NEWS_ITEMS = 40
PHOTO_REPORTS = 12
PICTURES = 6  # of a photo report
KINDS = ("news", "news", "report", "notice")
WORDS = """
شهر شهروند مدیر نمونه طرح برنامه گزارش نشست همکاری رسانه خدمات فرهنگی اجتماعی عمرانی توسعه بوستان معبر
بهسازی آموزش کارگاه نمایشگاه بازدید افتتاح روابط‌عمومی منطقه سازمان محله میدان خیابان سامانه پاسخ‌گویی
"""


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.config.settings")
    import django

    django.setup()
    from cms.tenancy.models import NetworkSite, SitePhone
    from sites.create_site import create_site

    words = random.Random(5)
    create_site("central.localhost", kind="central", name="دفتر مرکزی روابط‌عمومی", code="central")
    create_site("d1.localhost", kind="district", name="روابط‌عمومی منطقهٔ ۱", code="d1", number=1)
    for site in NetworkSite.objects.all():
        SitePhone.objects.create(site=site, label_fa="تلفن", number="021-1000", extension="12")
        picture = _picture(site)
        _publish_news(site, words, picture)
        _publish_photo_reports(site, words, picture)
    root = NetworkSite.objects.get(code="d1").root_page_id
    print(json.dumps({"cookie": _signed_in(), "root": root}))


def _signed_in() -> str:
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from cms.accounts.models import User
    from cms.tenancy.models import SiteRole
    from sites.members.grant_membership import grant_membership

    user = User.objects.create_user("bench-publisher")
    grant_membership(user, SiteRole.objects.get(site__code="d1", role="publisher"), by=None)
    session = SessionStore()
    session.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _picture(site: Any) -> Any:
    from django.core.files.base import ContentFile
    from PIL import Image

    from cms.media.models import SiteImage

    drawn = io.BytesIO()
    Image.new("RGB", (1600, 1000), "teal").save(drawn, "PNG")
    return SiteImage.objects.create(
        title="تصویر نمونه",
        alt_fa="میدان نمونه",
        file=ContentFile(drawn.getvalue(), "sample.png"),
        collection=site.collection,
    )


def _publish_news(site: Any, words: random.Random, picture: Any) -> None:
    from django.utils import timezone

    from cms.news.models import NewsIndexPage, NewsPage
    from cms.pages.models import BasePage

    index = BasePage.objects.get(pk=NewsIndexPage.objects.get(site=site).pk)
    for number in range(NEWS_ITEMS):
        page = NewsPage(
            title_fa=_text(words, 8),
            slug=f"item-{number}",
            kind=KINDS[number % len(KINDS)],
            kicker_fa=_text(words, 3),
            lead_fa=_text(words, 30),
            date=timezone.now() - timedelta(hours=7 * number),
            picture=picture,
            body_fa=[("paragraph", {"text": f"<p>{_text(words, 60)}</p>"}) for _paragraph in range(6)],
            # Every fourth item is there in English too.
            **({"title_en": f"Item {number}", "lead_en": "A lead.", "ready_en": True} if number % 4 == 0 else {}),
            live=False,
        )
        index.add_child(instance=page)
        NewsPage.objects.get(pk=page.pk).save_revision().publish()


def _publish_photo_reports(site: Any, words: random.Random, picture: Any) -> None:
    from django.utils import timezone

    from cms.galleries.models import GalleryIndexPage, PhotoReportPage
    from cms.pages.models import BasePage

    index = BasePage.objects.get(pk=GalleryIndexPage.objects.get(site=site).pk)
    for number in range(PHOTO_REPORTS):
        page = PhotoReportPage(
            title_fa=_text(words, 6),
            slug=f"report-{number}",
            lead_fa=_text(words, 20),
            date=timezone.now() - timedelta(days=3 * number),
            live=False,
        )
        index.add_child(instance=page)
        for order in range(PICTURES):
            page.pictures.create(image=picture, caption_fa=_text(words, 8), sort_order=order)
        PhotoReportPage.objects.get(pk=page.pk).save_revision().publish()


def _text(words: random.Random, count: int) -> str:
    return " ".join(words.choices(WORDS.split(), k=count))


if __name__ == "__main__":
    main()
