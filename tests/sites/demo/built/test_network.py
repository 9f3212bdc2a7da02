"""The demo network as it is once built: all of it published, and built the way of real sites."""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO
from typing import Any

from django.contrib.auth import authenticate
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.users.models import UserProfile

from cms.accounts.models import User
from cms.importing.models import UnitImport
from cms.media.models import SiteImage
from cms.news.models import NewsPage
from cms.pages.models import BasePage
from cms.people.models import PostPage
from cms.release.log import audit
from cms.release.models import ReleasedDocument
from cms.release.refreshing import waiting
from cms.standard.models import StandardPage
from cms.tenancy.models import NetworkSite, SiteStatus
from cms.text.jalali import to_jalali
from cms.units.models import DutiesPage
from sites.demo import logins
from sites.demo.content import read, read_site
from sites.members.repair_roles import repair_roles
from sites.members.without_publisher import sites_without_publisher
from sites.models import Invitation, InvitationState
from tests.sites.demo.built.documents import documents
from tests.sites.members.people import roles_of

# Tests that run in parallel build the network once.
CODES = ["central", "d1", "d2", "d3", "d4", "d5"]


def test_progress_names_every_site(built: str) -> None:
    assert built.splitlines()[1] == "  site 2 of 6: Public Relations of District 1"
    assert built.splitlines()[6] == "  references between pages"
    assert re.fullmatch(r"  ready after \d+ seconds", built.splitlines()[7])


def test_six_live_sites_at_their_hostnames(built: str) -> None:
    sites = NetworkSite.objects.order_by("code").select_related("route", "parent")
    assert [site.code for site in sites] == CODES
    assert [site.route.hostname for site in sites] == ["localhost", *(f"d{number}.localhost" for number in range(1, 6))]
    assert {site.status for site in sites} == {SiteStatus.LIVE}
    assert [site.parent.code if site.parent else None for site in sites] == [None, *["central"] * 5]
    assert [site.number for site in sites] == [None, 1, 2, 3, None, None]
    assert [site.languages for site in sites] == [["en", "ar"], ["en", "ar"], ["en"], [], ["en"], ["ar"]]


def test_news_in_every_language_and_of_every_kind(built: str) -> None:
    news = documents(type="news")
    assert Counter(news.values_list("locale", flat=True)) == {"fa": 53, "en": 19, "ar": 15}
    sites = Counter(news.filter(locale="fa").values_list("site__code", flat=True))
    assert sites == {"central": 13, "d1": 9, "d2": 8, "d3": 5, "d4": 9, "d5": 9}
    kinds = Counter(NewsPage.objects.values_list("kind", flat=True))
    assert kinds == {"news": 15, "note": 5, "report": 11, "interview": 7, "response": 4, "notice": 11}
    assert max(len(title) for title in news.values_list("title", flat=True)) > 150
    assert [page for page in NewsPage.objects.all() if page.first_published_at != page.date] == []


def test_news_lie_in_several_jalali_months(built: str) -> None:
    days = [timezone.localtime(moment).date() for moment in NewsPage.objects.values_list("date", flat=True)]
    months = {(jalali.year, jalali.month) for jalali in map(to_jalali, days)}
    assert len(months) >= 5


def test_galleries_of_every_size(built: str) -> None:
    reports = documents(type="photo_report", locale="fa")
    sizes = {code: sorted(len(body["pictures"]) for body in bodies(code)) for code in CODES}
    assert sizes == {"central": [3, 9], "d1": [2, 5], "d2": [4], "d3": [], "d4": [1, 2, 3, 4, 9, 40], "d5": [3, 6]}
    assert reports.count() == 13


def bodies(code: str) -> list[dict[str, Any]]:
    return list(documents(type="photo_report", locale="fa", site__code=code).values_list("body", flat=True))


def test_homes_open_with_the_chosen_item(built: str) -> None:
    openings = {document.site.code: document.body["opening"] for document in documents(type="home", locale="fa")}
    chosen = {
        code: str(NewsPage.objects.get(site__code=code, title_fa=item["fa"]["title"]).uid)
        for code in CODES
        for item in read_site(code)["news"]
        if item["key"] == read(code)["opening"]
    }
    assert openings == chosen
    assert set(documents(type="home").values_list("site__code", "locale")) >= {
        ("central", "ar"),
        ("d5", "ar"),
        ("d4", "en"),
    }


def test_unit_pages_come_from_the_importer(built: str) -> None:
    assert sorted(UnitImport.objects.values_list("source_name", flat=True)) == sorted(f"{code}.txt" for code in CODES)
    duties = DutiesPage.objects.get(site__code="d2")
    assert [block.value["title"] for block in duties.duties_fa if block.value["level"] == 1] == [
        "وظایف خبری",
        "وظایف ارتباط مردمی",
        "وظایف فرهنگی و مناسبتی",
        "وظایف درون\u200cسازمانی",
    ]
    # An imported head is not doubled, and the record keeps its own telephone.
    assert PostPage.objects.filter(site__code="central", title_fa="مدیر روابط\u200cعمومی").count() == 1
    assert [phone.number for phone in NetworkSite.objects.get(code="d2").phones.all()] == ["000-5552100"] * 2


