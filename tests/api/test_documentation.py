"""The examples of docs/api.md are what the API answers."""

import json
import re
import shlex
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from cms.api.errors import KINDS
from cms.pages.models import BasePage
from cms.release.models import ReleasedDocument, ShortAddress
from cms.tenancy.models import NetworkSite
from sites.create_site import create_site
from tests.api.conftest import Get
from tests.conftest import CHECKOUT
from tests.factories import ImageFactory, NewsPageFactory

# As they stand in the document.
BILINGUAL = "5b0e0c1e-6f0f-4f5e-9d0a-2f6a1f5b7c11"
WITHDRAWN = "c2a4c7d0-3a57-4a39-8f0b-9e6f5d1b8a22"
DOCUMENT = CHECKOUT / "docs" / "api.md"
EXAMPLE = re.compile(r"```console\n\$ (curl [^\n]+)\n```\n\n```json\n(.*?)```", re.DOTALL)
MASKS = [
    (re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"), "(uid)"),
    (re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z"), "(time)"),
    (re.compile(r"[\w-]{40,}:[\w-]{20,}"), "(cursor)"),
    (re.compile(r"/media/images/[\w.-]+"), "(picture)"),
]


def masked(text: str) -> Any:
    """The JSON of an answer without what differs from one network to the next."""
    for pattern, name in MASKS:
        text = pattern.sub(name, text)
    return json.loads(text)


@pytest.fixture
def network_of_the_examples(db: None) -> None:
    create_site("d2.localhost", kind="district", name="روابط‌عمومی منطقهٔ ۲", short_name="منطقهٔ ۲", number=2, code="d2")
    NetworkSite.objects.filter(code="d2").update(hue=200)
    NewsPageFactory(
        site="d2",
        title_fa="گشایش بوستان نمونه",
        slug="گشایش-بوستان",
        date=datetime.fromisoformat("2026-11-20T09:30:00+03:30"),
        kicker_fa="فضای سبز",
        lead_fa="بوستان نمونه گشایش یافت.",
        picture=ImageFactory(code="d2", alt_fa="درِ بوستان", credit_fa="عکاس نمونه"),
    )
    bilingual = NewsPageFactory(
        site="d2",
        title_fa="نشست با رسانه‌ها",
        title_en="A meeting with the media",
        slug="نشست",
        date=datetime.fromisoformat("2026-11-18T09:30:00+03:30"),
        lead_en="Editors met in the unit.",
        body_en=[
            ("heading", {"text": "Who came", "level": "2"}),
            ("paragraph", {"text": "<p>There were <b>twelve</b> guests.</p>"}),
            ("list", {"style": "bullet", "items": ["papers", "agencies"]}),
        ],
        ready_en=True,
    )
    withdrawn = NewsPageFactory(site="d2", date=datetime.fromisoformat("2026-11-17T09:30:00+03:30"))
    withdrawn.unpublish()
    for page, uid in ((bilingual, BILINGUAL), (withdrawn, WITHDRAWN)):
        for model in (BasePage, ReleasedDocument, ShortAddress):
            model.objects.filter(uid=page.uid).update(uid=uid)


@pytest.mark.usefixtures("network_of_the_examples")
def test_examples_are_what_the_api_answers(get: Get) -> None:
    examples = EXAMPLE.findall(DOCUMENT.read_text())
    assert len(examples) == 6
    for command, answer in examples:
        address = urlsplit(shlex.split(command)[1])
        assert masked(get(f"{address.path}?{address.query}").content.decode()) == masked(answer), command


def test_every_problem_is_listed() -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| (\d{3}) \|", DOCUMENT.read_text(), re.MULTILINE)
    assert {code: int(status) for code, status in listed} == {code: kind.status for code, kind in KINDS.items()}


def test_every_address_and_parameter_is_listed(get: Get) -> None:
    listed = dict(re.findall(r"^\| `(/api/v1/[^`]*)` \| [^|]* \|([^|]*)\|$", DOCUMENT.read_text(), re.MULTILINE))
    described = {
        path: {entry["name"] for entry in methods["get"]["parameters"] if entry["in"] == "query"} - {"lang"}
        for path, methods in get("openapi.json").json()["paths"].items()
        if path != "/api/v1/openapi.json"
    }
    assert {path: set(re.findall(r"`(\w+)`", cell)) for path, cell in listed.items()} == described
