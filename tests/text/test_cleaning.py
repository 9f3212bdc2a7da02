import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.text.cleaning import clean, clean_html
from tests.text.strategies import any_html, any_text

LANGUAGES = st.sampled_from(["fa", "ar", "en"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Letters and digits of other keyboards.
        ("فعاليتهاي كميسيون", "فعالیتهای کمیسیون"),
        ("على ڪتاب ھمه ہم ەم", "علی کتاب همه هم هم"),
        ("١٤٠٣ ۱۴۰۳ 1403", "۱۴۰۳ ۱۴۰۳ 1403"),
        # Kept: they are spelling, not accident.
        ("آب، أمر، مؤثر، مسئول، دایرةالمعارف، خانۀ ما", "آب، أمر، مؤثر، مسئول، دایرةالمعارف، خانۀ ما"),
        ("كمٌي قُرآن خانهٔ", "کمٌی قُرآن خانهٔ"),
        ("ي\u0654 ى\u0654 ی\u0654", "ئ ئ ئ"),
        ("ا\u0653ب", "آب"),
        # Presentation forms.
        ("ﻋﯿﺪ ﺳﻌﯿﺪ ﻻله", "عید سعید لاله"),
        ("ق\ufe79رآن محم\ufe7dد \ufe7c", "قُرآن محمّد \u0651"),
        ("ﬁnal oﬀer", "final offer"),
        ("حضرت محمد ﷺ ۱۰۰﷼", "حضرت محمد ﷺ ۱۰۰﷼"),
        # Controls.
        ("\ufeffشهر\u200fداری\u200b \u202bمتن\u202c\u2066\u2069", "شهرداری متن"),
        ("a\0b\ud83dc\udfff\x07\x7f\x93", "abc"),
        ("سطر\vدوم\fسوم\u2028چهارم\x85پنجم\r\n\tششم", "سطر\nدوم\nسوم\nچهارم\nپنجم\r\n\tششم"),
        ("تصویر\ufffc متن", "تصویر متن"),
        # Spaces.
        ("روابط\u00a0عمومی\u2009شهر", "روابط عمومی شهر"),
        ("  دو  فاصله ", "  دو  فاصله "),
        # Half-spaces.
        ("می\u200cشود", "می\u200cشود"),
        ("می\u200c\u200c\u200cشود", "می\u200cشود"),
        ("می¬شود رسانه\u00adها", "می\u200cشود رسانه\u200cها"),
        ("برنامه\u200c ها، \u200cمتن\u200c.\u200c", "برنامه ها، متن."),
        ("برنامه ¬های", "برنامه های"),
        (
            "PDF\u200cها، ۲۰\u200cساله، «کتاب»\u200cها، کتاب\u200c۲",
            "PDF\u200cها، ۲۰\u200cساله، «کتاب»\u200cها، کتاب\u200c۲",
        ),
        ("PDF¬ها", "PDF\u200cها"),
        ("p ∧ ¬q", "p ∧ ¬q"),
        ("co\u00adoperate", "cooperate"),
        ("سَ\u200cم", "سَ\u200cم"),
        # Tatweel: a stretch inside a word, a dash elsewhere.
        ("ســـتاد مــَـن", "ستاد مَن"),
        ("شهرداریــــ تهران", "شهرداری تهران"),
        ("1 ـ 2 ـ 3 ـ شرح", "1 – 2 – 3 – شرح"),
        ("5ـ هدایت", "5– هدایت"),
        ("1ـ2", "1–2"),
        ("ـ متن\nـمتن", "– متن\n–متن"),
        ("الفـ متن", "الف– متن"),
        ("ــــــــ", "–"),
        ("۱۴۴۷ هـ.ق", "۱۴۴۷ هـ.ق"),
        ("ـَ ـِ", "ـَ ـِ"),
        # Joiners: needed by the abbreviation of the solar year and by emoji, noise elsewhere.
        ("۱۴۰۵ ه\u200d.ش ب\u200dا", "۱۴۰۵ ه\u200d.ش با"),
        ("👩\u200d🚒 ❤\ufe0f\u200d🔥 a\u200db", "👩\u200d🚒 ❤\ufe0f\u200d🔥 ab"),
        # List signs of Word's symbol fonts.
        ("\uf0b7 بند \uf0d8 بند", "• بند ➢ بند"),
    ],
)
def test_persian_text(before: str, after: str) -> None:
    assert clean(before, "fa") == after


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "text",
    [
        *("كربلاء", "على", "إلى", "مكتبة", "مسؤولية", "شؤون", "هيئة", "قُرْآن", "١٤٤٧", "﷽", "صلى الله عليه وسلم ﷺ"),
        *("مدينـة", "café", "naïve", "Zürich", "don’t", "10\u00a0km", "C++ ¬p", "x² + ½"),
        *("می\u200cشود", "क्\u200dष", "Ελλάδα", "Москва", "東京", "👩\u200d🚒"),
    ],
)
def test_other_languages_are_unharmed(text: str, language: str) -> None:
    assert clean(text, language) == text


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("cafe\u0301", "café"),
        ("ﻛﺮﺑﻼء", "كربلاء"),
        ("a\0b\ud800\u200b\u200e", "ab"),
        ("two\vlines", "two\nlines"),
        ("ك\u200dي", "كي"),
    ],
)
def test_other_languages_lose_accidents(before: str, after: str, language: str) -> None:
    assert clean(before, language) == after


