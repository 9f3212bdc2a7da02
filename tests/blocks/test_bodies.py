"""What readers get of each block: the shape that HTML, API and search share."""

from __future__ import annotations

import pytest

from cms.blocks.body import BodyStreamBlock
from cms.blocks.context import BodyContext
from cms.blocks.inline_html import clean_html
from cms.pages.models import BasePage
from tests.blocks.released import bodies
from tests.factories import DocumentFactory, ImageFactory, StandardPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


def test_a_heading_has_an_anchor_made_of_its_words() -> None:
    assert bodies(("heading", {"text": "هدف‌های ما", "level": "3"})) == [
        {"type": "heading", "value": {"text": "هدف‌های ما", "level": 3, "anchor": "هدف-های-ما"}}
    ]


def test_equal_headings_have_anchors_of_their_own() -> None:
    headings = [("heading", {"text": text, "level": "2"}) for text in ("هدف", "هدف", "هدف", "هدف 2", "!", "!")]
    anchors = [body["value"]["anchor"] for body in bodies(*headings)]
    assert anchors == ["هدف", "هدف-2", "هدف-3", "هدف-2-2", "", ""]


def test_a_list_is_html_of_one_line_each() -> None:
    value = {"style": "number", "items": ["الف", "ب < ج & «د»"]}
    assert bodies(("list", value))[0]["value"] == {"style": "number", "items": ["الف", "ب &lt; ج &amp; «د»"]}


def test_a_quote() -> None:
    assert bodies(("quote", {"text": "گفته", "source": ""}))[0]["value"] == {"text": "گفته", "source": ""}


def test_a_table() -> None:
    block = BodyStreamBlock().child_blocks["table"].child_blocks["table"]
    columns = [{"type": "text", "heading": heading} for heading in ("سال", "شمار")]
    table = block.to_python({"columns": columns, "rows": [{"values": ["۱۴۰۳", "۱۲"]}], "caption": "شمارها"})
    assert bodies(("table", {"table": table, "first_column_is_header": True}))[0]["value"] == {
        "caption": "شمارها",
        "header": ["سال", "شمار"],
        "rows": [["۱۴۰۳", "۱۲"]],
        "first_column_is_header": True,
    }


def test_an_image_speaks_the_language_or_persian() -> None:
    image = ImageFactory(width=60, height=40, alt_fa="باغ", alt_en="Garden", credit_fa="عکاس نمونه")

    def shown(language: str) -> tuple[str, str, str]:
        value = bodies(("image", {"image": image, "caption": "شرح"}), language=language)[0]["value"]
        return value["image"]["alt"], value["image"]["credit"], value["caption"]

    assert [shown(language) for language in ("fa", "en", "ar")] == [
        ("باغ", "عکاس نمونه", "شرح"),
        ("Garden", "عکاس نمونه", "شرح"),
        ("باغ", "عکاس نمونه", "شرح"),
    ]


def test_a_decorative_image_says_nothing() -> None:
    image = ImageFactory(width=60, height=40, alt_fa="", is_decorative=True)
    value = bodies(("image", {"image": image, "caption": ""}))[0]["value"]["image"]
    assert (value["alt"], value["is_decorative"], value["focal"]) == ("", True, None)


def test_a_focal_point_is_a_share_of_the_picture() -> None:
    image = ImageFactory(width=200, height=100)
    image.focal_point_x, image.focal_point_y, image.focal_point_width, image.focal_point_height = 50, 75, 10, 10
    image.save()
    value = bodies(("image", {"image": image, "caption": ""}))[0]["value"]["image"]
    assert (value["width"], value["height"], value["focal"]) == (200, 100, {"x": 0.25, "y": 0.75})


def test_documents() -> None:
    file = DocumentFactory(title_fa="گزارش")
    value = bodies(("documents", {"title": "پرونده‌ها", "items": [file]}))[0]["value"]
    assert value == {
        "title": "پرونده‌ها",
        "items": [
            {
                "uid": str(file.uid),
                "title": "گزارش",
                "url": f"/documents/{file.uid}/{file.filename}",
                "size": 15,
                "extension": "pdf",
            }
        ],
    }


