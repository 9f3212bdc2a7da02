"""The page of results: on a site, on the network, in three languages."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.release.models import ReleasedDocument
from search.indexing import index_missing
from tests.factories import NewsPageFactory, StandardPageFactory
from tests.factories.world import CENTRAL, FIRST, SECOND, site
from tests.serving.test_query_counts import make_many_sites, multiply
from tests.serving.visitor import ask, read, text, where

pytestmark = pytest.mark.django_db


def results(hostname: str, path: str) -> list[tuple[str, str]]:
    return [(text(link), link["href"]) for link in read(hostname, path).select(".results h2 a")]


def test_the_field_stands_on_every_page() -> None:
    for path, action in (("/", "/search/"), ("/en/news/", "/en/search/"), ("/ar/no-such/", "/ar/search/")):
        form = read(FIRST, path, 404 if "no-such" in path else 200).select_one("header form[role=search]")
        assert (form["action"], form.get("method")) == (f"http://{FIRST}:8000{action}", None)
        assert [field["name"] for field in form.find_all("input")] == ["q"]


def test_a_site_finds_its_own() -> None:
    NewsPageFactory(title_fa="بوستان لاله", slug="tulip", lead_fa="بوستان پس از نوسازی باز شد.")
    NewsPageFactory(title_fa="بوستان بیگانه", site="second")
    page = read(FIRST, "/search/?q=بوستان")
    assert results(FIRST, "/search/?q=بوستان") == [("بوستان لاله", "/news/tulip/")]
    assert [str(mark) for mark in page.select(".results mark")] == ["<mark>بوستان</mark>"] * 2
    assert text(page.select_one("[role=status]")).startswith("۱ ")
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert page.select(".results .site") == []
    assert len(page.select("form[role=search]")) == 1
    assert page.select_one("main input[name=q]")["value"] == "بوستان"


def test_the_central_office_finds_all_and_says_whose_it_is() -> None:
    NewsPageFactory(title_fa="بوستان یک", slug="one")
    StandardPageFactory(title_fa="بوستان دو", slug="two", site="second")
    found = dict(results(CENTRAL, "/search/?q=بوستان"))
    assert found == {"بوستان یک": f"http://{FIRST}:8000/news/one/", "بوستان دو": f"http://{SECOND}:8000/two/"}
    page = read(CENTRAL, "/search/?q=بوستان")
    assert {text(link) for link in page.select(".results .site")} == {"منطقهٔ ۱", "سازمان نمونه"}
    choices = {text(link): link["href"] for link in page.select(".narrow a")}
    assert [text(choice) for choice in page.select(".narrow li > span")] == ["۱"] * 4
    assert list(choices)[2:] == ["منطقهٔ ۱", "سازمان نمونه"]
    assert results(CENTRAL, choices["منطقهٔ ۱"]) == [("بوستان یک", f"http://{FIRST}:8000/news/one/")]
    assert len(results(CENTRAL, "/search/?q=بوستان&type=news")) == 1
    # A choice of a site that there is not is no choice; on another site's host there is none.
    assert len(results(CENTRAL, "/search/?q=بوستان&site=nowhere")) == 2
    assert len(results(FIRST, "/search/?q=بوستان&site=second")) == 1


def test_nothing_found_says_what_to_try() -> None:
    NewsPageFactory(title_fa="بوستان")
    page = read(FIRST, "/en/search/?q=zeppelin")
    assert text(page.select_one("[role=status]")) == "No result"
    assert text(page.select_one(".empty b")) == "Nothing was found"
    assert [link["href"] for link in page.select("main .lines a")] == [f"http://{CENTRAL}:8000/en/search/?q=zeppelin"]
    narrowed = read(FIRST, "/search/?q=بوستان&type=post")
    assert [link["href"] for link in narrowed.select("main .found ul.lines a")][0] == (
        "/search/?q=%D8%A8%D9%88%D8%B3%D8%AA%D8%A7%D9%86"
    )
    assert len(narrowed.select(".narrow a")) == 1


def test_nothing_asked_is_an_invitation() -> None:
    for path in ("/en/search/", "/en/search/?q=", "/en/search/?q=%20%E2%80%8C"):
        page = read(FIRST, path)
        assert page.select(".results, [role=status]") == []
    assert text(read(FIRST, "/en/search/").select_one(".empty b")) == "Write what you are looking for"


def test_results_turn() -> None:
    for number in range(23):
        NewsPageFactory(title_fa=f"بوستان {number}")
    first, second, third = (results(FIRST, f"/search/?q=بوستان&page={page}") for page in (1, 2, 3))
    assert (len(first), len(second), len(third)) == (10, 10, 3)
    assert len({*first, *second, *third}) == 23
    links = {link["rel"][0]: link["href"] for link in read(FIRST, "/search/?q=بوستان&page=2").select(".turn a")}
    asked = "/search/?q=%D8%A8%D9%88%D8%B3%D8%AA%D8%A7%D9%86"
    assert links == {"prev": asked, "next": f"{asked}&page=3"}
    for nonsense in ("0", "-1", "x", "99999999999", "۲"):
        assert ask(FIRST, f"/search/?q=بوستان&page={nonsense}").status_code == 200


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q='",
        "q=%FF%FE",
        "q=" + "x" * 9000,
        "q=a&type='&site='",
        "q[]=x",
        "q=<script>x</script>",
        "q=%27%3A%2A",
    ],
)
def test_hostile_queries_are_answered(query: str) -> None:
    for hostname in (FIRST, CENTRAL):
        answer = ask(hostname, f"/search/?{query}")
        assert answer.status_code == 200
        assert b"<script>x" not in answer.content


def test_addresses() -> None:
    assert where(ask(FIRST, "/search?q=x")) == (301, "/search/?q=x")
    record = site("first")
    record.languages = ["en"]
    record.save()
    assert where(ask(FIRST, "/ar/search/?q=x")) == (302, "/search/?q=x")
    assert ask(FIRST, "/search/", "POST").status_code == 405
    record.status = "suspended"
    record.save()
    assert ask(FIRST, "/search/?q=x").status_code == 503


def test_the_cost_does_not_grow() -> None:
    item = NewsPageFactory(title_fa="بوستان")
    document = ReleasedDocument.objects.get(uid=item.uid, locale="fa")

    def counts() -> list[int]:
        made = []
        for hostname, path in ((FIRST, "/search/?q=بوستان"), (CENTRAL, "/search/?q=بوستان&site=first&type=news")):
            with CaptureQueriesContext(connection) as captured:
                assert ask(hostname, path).status_code == 200
            made.append(len(captured))
        return made

    alone = counts()
    make_many_sites(document)
    multiply(document, [site("first")] * 200)
    index_missing()
    assert counts() == alone
    assert max(alone) <= 10
