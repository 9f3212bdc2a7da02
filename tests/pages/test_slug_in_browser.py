"""The address that the form proposes is the one that the server would make, for every kind of title."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cms.text.slugs import slugify
from tests.conftest import CHECKOUT, missing
from tests.text.strategies import SIGNS

MODULE = CHECKOUT / "cms/pages/static/pages/persian-slug.js"
TITLES = [
    *("چه می\u200cشود؟", "چه مي\u200cشود؟", "برنامه\u200cهای نوروزی: شهر ۱۴۰۵!", "كميسيون فعاليت\u200c\u200cهاي ١٤٠٣"),
    *("۱۲۳", "123", "١٢٣", "خط 137 و ۱۳۷ و ١٣٧", "۲٫۵ ٪", "۱۴۰۵/۰۹/۰۱", "10-20", "1.5", "½ کار"),
    *("ســـتاد", "ســـتاد 1 ـ 2 ـ", "ـ متن", "الفـ متن", "هـ.ق", "بـ", "ـــ", "کــ", "1ـ2"),
    *("قُرآن", "کمٌي", "خانهٔ ما", "خانۀ ما", "خانة", "مسؤول", "مسئول", "أحمد", "إبراهیم", "آب", "ٱلله", "شیء", "ءؤأئة"),
    *(
        "\u200cآغاز",
        "پایان\u200c",
        "\u200c",
        "می\u200c شود",
        "می \u200cشود",
        "«می\u200c»",
        "(ها)\u200cی",
        "بند «۱»\u200cها",
    ),
    *("ه\u200d.ش", "ه\u200dش", "سلام\u200dدنیا", "👩\u200d🚒 آتش\u200cنشان", "❤️ شهر", "🌳🌳", "شهر🌳سبز"),
    *("آب / فاضلاب", "a/b", "الف\\ب", "«نقل»، قول؛ پایان…", "— خط –", "--", "…!؟", "", "   ", "_زیر_خط_", "a_b"),
    *("نشست PR & Media", "Don’t Panic! It's C++", "İstanbul ΣΑΣ Straße", "Café Zürich", "ＦＵＬＬ", "ﬁne", "x²", "№ ۵"),
    *(
        "کتاب\u00a0خوب",
        "کتاب\u2009خوب",
        "کتاب\tخوب\nدو",
        "کتاب\u2028خوب",
        "نیم\u00adفاصله",
        "soft\u00adhyphen",
        "نیم¬فاصله",
    ),
    *(
        "¬p",
        "a¬b",
        "\u200fراست\u200e چپ\u202b\u202c",
        "\ufeffآغاز",
        "ﻛﺮﺑﻼء",
        "ﷺ",
        "ﷲ",
        "۱۰۰ ﷼",
        "ﹱﹰ",
        "ے ۍ ې ۂ ە ہ ھ ڪ",
    ),
    *("کردی ڕۆژ ێ", "پښتو ړ", "हिन्दी शब्द", "か\u3099く", "日本語 中文", "e\u0301 a\u030a", "x" * 300, "شهرداری " * 100),
]


def in_browser(texts: list[str]) -> list[str]:
    """What the form's script makes of titles, in Node.js."""
    node = shutil.which("node")
    if node is None:
        missing("Node.js is missing (it comes with npm)")
    source = f"""
import {{ slugify }} from {json.dumps(MODULE.as_uri())};
let given = '';
for await (const part of process.stdin) given += part;
console.log(JSON.stringify(JSON.parse(given).map(slugify)));
"""
    command = [str(node), "--input-type=module", "--eval", source]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    slugs: list[str] = json.loads(done.stdout)
    return slugs


@pytest.fixture(scope="module")
def slugs() -> dict[str, str]:
    return dict(zip(TITLES, in_browser(TITLES), strict=True))


@pytest.mark.parametrize("title", TITLES)
def test_the_form_proposes_what_the_server_makes(title: str, slugs: dict[str, str]) -> None:
    assert slugs[title] == slugify(title)


def test_a_slug_is_left_as_it_is(slugs: dict[str, str]) -> None:
    made = list(slugs.values())
    assert in_browser(made) == made
    assert slugs["چه مي\u200cشود؟"] == "چه-می-شود"


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(SIGNS), max_size=12).map("".join), min_size=300, max_size=300))
def test_signs_in_any_order(texts: list[str]) -> None:
    assert dict(zip(texts, in_browser(texts), strict=True)) == {text: slugify(text) for text in texts}
