import pytest
from hypothesis import given, settings

from cms.text.cleaning import clean
from cms.text.folding import fold, fold_path, fold_tokens
from cms.text.slugs import slugify
from tests.text.strategies import any_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("فعاليت فعالیت", "فعالیت فعالیت"),
        ("كميسيون کمیسیون", "کمیسیون کمیسیون"),
        ("آب أب إب ٱب اب", "اب اب اب اب اب"),
        ("مسؤول مسئول مسوول مسئله", "مسوول مسیول مسوول مسیله"),
        ("خانة خانۀ خانهٔ خانه", "خانه خانه خانه خانه"),
        ("شیء جزء", "شی جز"),
        ("قُرآن قرآن رحمٰن", "قران قران رحمن"),
        ("ســـتاد", "ستاد"),
        ("هـ.ش", "ه.ش"),
        ("١٤٠۳ 1403 １４０３", "1403 1403 1403"),
        ("۱٬۲۳۴٫۵", "1234.5"),
        ("می\u200cشود می\u00a0شود می¬شود", "می شود می شود می شود"),
        ("  دو \n\t فاصله ", "دو فاصله"),
        ("CAFÉ Zürich Straße", "cafe zurich strasse"),
        ("ﻋﯿﺪ ﷲ ﬁn", "عید الله fin"),
        ("۱۰۰﷼", "100 ریال"),
        ("a\0\ud800\u200fb", "ab"),
        ("Йога Ελλάδας 東京 한국", "иога ελλαδασ 東京 한국"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_tokens() -> None:
    assert fold_tokens("1 ـ 2 ـ اطّلاع‌رسانی (روابط عمومي)، ۱۴۰۵/۹/۱؛ a_b") == (
        ["1", "2", "اطلاع", "رسانی", "روابط", "عمومی", "1405", "9", "1", "a", "b"]
    )
    assert fold_tokens("1ـ2") == ["1", "2"]
    assert fold_tokens(" ـ «» ") == []


@given(any_text)
@settings(max_examples=1000)
def test_folding_is_total_and_idempotent(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold_tokens(folded) == fold_tokens(text)


@given(any_text)
@settings(max_examples=1000)
def test_text_and_its_cleaned_form_fold_alike(text: str) -> None:
    assert fold(clean(text, "fa")) == fold(text)


def test_every_character_folds_to_a_fixed_point() -> None:
    assert [code for code in range(0x20000) if fold(fold(chr(code))) != fold(chr(code))] == []


SPELLINGS = (
    "/اخبار/می-شود-ستاد-۱۲/",
    "/اخبار/مي-شود-ستاد-١٢/",
    "/اخبار/می\u200cشود-ستاد-12/",
    "/اخبار/مي شود ستـــاد ۱۲/",
    "/اخبار/مي\u200cشود--سُتاد–۱۲-/",
    "/أخبار/\u200fمی‌شود‌-ستاد-۱۲/",
)


@pytest.mark.parametrize("path", SPELLINGS)
def test_spellings_of_one_path_share_a_key(path: str) -> None:
    assert fold_path(path) == "/اخبار/می-شود-ستاد-12/"


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("", ""),
        ("/", "/"),
        ("//", "//"),
        ("/News/Item", "/news/item"),
        ("/en/ABC/", "/en/abc/"),
        ("news", "news"),
        ("/كتاب", "/کتاب"),
        ("/feed.xml", "/feed.xml"),
        ("/a_b/", "/a_b/"),
        ("/-/", "//"),
        ("/a\0\udc80/", "/a/"),
    ],
)
def test_fold_path(path: str, key: str) -> None:
    assert fold_path(path) == key


def test_different_paths_keep_different_keys() -> None:
    paths = ["/news", "/news/", "/news/a", "/news/a-b", "/news/ab", "/news/a/b", "/news/a.b", "/اب/باب", "/ا/ببا/ب"]
    assert len({fold_path(path) for path in paths}) == len(paths)


@given(any_text)
@settings(max_examples=1000)
def test_folding_a_path_is_total_and_idempotent(text: str) -> None:
    key = fold_path(text)
    assert fold_path(key) == key


@given(any_text)
def test_a_slug_and_the_slug_of_its_cleaned_text_share_a_key(text: str) -> None:
    assert fold_path(slugify(clean(text, "fa"))) == fold_path(slugify(text))
