"""The menu of a site as a tree."""

from typing import Any

from cms.release.models import ReleasedDocument
from tests.api.conftest import Get
from tests.api.many import add_documents, add_site
from tests.factories import StandardPageFactory
from tests.factories.world import site


def outline(nodes: list[dict[str, Any]]) -> list[Any]:
    return [(node["path"], outline(node["children"])) for node in nodes]


def add_menu(code: str, *paths: str, **values: Any) -> list[ReleasedDocument]:
    """Released documents of the menu at these paths, in this order."""
    record = site(code)
    return [
        add_documents(
            record, 1, path=path, depth=path.count("/") - 1, position=f"{number:04}", in_menu=True, type="standard",
            title=path, **values,
        )[0]
        for number, path in enumerate(paths)
    ]  # fmt: skip


def test_tree_of_three_levels(get: Get) -> None:
    add_site("small")
    add_menu("small", "/", "/a/", "/a/x/", "/a/x/1/", "/a/x/1/deep/", "/a/y/", "/b/")
    answer = get("nav?site=small").json()
    assert outline(answer["items"]) == [
        ("/", []),
        ("/a/", [("/a/x/", [("/a/x/1/", [])]), ("/a/y/", [])]),
        ("/b/", []),
    ]
    assert (answer["site"], answer["requested_locale"]) == ("small", "fa")
    assert outline(get("nav?site=small&depth=1").json()["items"]) == [("/", []), ("/a/", []), ("/b/", [])]


def test_node(get: Get) -> None:
    add_site("small")
    [document] = add_menu("small", "/درباره/")
    assert get("nav?site=small").json()["items"] == [
        {
            "uid": str(document.uid),
            "type": "standard",
            "title": "/درباره/",
            "path": "/درباره/",
            "url": "http://small.test:8000/%D8%AF%D8%B1%D8%A8%D8%A7%D8%B1%D9%87/",
            "locale": "fa",
            "fallback": False,
            "children": [],
        }
    ]


def test_page_that_is_not_released_takes_its_branch_with_it(get: Get) -> None:
    add_site("small")
    paths = ("/", "/a/", "/a/x/", "/b/", "/b/y/")
    add_menu("small", *paths)
    gone = ReleasedDocument.objects.filter(site__code="small", path="/a/")
    gone.update(state="withdrawn", reason="unpublished")
    assert outline(get("nav?site=small").json()["items"]) == [("/", []), ("/b/", [("/b/y/", [])])]


def test_page_outside_the_menu_is_left_out(get: Get) -> None:
    page = StandardPageFactory(slug="quiet", show_in_menus=False)
    loud = StandardPageFactory(slug="loud", show_in_menus=True)
    paths = [node["path"] for node in get("nav?site=first").json()["items"]]
    assert paths[0] == "/"
    assert set(paths) == {"/", "/about/", "/duties/", "/people/", "/news/", "/galleries/", "/contact/", "/loud/"}
    loud.unpublish()
    assert "/loud/" not in get("nav?site=first").content.decode()
    assert page.slug not in get("nav?site=first").content.decode()


def test_language_falls_back_page_by_page(get: Get) -> None:
    add_site("small")
    add_menu("small", "/", "/a/")
    [english] = add_documents(
        site("small"), 1, locale="en", uid=ReleasedDocument.objects.get(site__code="small", path="/a/").uid,
        path="/a/", depth=1, position="0001", in_menu=True, type="standard", title="A",
    )  # fmt: skip
    response = get("nav?site=small&locale=en")
    assert response["Content-Language"] == "en"
    assert [(node["title"], node["locale"], node["fallback"], node["url"]) for node in response.json()["items"]] == [
        ("/", "fa", True, "http://small.test:8000/"),
        ("A", "en", False, "http://small.test:8000/en/a/"),
    ]
    assert [node["title"] for node in get("nav?site=small").json()["items"]] == ["/", "/a/"]


def test_other_sites_do_not_leak(get: Get) -> None:
    mine = {str(uid) for uid in ReleasedDocument.objects.filter(site__code="second").values_list("uid", flat=True)}
    assert {node["uid"] for node in get("nav?site=second").json()["items"]} <= mine
