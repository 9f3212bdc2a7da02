"""What single pages say, in exact words; chrome is in English unless a catalogue says otherwise."""

from django.utils import translation
from django.utils.html import conditional_escape

from tests.themes.rendering import context_of, page, render, text


def said(message: str, locale: str) -> str:
    with translation.override(locale):
        return translation.gettext(message)


def test_home_is_headed_by_its_site_and_has_no_breadcrumb() -> None:
    assert text(page("home", "en").h1.span) == "District 7 Public Relations Municipality of Sample City"
    assert page("home", "en").select(".crumbs") == []
    assert page("home", "en").title.get_text() == "District 7 Public Relations"
    assert [text(link) for link in page("duties", "en").select(".crumbs li")] == ["District 7", "Duties"]


def test_the_seal_counts_in_the_language_of_the_page() -> None:
    numbers = {locale: text(page("duties", locale).select_one(".brand text")) for locale in ("fa", "en", "ar")}
    assert numbers == {"fa": "\u06f7", "en": "7", "ar": "7"}
    assert page("home-one-item").select_one(".brand text.long").get_text() == "\u06f1\u06f1\u06f2"
    assert page("central-home").select(".brand text") == []


def test_openings() -> None:
    assert page("home").select_one(".opening")["class"] == ["opening", "over"]
    assert page("central-home").select_one(".opening")["class"] == ["opening"]
    assert page("home-words").select(".opening img") == []
    assert page("home").select_one(".opening img")["fetchpriority"] == "high"


def test_an_opening_without_news_shows_no_empty_section() -> None:
    assert page("home-one-item").select(".empty, .river") == []
    assert len(page("home-empty").select(".empty")) == 1


def test_all_news_leads_to_the_section_of_the_menu() -> None:
    assert page("home", "en").select_one("section[aria-labelledby=title-news] .more")["href"] == "/en/news/"
    menuless = render("pages/home.html", context_of("home-words", "en") | {"nav": []})
    assert menuless.select(".more, .menu, .menu-button") == []


def test_the_directory_wears_each_sites_hue() -> None:
    hues = ["215", "262", "12", "175", "300", "95", "38", "245", "130", "340", "70", "195", "25", "55", "150", "320"]
    home = page("central-home")
    assert [link["data-hue"] for link in home.select("#directory .columns a")] == hues
    assert [link["data-hue"] for link in home.select(".city a")] == hues
    assert [text(label) for label in home.select(".city text.long")] == ["\u06f1\u06f1\u06f2"]
    assert [text(label) for label in home.select(".city a title")][-1] == text(home.select("#directory .columns a")[-1])


def test_phones_dial_in_ascii_and_read_in_the_pages_digits() -> None:
    links = page("contact").select("main a[href^=tel]")
    assert [link["href"] for link in links] == ["tel:0005550700;ext=214", "tel:+980005550701"]
    assert text(links[0]) == "\u06f0\u06f0\u06f0-\u06f5\u06f5\u06f5 \u06f0\u06f7\u06f0\u06f0"
    assert text(page("contact", "ar").select_one("main a[href^=tel]")) == "000-555 0700"


def test_a_map_point_is_written_the_same_in_every_language() -> None:
    for locale in ("fa", "en", "ar"):
        assert page("contact", locale).select_one("a[href^=geo]")["href"] == "geo:35.70012,51.4"


def test_empty_facts_are_left_out() -> None:
    context = context_of("contact", "en")
    context["body"]["contact"] |= {"fax": "", "website": "", "latitude": None, "hours": "", "phones": []}
    rows = render("pages/contact.html", context).select(".facts dt")
    assert [text(row) for row in rows] == ["Address", "E-mail"]
    assert page("contact-empty").select(".facts") == []
    context["body"]["contact"] = None
    assert len(render("pages/contact.html", context).select(".empty")) == 1


def test_a_vacant_head_says_so() -> None:
    assert text(page("unit-vacant", "en").select_one(".portrait .tag")) == "vacant"
    assert page("unit-vacant", "en").select_one(".portrait .blank")["aria-label"] == "No picture has been uploaded"
    assert page("unit", "en").select(".portrait .tag, .portrait .blank") == []


