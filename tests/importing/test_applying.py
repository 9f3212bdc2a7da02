"""A recognised unit becomes pages: all or nothing, never twice, never over an editor's work."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cms.importing.applying import ImportResult, apply_unit
from cms.importing.models import UnitImport
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.pages.models import BasePage
from cms.people.models import Holding, Person, PostPage
from cms.release.models import ReleasedDocument
from cms.release.refreshing import refresh_stale
from cms.units.models import DutiesPage, UnitIntroductionPage
from tests.factories.world import site

pytestmark = pytest.mark.django_db

SOURCE = """معرفي واحد روابط عمومي شهرداري نمونه

مدیر روابط عمومی: مهندس نمونه

روابط عمومي پل ارتباط شهروندان و مديريت شهري است و فعاليتهاي آن در خدمت مردم انجام ميشود.

شرح وظایف:
1 - اطلاع رساني
- تهيه و انتشار اخبار شهرداري
- ارتباط با رسانه هاي جمعي
2 - امور فرهنگي
- برگزاري مراسم و نمايشگاه ها

تماس با ما
تلفن: 021-55501234 داخلی 12
نشانی: خیابان نمونه، پلاک 1
"""


def run(source: str = SOURCE, code: str = "first", **options: bool) -> ImportResult:
    return apply_unit(recognise(read_source(source.encode(), "unit.txt")), site(code), **options)


def outcomes(result: ImportResult) -> dict[str, str]:
    return {outcome.target: outcome.outcome for outcome in result.outcomes}


def introduction(code: str = "first") -> UnitIntroductionPage:
    return UnitIntroductionPage.objects.get(site__code=code)


def duties(code: str = "first") -> DutiesPage:
    return DutiesPage.objects.get(site__code=code)


def body(page: BasePage) -> dict[str, Any]:
    return ReleasedDocument.objects.get(uid=page.uid, locale="fa", state="released").body


def edit(page: BasePage, **values: object) -> None:
    draft = page.get_latest_revision_as_object()
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def test_the_parts_stand_on_their_pages_and_are_released() -> None:
    run()
    refresh_stale()
    page = body(introduction())
    assert page["heading"] == "معرفی واحد روابط‌عمومی شهرداری نمونه"
    assert page["head"]["title"] == "مدیر روابط‌عمومی"
    assert page["head"]["holder"]["name"] == "مهندس نمونه"
    assert page["contact"]["phones"] == [{"label": "", "number": "021-55501234", "extension": "12"}]
    tree = body(duties())["tree"]
    assert [(node["numbers"], node["title"], len(node["children"])) for node in tree] == [
        ([1], "اطلاع‌رسانی", 2),
        ([2], "امور فرهنگی", 1),
    ]
    assert tree[0]["children"][1]["title"] == "ارتباط با رسانه‌های جمعی"


def test_the_other_site_is_left_alone() -> None:
    run()
    assert body(introduction("second"))["heading"] == ""
    assert Person.objects.filter(site__code="second").count() == 0


def test_a_second_import_changes_nothing() -> None:
    run()
    before = {model: model.objects.count() for model in (BasePage, Person, PostPage, UnitImport)}
    revisions = [page.revisions.count() for page in (introduction(), duties())]
    result = run()
    assert set(outcomes(result).values()) <= {"unchanged", "absent"}
    assert {model: model.objects.count() for model in before} == before
    assert [page.revisions.count() for page in (introduction(), duties())] == revisions


def test_anchors_stay_when_the_source_grows() -> None:
    run()
    before = [node["anchor"] for node in body(duties())["tree"]]
    run(SOURCE.replace("2 - امور فرهنگي", "- پاسخ به رسانه ها\n2 - امور فرهنگي"))
    tree = body(duties())["tree"]
    assert [node["anchor"] for node in tree] == before
    assert len(tree[0]["children"]) == 3


def test_what_an_editor_changed_is_kept_and_reported() -> None:
    run()
    edit(introduction(), heading_fa="روابط‌عمومی ما")
    result = run(SOURCE.replace("شهرداري نمونه", "شهرداري شهر نمونه"))
    assert outcomes(result)["about.heading_fa"] == "kept"
    assert "about.heading_fa" in result.as_text("en")
    assert introduction().heading_fa == "روابط‌عمومی ما"


def test_overwrite_replaces_it_after_all() -> None:
    run()
    edit(introduction(), heading_fa="روابط‌عمومی ما")
    result = run(overwrite=True)
    assert outcomes(result)["about.heading_fa"] == "written"
    assert introduction().heading_fa == "معرفی واحد روابط‌عمومی شهرداری نمونه"


def test_text_that_stood_there_before_the_first_import_is_kept() -> None:
    edit(introduction(), heading_fa="نوشتهٔ پیشین")
    assert outcomes(run())["about.heading_fa"] == "kept"


def test_an_unpublished_draft_is_not_published_by_an_import() -> None:
    draft = introduction()
    draft.signature_fa = "هنوز پیش‌نویس"
    draft.save_revision()
    result = run()
    assert result.drafts == [introduction().title_fa]
    assert body(introduction())["heading"] == ""
    latest = introduction().get_latest_revision_as_object()
    assert (latest.heading_fa, latest.signature_fa) == ("معرفی واحد روابط‌عمومی شهرداری نمونه", "هنوز پیش‌نویس")


def test_a_trial_stores_nothing() -> None:
    tables = (BasePage, Person, UnitImport, ReleasedDocument)
    before = [model.objects.count() for model in tables]
    result = run(dry_run=True)
    assert outcomes(result)["duties.duties_fa"] == "written"
    assert [model.objects.count() for model in tables] == before
    assert body(introduction())["heading"] == ""


def test_a_failure_in_the_middle_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the last step fails")

    monkeypatch.setattr("cms.importing.applying._Application._contact", fail)
    with pytest.raises(RuntimeError):
        run()
    assert (introduction().heading_fa or "", PostPage.objects.count(), UnitImport.objects.count()) == ("", 0, 0)


def test_a_holder_whom_an_editor_chose_stays() -> None:
    run()
    post = PostPage.objects.get(site__code="first")
    post.holdings = [Holding(person=Person.objects.create(site=site("first"), name_fa="سرپرست نمونه"))]
    post.save_revision().publish()
    result = run()
    assert outcomes(result)["head.person"] == "kept"
    holders = [holding.person.name_fa for holding in PostPage.objects.get(pk=post.pk).holdings.all()]
    assert holders == ["سرپرست نمونه"]


# The command -------------------------------------------------------------------------------------------------------


@pytest.fixture
def source_file(tmp_path: Path) -> Callable[..., str]:
    def write(content: bytes, name: str = "unit.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content)
        return str(path)

    return write


def command(*arguments: str) -> str:
    out = StringIO()
    call_command("import_unit", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_prints_one_json_object(source_file: Callable[..., str]) -> None:
    report = json.loads(command(source_file(SOURCE.encode()), "--site", "first.test", "--json"))
    assert (report["site"], report["dry_run"], report["fields"]["duties.duties_fa"]) == ("first", False, "written")
    assert report["counts"]["duties"] == 5


def test_the_command_takes_windows_1256(source_file: Callable[..., str]) -> None:
    legacy = SOURCE.replace("ی", "ي").encode("windows-1256")
    report = json.loads(command(source_file(legacy), "--site", "first.test", "--json"))
    assert report["source"]["encoding"] == "windows-1256"
    assert duties().duties_fa[0].value["title"] == "اطلاع‌رسانی"


@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"%PDF-1.7 \x00\xff", b" " * (10 * 1024 * 1024 + 1)]
)
def test_the_command_refuses_what_is_no_unit_page(content: bytes, source_file: Callable[..., str]) -> None:
    with pytest.raises(CommandError):
        command(source_file(content), "--site", "first.test")
    assert UnitImport.objects.count() == 0


def test_the_command_says_when_the_site_or_the_file_is_unknown(source_file: Callable[..., str]) -> None:
    with pytest.raises(CommandError, match=r"nowhere\.test"):
        command(source_file(SOURCE.encode()), "--site", "nowhere.test")
    with pytest.raises(CommandError, match=r"missing\.txt"):
        command("missing.txt", "--site", "first.test")


def test_every_seed_is_imported(shared_folder: Path) -> None:
    for number, path in enumerate(sorted((shared_folder / "seeds").glob("*.txt"))):
        code = ("first", "second", "central")[number % 3]
        result = apply_unit(recognise(read_source(path)), site(code))
        assert outcomes(result)["duties.duties_fa"] == "written"
        assert body(duties(code))["tree"]