def test_every_unit_has_a_head_and_posts_with_a_past(built: str) -> None:
    introductions = documents(type="unit_introduction", locale="fa").order_by("site__code")
    heads = [document.body["head"]["holder"] for document in introductions]
    assert [(head["name"], head["is_acting"]) for head in heads] == [
        ("مدیر نمونه", False),
        ("مدیر نمونه", False),
        ("سرپرست نمونه", True),
        ("مدیر نمونه", False),
        ("مدیر نمونه", False),
        ("مدیر نمونه", False),
    ]
    posts = Counter(PostPage.objects.values_list("site__code", flat=True))
    assert posts == {"central": 12, "d1": 7, "d2": 4, "d3": 4, "d4": 7, "d5": 6}
    holders = documents(type="post", locale="fa").values_list("site__code", "body__holders")
    vacant = {code for code, people in holders if not any(holder["is_current"] for holder in people)}
    assert vacant == {*CODES}


def test_pictures_carry_alternative_text_and_credit(built: str) -> None:
    images = SiteImage.objects.all()
    assert images.count() > 20
    assert [image for image in images if not (image.alt_fa and image.alt_en and image.alt_ar and image.credit_fa)] == []
    assert [
        image for image in images if image.collection not in [site.collection for site in NetworkSite.objects.all()]
    ] == []


def test_links_in_a_text_lead_to_the_page_of_the_same_site(built: str) -> None:
    statements = documents(type="standard", path="/accessibility/", locale="en").order_by("site__code")
    assert [document.site.code for document in statements] == ["central", "d1", "d2", "d4"]
    assert [document.body["blocks"][-1]["value"]["html"].count('href="/en/contact/"') for document in statements] == [
        1
    ] * 4
    assert StandardPage.objects.count() == 10


def test_portal_pages_lead_on_by_tiles(built: str) -> None:
    tiles = {
        (document.site.code, document.locale): [tile["is_external"] for tile in document.body["tiles"]]
        for document in documents(type="portal").select_related("site")
    }
    assert tiles == {
        ("central", "fa"): [False] * 5 + [True],
        ("central", "en"): [False] * 5 + [True],
        ("central", "ar"): [False] * 5 + [True],
        ("d4", "fa"): [False] * 3,
        ("d4", "en"): [False] * 3,
    }


def test_documents_agree_with_the_pages(built: str) -> None:
    assert waiting() == 0
    assert audit() == []


def test_logins_sign_in_and_read_persian(built: str) -> None:
    roles = {
        username: roles_of(User.objects.get(username=username))
        for _label, username, password in logins
        if authenticate(username=username, password=password)
    }
    assert roles == {
        "admin": [("", "network-manager")],
        "central-editor": [("", "central-editor")],
        "overseer": [("", "overseer")],
        "d1-publisher": [("d1", "publisher")],
        "d1-editor": [("d1", "editor")],
        "d1-contributor": [("d1", "contributor")],
        "two-sites": [("d2", "editor"), ("d4", "publisher")],
        "d1-manager": [("d1", "site-manager")],
    }
    assert authenticate(username="d4-manager", password="demo-d4") is not None
    assert set(UserProfile.objects.values_list("preferred_language", flat=True)) == {"fa"}
    assert UserProfile.objects.count() == User.objects.count() == len(logins) + 5
    assert not User.objects.filter(is_superuser=True).exists()
    assert repair_roles().removed == ()


def test_one_site_without_a_publisher_and_one_open_invitation(built: str) -> None:
    assert [site.code for site in sites_without_publisher()] == ["d3"]
    assert [user.username for user in User.objects.filter(is_active=False)] == ["d3-manager"]
    invitation = Invitation.objects.get()
    assert (invitation.role.site, invitation.state) == (NetworkSite.objects.get(code="d1"), InvitationState.OPEN)


def test_second_call_changes_nothing(built: str) -> None:
    def state() -> tuple[Any, ...]:
        log = ReleasedDocument.objects.order_by("pk").values_list("pk", "revision", "sequence", "hash")
        pages = BasePage.objects.order_by("pk").values_list("pk", "latest_revision", "last_published_at")
        return list(log), list(pages), SiteImage.objects.count(), User.objects.count()

    before, output = state(), StringIO()
    with translation.override("en"):
        call_command("demo", stdout=output)
    assert output.getvalue() == "  The demo network is there already; nothing has changed.\n"
    assert state() == before
