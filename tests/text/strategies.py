"""Text that breaks text functions: any code point, and the signs that matter here far more often than chance."""

from hypothesis import strategies as st

SIGNS = (
    *(
        "\u200c",
        "\u200d",
        "\u0640",
        "\u00ac",
        "\u00ad",
        "\u00a0",
        "\u200b",
        "\u200f",
        "\ufeff",
        "\0",
        "\ud800",
        "\udfff",
    ),
    *("\u0653", "\u0654", "\u0655", "\u064b", "\u0651", "\u0670", "\u0301", "\u093c", "\u3099", "\u1161", "\ufe0f"),
    *("ا", "آ", "ب", "ه", "ه", "ی", "ي", "ى", "ئ", "ك", "ة", "ۀ", "ە", "ء", "و", "ﻋ", "ﷲ", "﷼", "ﹱ", "ﹰ"),
    *("1", "۱", "١", "a", "A", "é", "e", "ß", "İ", "か", "\u1100", "क", "👩", "🚒", "❤", "2", "½", "ﬁ"),
    *(" ", "\n", "\r", "\t", "\v", "\u2028", "-", "–", "_", ".", "،", "«", "»", "/", "'", "٫", "٬"),
)
MARKUP = (
    *(
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<br/>",
        '<a href="/ي\u200c">',
        "</a>",
        "<code>",
        "</code>",
        "<!--",
        "-->",
        "<",
        ">",
    ),
    *("&amp;", "&lt;", "&nbsp;", "&zwnj;", "&#1603;", "&#0;", "&", ";", "nbsp;", "#60;", '"', "'", "<a title='ك>"),
)

any_text = st.text(st.characters(), max_size=40) | st.lists(st.sampled_from(SIGNS), max_size=16).map("".join)
any_html = st.lists(st.sampled_from(SIGNS + MARKUP), max_size=24).map("".join)