def test_regional_codes_are_their_language() -> None:
    assert clean("كتاب", "fa-IR") == "کتاب"
    assert clean("كتاب", "ar-iq") == "كتاب"
    assert clean("كتاب", "fat") == "كتاب"


@given(any_text, LANGUAGES)
@settings(max_examples=1000)
def test_cleaning_is_total_idempotent_and_storable(text: str, language: str) -> None:
    cleaned = clean(text, language)
    assert clean(cleaned, language) == cleaned
    assert "\0" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(any_text)
def test_persian_text_holds_no_half_space_without_a_word_on_both_sides(text: str) -> None:
    for before, after in zip(
        clean(text, "fa").split("\u200c")[:-1], clean(text, "fa").split("\u200c")[1:], strict=True
    ):
        assert not before[-1].isspace()
        assert after[0].isalnum()


@given(st.text(st.sampled_from("abcXYZ 019.,;:-_()éßñ\n")), LANGUAGES)
def test_plain_latin_text_is_never_changed(text: str, language: str) -> None:
    assert clean(text, language) == text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>كتاب <b>علي</b></p>", "<p>کتاب <b>علی</b></p>"),
        ('<a href="/كتاب/ي" title="ك">ك</a>', '<a href="/كتاب/ي" title="ك">ک</a>'),
        ("<a title='ك>ي'>ي</a><a title=\"ك>ي\">ي</a>", "<a title='ك>ي'>ی</a><a title=\"ك>ي\">ی</a>"),
        ("<code>ك</code> ك <pre>ي\u00a0</pre> ي", "<code>ك</code> ک <pre>ي\u00a0</pre> ی"),
        ("<CODE class='x'>ك <b>ي</b></CODE>ك", "<CODE class='x'>ك <b>ي</b></CODE>ک"),
        ("<codes>ك</codes>", "<codes>ک</codes>"),
        ("<!-- ك -->ك<!-- ك", "<!-- ك -->ک<!-- ك"),
        ('<embed alt="ك" embedtype="image" id="3"/>ك', '<embed alt="ك" embedtype="image" id="3"/>ک'),
        # References are text too.
        ("ك&nbsp;ي &zwnj;ب&zwnj;پ &#1603; &copy;", "ک ی ب\u200cپ ک ©"),
        ("a &lt;b&gt; &amp;nbsp; &quot;", 'a &lt;b&gt; &amp;nbsp; "'),
        ("R&D a < b", "R&amp;D a &lt; b"),
        # Words run through inline markup and end at blocks.
        ("كتاب<b>\u200cها</b>", "کتاب<b>\u200cها</b>"),
        ("كتاب\u200c<b>\u200cها</b>", "کتاب\u200c<b>ها</b>"),
        ("<p>كتاب\u200c</p><p>\u200cها</p>", "<p>کتاب</p><p>ها</p>"),
        ("سـ<b>ـتاد</b> 1 <i>ـ</i> 2", "س<b>تاد</b> 1 <i>–</i> 2"),
        ("<li>ـ</li><li>ستاد</li>", "<li>–</li><li>ستاد</li>"),
        # What PostgreSQL refuses is nowhere; what was text does not become markup.
        ('<a href="\0\ud800">\0x</a>', '<a href="\ufffd\ufffd">x</a>'),
        ("<\0script>alert(1)<\u200b/script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("&#60;\u200bscript&#62; &\u200blt;", "&lt;script&gt; &amp;lt;"),
    ],
)
def test_persian_rich_text(before: str, after: str) -> None:
    assert clean_html(before, "fa") == after


def test_rich_text_of_other_languages() -> None:
    assert clean_html("<p>ﻛﺮﺑﻼء\0 <b>cafe\u0301</b></p>", "ar") == "<p>كربلاء <b>café</b></p>"
    assert clean_html("<p>10&nbsp;km &amp; ك</p>", "en") == "<p>10\u00a0km &amp; ك</p>"


@given(any_html, LANGUAGES)
@settings(max_examples=1000)
def test_cleaning_rich_text_is_total_idempotent_and_storable(source: str, language: str) -> None:
    cleaned = clean_html(source, language)
    assert clean_html(cleaned, language) == cleaned
    assert "\0" not in cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(any_text, LANGUAGES)
def test_rich_text_without_markup_is_cleaned_like_text(text: str, language: str) -> None:
    plain = text.replace("<", "").replace("&", "").replace(">", "")
    assert clean_html(plain, language) == clean(plain, language)


@pytest.mark.parametrize("language", ["fa", "ar"])
def test_marks_beyond_all_writing_are_cut(language: str) -> None:
    # Sorting them would take minutes.
    assert clean("ا" + "\u0651\u064b" * 500_000, language) == "ا" + "\u064b" * 15 + "\u0651" * 15
    assert clean("ا" + "\u064b" * 40, language) == "ا" + "\u064b" * 40