def test_an_acting_holder_is_named_as_such() -> None:
    document = page("post-acting", "en")
    assert text(document.select_one(".portrait .lead")) == "This post is vacant."
    assert text(document.select(".portrait .head > p")[2]) == "Acting: Sample Deputy Since 23 August 2026"
    rows = [text(row) for row in document.select("tbody tr")]
    assert rows == [
        "Sample Deputy acting 23 August 2026 today",
        "Sample Manager 20 March 2024 22 August 2026",
        "Former Sample Manager 23 September 2019 19 March 2024",
    ]
    assert page("post", "en").select(".portrait .lead") == []
    assert page("post-vacant", "en").select("table") == []


def test_terms_are_drawn_beside_their_dates() -> None:
    bars = page("post", "en").select("tbody .term rect")
    assert len(bars) == 2
    # One takes over on the day after the other: the bars meet.
    newer, older = ((int(bar["x"]), int(bar["width"])) for bar in bars)
    assert older[0] == 0
    assert abs(older[0] + older[1] - newer[0]) <= 1
    assert all(cell["aria-hidden"] == "true" for cell in page("post").select(".term"))
    context = context_of("post", "en")
    context["body"]["holders"] = context["body"]["holders"][:1]
    assert render("pages/post.html", context).select(".term") == []


def test_the_organisation_chart_is_an_outline() -> None:
    chart = page("unit", "en").select_one(".chart")
    head = chart.find("li")
    below = head.find("ul").find_all("li", recursive=False)
    assert text(head.div) == "Manager of public relations Sample Manager"
    assert [text(item.div) for item in below] == [
        "News officer Sample Officer acting",
        "Contact officer vacant",
        "Pictures and archive Former Sample Manager",
    ]
    assert len(chart.find("a", string="Pictures and archive").find_parents("li")) == 4
    assert page("unit-bare").select(".chart") == []


def test_an_extension_without_a_number_of_its_own_is_dialled_through_the_units() -> None:
    person = page("people", "en").select(".people li")[1]
    link = person.select_one(".meta a[href^=tel]")
    assert (link["href"], link["aria-label"]) == ("tel:0005550700;ext=215", "Call the extension 215")
    context = context_of("people", "en")
    context["site"]["contact"] = None
    plain = render("pages/people_index.html", context).select(".people li")[1]
    assert text(plain.select_one(".meta")) == "Extension 215"
    assert plain.select("a[href^=tel]") == []


def test_a_page_says_its_address_on_paper() -> None:
    assert text(page("news", "en").select_one(".foot .paper bdi")) == "https://d7.city.example/n/318"
    assert page("error-404").select(".paper") == []


def test_duties_are_numbered_anchored_and_listed() -> None:
    document = page("duties")
    assert [node["id"] for node in document.select(".duties li")] == [
        *("d-1", "d-1-1", "d-1-1-1", "d-1-1-2", "d-1-1-2-1", "d-1-1-2-1-1", "d-1-2", "d-2", "d-3"),
    ]
    assert [link["href"] for link in document.select(".anchor")] == [
        f"#{node['id']}" for node in document.select(".duties li")
    ]
    fifth = document.find(id="d-1-1-2-1-1")
    assert text(fifth.select_one(".num")) == "\u06f1–\u06f1–\u06f2–\u06f1–\u06f1"
    assert [link["href"] for link in document.select(".toc a")] == ["#d-1", "#d-2"]
    assert len(fifth.find_parents("ol")) == 5


def test_a_flat_list_of_duties_has_no_contents() -> None:
    assert page("duties-flat").select(".toc, h2.num, .chapter") == []
    assert [text(number) for number in page("duties-flat").select(".duties .num")] == ["\u06f1", "\u06f2", "\u06f3"]


def test_teasers_and_their_pictures() -> None:
    stories = page("news-index", "en").select(".story")
    assert [story.h2 is not None for story in stories] == [True] * 4
    assert [picture["alt"] for picture in page("news-index", "en").select(".story img")] == ["", ""]
    assert text(stories[0].select_one(".meta")) == "Report 22 Nov 2026"
    assert text(stories[1].select_one(".meta")) == "19 Nov 2026"
    assert text(stories[3].select_one(".meta")) == "Notice Expired 13 Nov 2026"


