"""What provisioning refuses, with which words, about which value."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from cms.tenancy.routes import add_hostname
from sites.check_site import SiteRefused
from tests.factories.world import FIRST, SECOND, site
from tests.sites.everything import difference, rows
from tests.sites.making import make

pytestmark = pytest.mark.django_db


def refused(*arguments: str, **values: Any) -> str:
    """The message of a refusal that left no trace."""
    before = rows()
    with translation.override("en"), pytest.raises(SiteRefused) as refusal:
        make(*arguments, **values)
    assert difference(before, rows()) == {}
    return str(refusal.value)


@pytest.mark.parametrize(
    "hostname",
    [
        "",
        " ",
        ".",
        "d7..test",
        ".d7.test",
        "d7.test.",
        "-d7.test",
        "d7-.test",
        "d_7.test",
        "d7 .test",
        "d7.test:8000",
        "http://d7.test",
        "d7.test/",
        "d7.test?x",
        "user@d7.test",
        "[::1]",
        "*.test",
        "منطقه.test",
        "d7\x00.test",
        "x" * 64 + ".test",
        ".".join(["x" * 60] * 5),
    ],
)
def test_a_wrong_hostname_is_refused(hostname: str) -> None:
    message = refused(hostname)
    assert message.startswith(f"“{hostname.strip().lower()}” is not a hostname.")


def test_a_taken_hostname_is_refused() -> None:
    add_hostname(site("second"), "old.test")
    former = "روابط‌عمومی سازمان نمونه"
    assert refused(SECOND) == f"The hostname second.test belongs to the site “{former}”; choose another one."
    assert refused("SECOND.test") == refused(SECOND)
    assert refused("old.test") == f"The hostname old.test belongs to the site “{former}”; choose another one."
    # Also for a call that is right in everything else.
    message = refused("old.test", kind="organisation", name=former, number=None)
    assert message == f"The hostname old.test belongs to the site “{former}”; choose another one."


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"kind": "village"}, "“village” is no kind of site; choose one of: central, district, organisation."),
        ({"kind": ""}, "“” is no kind of site; choose one of: central, district, organisation."),
        ({"kind": "central", "number": None}, "The network has a central office already."),
        ({"number": 1}, "A site of this kind has this number already."),
        ({"code": "first"}, "code: Site with this Code already exists."),
        ({"code": "D7"}, "code: Small Latin letters, digits and hyphens."),
        ({"code": "7"}, "code: Small Latin letters, digits and hyphens."),
        ({"name": "  "}, "A site needs a name."),
        ({"status": "closed"}, "status: Value 'closed' is not a valid choice."),
        ({"editor_username": "two words"}, "username: Enter a valid username."),
    ],
)
def test_a_wrong_value_is_refused(values: dict[str, Any], message: str) -> None:
    assert refused(**values).startswith(message)


@pytest.mark.parametrize(
    "values",
    [
        {"name": "ن" * 201},
        {"short_name": "ن" * 61},
        {"code": "x" * 41},
        {"number": -1},
        {"number": 99_999},
        {"editor_username": "x" * 151},
    ],
    ids=str,
)
def test_what_does_not_fit_is_refused(values: dict[str, Any]) -> None:
    assert refused(**values) != ""


def test_a_long_name_is_shortened_where_no_short_one_is_given() -> None:
    assert make(name="نام " * 50).site.short_name_fa == ("نام " * 15).strip()


def test_another_site_may_have_the_number_of_another_kind() -> None:
    assert make("o1.test", kind="organisation", number=1).site.number == 1


def test_refusals_speak_the_language_that_is_active() -> None:
    with translation.override("fa"), pytest.raises(SiteRefused) as persian:
        make(number=1)
    with translation.override("en"), pytest.raises(SiteRefused) as english:
        make(number=1)
    assert str(english.value) == "A site of this kind has this number already."
    assert str(persian.value) == str(translation_of("A site of this kind has this number already."))


def translation_of(message: str) -> str:
    with translation.override("fa"):
        return translation.gettext(message)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"hostname": FIRST}, ["hostname"]),
        ({"hostname": "d7.test:80"}, ["hostname"]),
        ({"kind": "village"}, ["kind"]),
        ({"kind": "central", "number": None}, ["kind"]),
        ({"name": ""}, ["name"]),
        ({"short_name": "ن" * 61}, ["short_name"]),
        ({"code": "first"}, ["code"]),
        ({"number": 1}, ["number"]),
        ({"status": "closed"}, ["status"]),
        ({"hue": 360}, ["hue"]),
        ({"editor_username": "two words"}, ["editor_username"]),
        ({"editor_username": "nobody", "editor_is_new": False}, ["editor_username"]),
        ({"hostname": SECOND, "number": 1, "code": "7"}, ["code", "hostname", "number"]),
    ],
    ids=str,
)
def test_a_refusal_names_every_value_that_it_is_about(values: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(SiteRefused) as refusal:
        make(**values)
    assert sorted({reason.parameter for reason in refusal.value.reasons}) == fields
    assert refusal.value.field in fields
