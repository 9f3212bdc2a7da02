"""What pages of news say, in exact words, and how their lists are narrowed."""

from tests.themes.rendering import context_of, page, render, text


def test_a_news_item() -> None:
    document = page("news", "en")
    assert text(document.select_one(".kicker")) == "Report Transport"
    assert text(document.select("article > header .meta")[0]) == (
        "Reporter: News desk of the unit Tuesday 27 October 2026, 8:00 3 minutes to read Updated 1 November 2026"
    )
    assert text(document.select_one(".wide figcaption")) == (
        "Line three after the stops were moved. Picture: District 7 audiovisual unit"
    )
    assert text(document.select_one(".share bdi")) == "d7.city.example/n/318"
    assert "body=https%3A%2F%2Fd7.city.example%2Fn%2F318" in document.select_one(".share a[href^=mailto]")["href"]
    assert [text(story.h3) for story in document.select(".aside .story")] == [
        "The mayor’s public meeting moves to the sports hall",
        "Survey result: market opening hours",
    ]


def test_words_of_a_news_item_lead_to_others() -> None:
    document = page("news", "en")
    assert document.select_one(".kicker a")["href"] == "/en/news/?category=Transport"
    assert [(text(link), link["href"]) for link in document.select(".tags a")] == [
        ("Closer stop", "/en/news/?tag=Closer%20stop"),
        ("Bus", "/en/news/?tag=Bus"),
        ("Public transport", "/en/news/?tag=Public%20transport"),
    ]
    assert text(document.select_one(".source")) == "Source: Bus Organisation"
    assert document.select_one(".source a")["href"] == "https://bus.city.example/news/1"
    assert page("news-plain", "en").select(".tags, .source, .answered, .notice") == []


def test_a_response_to_media_says_what_it_answers() -> None:
    answered = page("news-response", "en").select_one(".answered")
    assert text(answered) == (
        "This is a response to Where are the promenade’s vendors to go? The Sample Daily 24 October 2026"
    )
    assert answered.a["href"] == "https://daily.example/promenade"
    assert page("news-response-bare", "en").select(".answered a, .answered time") == []


def test_related_items_that_were_chosen_are_called_so() -> None:
    assert text(page("news-response", "en").select_one("#title-related")) == "Related news"
    stories = page("news-response", "en").select(".aside .story")
    assert [text(story.select_one(".meta")) for story in stories] == ["19 Nov 2026", "Parks Organisation 13 Nov 2026"]
    assert text(page("news", "en").select_one("#title-related")) == "More news"


def test_a_notice_says_how_long_it_holds() -> None:
    assert text(page("news-notice", "en").select_one(".notice")) == "Valid until Tuesday 21 March 2090, 0:00"
    assert text(page("news-notice-expired", "en").select_one(".notice")) == (
        "This notice has expired. It was valid until Friday 30 October 2026, 15:30"
    )


def test_an_upright_picture_is_marked() -> None:
    assert [len(page(name).select("figure.wide.upright")) for name in ("news-portrait", "news")] == [1, 0]


def test_a_list_that_can_be_narrowed() -> None:
    document = page("news-index", "en")
    assert text(document.select_one(".narrowed")) == "48 items Narrow the list"
    headings = [text(heading) for heading in document.select(".facets h2")]
    assert headings == ["Kind", "Category", "Tag", "Month"]
    kinds = [text(choice) for choice in document.select("section[aria-labelledby=title-kind] li")]
    assert kinds[:3] == ["All kinds", "News 1,234", "Report 1,122"]
    folded = document.select("section[aria-labelledby=title-tag] details li")
    assert [text(choice) for choice in folded] == ["School 338", "Library 226"]
    assert document.select("meta[name=robots]") == []


def test_a_narrowed_list_says_so_and_leads_back() -> None:
    document = page("news-index-narrowed", "en")
    assert text(document.h1) == "News: Report · November 2026"
    assert text(document.title) == "News: Report · November 2026 | District 7"
    assert text(page("news-index-narrowed").h1) == "خبرها: گزارش · آذر ۱۴۰۵"
    links = [(text(link), link["href"]) for link in document.select(".narrowed a")]
    assert links == [
        ("Without “Report”", "/en/news/?month=2026-11"),
        ("Without “November 2026”", "/en/news/?kind=report"),
        ("Everything again", "/en/news/"),
        ("Narrow the list", "#narrow"),
    ]
    current = [text(link) for link in document.select(".choices [aria-current]")]
    assert current == ["Report", "All categories", "All tags", "November 2026"]
    assert document.select_one("meta[name=robots]")["content"] == "noindex"
    assert document.select("link[rel=canonical]") == []
    assert text(page("news-index-no-match", "en").select_one(".empty b")) == "No news fits this choice"


def test_the_news_of_the_network_is_narrowed_by_a_form() -> None:
    document = page("news-index-network", "en")
    form = document.select_one("form.facets")
    assert (form["action"], form.input["name"], form.input["value"]) == ("/en/news/", "scope", "network")
    assert [select["name"] for select in form.select("select")] == ["site", "kind", "month"]
    assert [option["value"] for option in form.select("option[selected]")] == ["", "", "2026-11"]
    scopes = [(text(link), link.get("aria-current")) for link in document.select(".scopes a")]
    assert scopes == [("Central office", None), ("All sites", "true")]


def test_a_change_on_the_day_of_publication_is_not_an_update() -> None:
    context = context_of("news", "en")
    context["page"]["updated_at"] = "2026-10-27T20:00:00+03:30"
    assert "Updated" not in text(render("pages/news.html", context))