def test_pages_of_news_turn_both_ways() -> None:
    turns = [(link["rel"], link["href"]) for link in page("news-index", "en").select(".turn a")]
    assert turns == [(["prev"], "/en/news/"), (["next"], "/en/news/?page=3")]
    assert page("news-index-empty").select(".turn") == []


def test_a_picture_tells_the_browser_what_it_needs() -> None:
    picture = page("news", "en").select_one("figure.wide img")
    url = "/static/base/samples/lines.svg"
    assert picture["src"] == url
    assert [part.split() for part in picture["srcset"].split(",")] == [[url, "600w"], [url, "1200w"]]
    assert (picture["data-focal-x"], picture["data-focal-y"]) == ("5", "6")
    assert (picture["width"], picture["height"]) == ("1200", "800")
    assert picture["alt"] == "Illustration: a transport map, four coloured lines over city blocks"
    assert picture["data-tint"] == "r9 ga ba"
    (smaller_file,) = picture.find_previous_siblings("source")
    assert (smaller_file["type"], smaller_file["sizes"]) == ("image/avif", picture["sizes"])
    assert [part.split() for part in smaller_file["srcset"].split(",")] == [[url, "600w"], [url, "1200w"]]


def test_a_decorative_picture_is_silent_and_needs_no_sources() -> None:
    picture = page("news-plain", "en").select_one(".prose img")
    assert picture["alt"] == ""
    assert not picture.has_attr("srcset")
    assert picture.find_previous_siblings("source") == []
    assert page("news-plain", "en").select(".prose > figure:not(.sketch) figcaption") == []


def test_a_lost_picture_keeps_its_place() -> None:
    context = {"image": {"src": "", "sources": [], "avif": [], "alt": "Garden", "width": 1200, "height": 800}}
    document = render("components/picture.html", context)
    assert document.select("source, [srcset], [data-tint], [data-focal-x]") == []
    picture = document.img
    assert (picture["src"], picture["alt"]) == ("/static/base/lost.svg", "Garden")
    assert (picture["width"], picture["height"]) == ("1200", "800")


def test_blocks() -> None:
    prose = page("standard", "en").select_one(".prose")
    assert [(heading.name, heading["id"]) for heading in prose.select("h2, h3")] == [
        ("h2", "what-changed"),
        ("h3", "next"),
    ]
    assert [text(cell) for cell in prose.select("thead th[scope=col]")] == ["Stop", "First", "Last"]
    assert [text(cell) for cell in prose.select("tbody th[scope=row]")] == ["Library", "Market"]
    assert [text(size) for size in prose.select(".lines span:has(bdi)")] == ["PDF · 2.3 MB", "XLSX · 49 kB"]
    assert text(page("standard").select(".prose .lines span")[0]).startswith("PDF · \u06f2\u066b\u06f3 ")


def test_a_table_without_headers_claims_none() -> None:
    assert page("news-plain", "en").select("th, caption, thead") == []
    assert [text(row) for row in page("news-plain", "en").select("tr")] == ["Library 5:30 23:10", "Market 5:38 23:18"]


def test_plain_text_is_escaped_wherever_it_stands() -> None:
    hostile = '<img src=x onerror=alert(1)>"'
    context = context_of("news", "en")
    context["page"] |= {"title": hostile, "seo_title": hostile, "description": hostile}
    context["nav"][0]["title"] = context["breadcrumb"][-1]["title"] = context["site"]["name"] = hostile
    context["body"] |= {"kicker": hostile, "lead": hostile, "picture_caption": hostile, "category": hostile}
    context["body"]["picture"] |= {"alt": hostile, "credit": hostile}
    context["related"][0] |= {"title": hostile}
    context["body"]["blocks"] = [
        {"type": "heading", "id": "1", "value": {"text": hostile, "level": 2, "anchor": hostile}},
        {"type": "list", "id": "2", "value": {"style": "bullet", "items": [conditional_escape(hostile)]}},
        {"type": "quote", "id": "3", "value": {"text": hostile, "source": hostile}},
    ]
    document = render("pages/news.html", context)
    assert document.select("[onerror]") == []
    assert document.select_one(".prose li").get_text() == hostile
    assert document.select_one("h1").get_text() == hostile
    assert document.select_one(".wide img")["alt"] == hostile


