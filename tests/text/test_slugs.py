import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.text.slugs import slugify
from tests.text.strategies import any_text


@pytest.mark.parametrize(
    ("text", "language", "slug"),
    [
        ("چه می\u200cشود برنامه\u200cهای نوروزی ستاد قُرآن ۱۴۰۵", "fa", "چه-می-شود-برنامه-های-نوروزی-ستاد-قرآن-۱۴۰۵"),
        ("مي\u200cشود كتاب ١٢ 12 ۱۲", "fa", "می-شود-کتاب-۱۲-12-۱۲"),
        ("ســـتاد 1 ـ 2 ـ", "fa", "ستاد-1-2"),
        ("آب / فاضلاب، «گزارش»: ۲٫۵ ٪", "fa", "آب-فاضلاب-گزارش-۲-۵"),
        ("روابط\u00a0عمومی_شهر", "fa", "روابط-عمومی-شهر"),
        ("خانۀ خانهٔ مسئول", "fa", "خانۀ-خانه-مسئول"),
        ("نشست PR & Media", "fa", "نشست-pr-media"),
        ("-- Don’t Panic! It's C++ --", "en", "dont-panic-its-c"),
        ("Café Zürich", "en", "café-zürich"),
        ("مكتبة كربلاء ١٢ مدينـة ـ", "ar", "مكتبة-كربلاء-١٢-مدينة"),
        ("…!؟", "fa", ""),
        ("", "fa", ""),
    ],
)
def test_slugify(text: str, language: str, slug: str) -> None:
    assert slugify(text, language) == slug


def test_persian_is_the_default_language() -> None:
    assert slugify("كتاب") == "کتاب"


@pytest.mark.parametrize(
    ("maximum_length", "slug"),
    [(3, "one"), (6, "one"), (7, "one-two"), (8, "one-two"), (12, "one-two"), (13, "one-two-three"), (2, "on")],
)
def test_long_slugs_are_cut_at_a_hyphen(maximum_length: int, slug: str) -> None:
    assert slugify("One two three", "en", maximum_length=maximum_length) == slug


def test_the_default_length_fits_the_column() -> None:
    slug = slugify("شهرداری " * 100)
    assert slug == "-".join(["شهرداری"] * 32)
    assert len(slug) == 255


@given(any_text, st.sampled_from(["fa", "ar", "en"]), st.integers(1, 30))
@settings(max_examples=1000)
def test_slugs_are_total_idempotent_and_well_formed(text: str, language: str, maximum_length: int) -> None:
    slug = slugify(text, language, maximum_length)
    assert slugify(slug, language, maximum_length) == slug
    assert len(slug) <= maximum_length
    assert re.fullmatch(r"(?:[^\W_]+(?:-[^\W_]+)*)?", slug)