def test_a_body_names_everything_that_it_shows() -> None:
    image, file, page = ImageFactory(width=60, height=40), DocumentFactory(), StandardPageFactory(site="second")
    context = BodyContext("fa", site("first").pk)
    link = f'<p><a linktype="page" id="{page.pk}">x</a><a linktype="document" id="{file.pk}">y</a></p>'
    bodies(("image", {"image": image, "caption": ""}), ("paragraph", {"text": link}), context=context)
    assert context.references == {
        f"image:{image.uid}",
        f"document:{file.uid}",
        f"page:{page.uid}",
        f"site:{site('second').uid}",
    }


# Links -------------------------------------------------------------------------------------------------------------


def linked(page: BasePage | None, language: str = "fa") -> str:
    html = f'<p><a linktype="page" id="{page.pk if page else 999_999}">متن</a></p>'
    return BodyContext(language, site("first").pk).rich_text(html)


def test_a_link_is_a_path_on_the_own_site_and_goes_by_the_code_to_another() -> None:
    own, other = StandardPageFactory(slug="page"), StandardPageFactory(site="second", slug="page")
    assert [linked(page) for page in (own, other)] == [
        '<p><a href="/page/">متن</a></p>',
        '<p><a href="/s/second/page/">متن</a></p>',
    ]
    assert [linked(page, "en") for page in (own, other)] == [
        '<p><a href="/en/page/">متن</a></p>',
        '<p><a href="/s/second/en/page/">متن</a></p>',
    ]


def test_a_link_to_what_is_not_public_leads_nowhere() -> None:
    draft = StandardPageFactory(slug="draft", publish=False)
    deleted = StandardPageFactory(slug="deleted")
    tree_root = BasePage.objects.get(depth=1)
    html = [linked(draft), linked(tree_root), linked(None)]
    deleted.delete()
    assert [*html, linked(deleted)] == ["<p><a>متن</a></p>"] * 4


@pytest.mark.parametrize("status", ["preparing", "suspended", "archived"])
def test_a_link_to_a_site_that_is_not_live_leads_nowhere(status: str) -> None:
    page, own = StandardPageFactory(site="second", slug="page"), StandardPageFactory(slug="own")
    for code in ("first", "second"):
        record = site(code)
        record.status = status
        record.save()
    assert linked(page) == "<p><a>متن</a></p>"
    # The own site's links are ready for the day on which it is live.
    assert linked(own) == '<p><a href="/own/">متن</a></p>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", ""),
        (
            '<p data-block-key="k1">متن <b>مهم</b> و <strong>مهم</strong><br/>خط</p>',
            "<p>متن <b>مهم</b> و <strong>مهم</strong><br/>خط</p>",
        ),
        ('<a href="https://sample.example/?a=1&amp;b=2">x</a>', '<a href="https://sample.example/?a=1&amp;b=2">x</a>'),
        ('<a href="mailto:unit@sample.example" onclick="x()">x</a>', '<a href="mailto:unit@sample.example">x</a>'),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="jav&#x09;ascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ("<script>alert(1)</script><style>p{}</style>متن", "متن"),
        ('<p onclick="x()" style="x" class="x" id="main">متن</p>', "<p>متن</p>"),
        ('<img src="x" onerror="y"><iframe src="x"></iframe>متن', "متن"),
        ("<svg><g onload=x></g></svg><!-- x -->متن", "متن"),
        ("<h1>متن</h1><div>متن</div><ul><li>متن</li></ul>", "متنمتنمتن"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<p>متن", "<p>متن</p>"),
    ],
)
def test_html_of_readers_holds_what_editors_can_write(html: str, expected: str) -> None:
    assert clean_html(html) == expected
    assert clean_html(expected) == expected