def test_a_language_that_is_not_ready_is_offered_only_where_the_reader_is() -> None:
    context = context_of("duties", "en")
    for language, ready in zip(context["languages"], (True, False, False), strict=True):
        language["is_ready"] = ready
    document = render("pages/duties.html", context)
    assert [text(item) for item in document.select(".languages li")] == ["فارسی", "English"]
    assert document.select_one(".languages a")["dir"] == "rtl"
    context["languages"] = context["languages"][:1]
    assert render("pages/duties.html", context).select(".languages") == []


def test_a_page_without_translation_says_so_and_marks_its_persian() -> None:
    document = page("unit-fallback", "en")
    assert (
        text(document.select_one(".notice")) == "This page has not been translated yet. You are reading it in Persian."
    )
    content = document.select_one("main > [lang]")
    assert (content["lang"], content["dir"]) == ("fa", "rtl")
    assert content.h1 is not None
    assert text(content.select_one("time")) == "\u06f1\u06f0 آبان \u06f1\u06f4\u06f0\u06f5"
    assert document.select_one(".crumbs li:last-child")["lang"] == "fa"
    assert document.select_one(".menu [lang]")["lang"] == "fa"
    assert text(document.select_one(".foot h2")) == "Address and phone"
    assert page("unit", "en").select(".notice") == []


def test_a_preview_says_so_and_stays_out_of_indexes() -> None:
    assert text(page("unit-vacant", "en").select_one(".preview b")) == "Preview"
    assert page("unit-vacant", "en").select_one("meta[name=robots]")["content"] == "noindex"
    assert page("unit", "en").select(".preview, meta[name=robots]") == []
    assert page("unit", "en").select_one("link[rel=canonical]")["href"] == "https://d7.city.example/en/about/"


def test_fonts_are_asked_for_only_when_they_are_there() -> None:
    assert page("home").select("link[as=font], link[href*=fonts]") == []
    context = context_of("home") | {"fonts_available": True}
    links = render("pages/home.html", context).select("link[as=font], link[href*='fonts.css']")
    assert [link["href"] for link in links] == [
        "/static/base/fonts/vazirmatn-arabic-wght-normal.woff2",
        "/static/base/fonts.css",
    ]


def test_a_logo_stands_in_the_seals_place() -> None:
    context = context_of("home", "en")
    context["site"]["logo"] = context["opening"]["picture"]
    document = render("pages/home.html", context)
    assert document.select(".brand svg") == []
    assert document.select_one(".brand img")["alt"] == ""


def test_lost_readers_get_a_way_on() -> None:
    assert [link["href"] for link in page("error-404", "en").select("main a")] == [
        *("/en/", "/en/news/", "/en/galleries/", "/en/about/", "/en/duties/", "/en/people/", "/en/contact/"),
    ]
    assert [link["href"] for link in page("error-404-unknown-host", "en").select("a")] == ["https://city.example/en/"]
    assert page("error-404-no-network").select("a") == []
    assert text(page("error-410", "en").select_one(".lead")).startswith("It was taken down on 1 November 2026.")
    assert text(page("error-410-closed-site", "en").h1) == "This site has been closed"


def test_a_suspended_site_shows_its_notice_and_nothing_else_of_it() -> None:
    document = page("error-503", "en")
    assert [text(paragraph) for paragraph in document.select(".prose p")] == [
        "This site is not available until the end of the week while its addresses are revised.",
        "The central office answers urgent questions.",
    ]
    assert [link["href"] for link in document.select("a")] == ["https://city.example/en/"]
    assert text(page("error-503-silent", "en").select_one(".lead")) == "Please come back later."


def test_the_page_of_last_resort_needs_no_context() -> None:
    document = render("errors/500.html", {}, "fa")
    assert (document.html["lang"], document.html["dir"]) == ("fa", "rtl")
    assert text(document.h1) == said("Something went wrong on our side", "fa")
    assert render("errors/500.html", {}, "en").html["lang"] == "fa"
    assert page("error-500", "en").html["dir"] == "ltr"
