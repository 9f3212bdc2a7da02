"""Lists in every numbering become the tree that their authors meant."""

from cms.importing.duties_tree import Duties, Node, build_duties
from cms.importing.lines import content_lines
from cms.importing.reading import read_source


def grown(page: str) -> Duties:
    return build_duties([line for line in content_lines(read_source(page.encode())) if line.text])


def outline(page: str) -> list[str]:
    def rows(nodes: list[Node], depth: int) -> list[str]:
        written = []
        for node in nodes:
            text = "".join(f" | {passage.text}" for passage in node.text)
            written.append(f"{'  ' * depth}{node.number}:{node.title.text}{text}")
            written += rows(node.children, depth + 1)
        return written

    return rows(grown(page).nodes, 0)


def test_deep_numbers_stand_below_the_numbers_they_begin_with() -> None:
    page = "1 ـ 2 ـ خبر\n- تهیه\n1 ـ 2 ـ 3 ـ رسانه\n- ارسال\n1 ـ 7 ـ 4 ـ جشن\nمتن جشن.\n3 ـ 3 ـ دیگر\n- پیگیری"
    assert outline(page) == [
        "1–2:خبر",
        "  :تهیه",
        "  1–2–3:رسانه",
        "    :ارسال",
        "1–7–4:جشن | متن جشن.",
        "3–3:دیگر",
        "  :پیگیری",
    ]


def test_outer_numbers_close_inner_ones() -> None:
    assert outline("1- خبر\n1-1- تهیه\n1-2- ارسال\n2- مراسم\n2-1- جشن") == [
        "1:خبر",
        "  1–1:تهیه",
        "  1–2:ارسال",
        "2:مراسم",
        "  2–1:جشن",
    ]


def test_a_bare_bullet_over_a_restarted_list_is_its_heading() -> None:
    page = (
        "    اداره امور مناطق\n    • 1ـ هدایت\n    • 2ـ نظارت\n    • اداره ارتباطات\n    • 1ـ جلب مشارکت\n\n"
        "    اداره تشریفات\n\n    1- برگزاری مراسم"
    )
    assert outline(page) == [
        ":اداره امور مناطق",
        "  1:هدایت",
        "  2:نظارت",
        ":اداره ارتباطات",
        "  1:جلب مشارکت",
        ":اداره تشریفات",
        "  1:برگزاری مراسم",
    ]


def test_letters_below_numbers_and_back() -> None:
    page = "۱) تهیه خبر\n۲) برگزاری جلسات:\n الف - داخلی\n ب - خارجی\n۳) پیگیری"
    assert outline(page) == ["۱:تهیه خبر", "۲:برگزاری جلسات:", "  الف:داخلی", "  ب:خارجی", "۳:پیگیری"]


def test_numbers_below_letters() -> None:
    page = (
        "الف- حوزه رسانه\n1) خبر\n2) نشست\nب- حوزه تشریفات\n1) مراسم\nج- حوزه انتشارات\n1) خبرنامه\n    • چاپی\n2) فیلم"
    )
    assert outline(page) == [
        "الف:حوزه رسانه",
        "  1:خبر",
        "  2:نشست",
        "ب:حوزه تشریفات",
        "  1:مراسم",
        "ج:حوزه انتشارات",
        "  1:خبرنامه",
        "    :چاپی",
        "  2:فیلم",
    ]


def test_bullets_of_many_shapes_are_one_list() -> None:
    assert outline("* ثبت پیام\n§ ارجاع پیام\n⁃ پاسخ\n● پیگیری") == [":ثبت پیام", ":ارجاع پیام", ":پاسخ", ":پیگیری"]


def test_articles_and_notes() -> None:
    page = "بند 1- برنامه ریزی\nبند 2- گزارش\nتبصره 1: هر سه ماه یک بار\nبند 3- رسانه"
    assert outline(page) == ["بند 1:برنامه‌ریزی", "بند 2:گزارش", "  تبصره 1:هر سه ماه یک بار", "بند 3:رسانه"]


def test_headings_without_numbers() -> None:
    page = "1 ـ 1 ـ ارتباطات\n- تهیه خبر\n\nدر خصوص امور فرهنگی\n- برگزاری جشن\n\n1 ـ 2 ـ انتشارات\n- چاپ"
    assert outline(page) == [
        "1–1:ارتباطات",
        "  :تهیه خبر",
        "  :در خصوص امور فرهنگی",
        "    :برگزاری جشن",
        "1–2:انتشارات",
        "  :چاپ",
    ]


def test_one_duty_a_line_without_any_sign() -> None:
    page = "تهیه و تنظیم اخبار.\nبررسی رسانه ها و انتقال رویدادها.\nهماهنگی مراسم."
    assert outline(page) == [":تهیه و تنظیم اخبار.", ":بررسی رسانه‌ها و انتقال رویدادها.", ":هماهنگی مراسم."]


def test_a_paragraph_is_no_list() -> None:
    duties = grown("اطلاع رسانی و پاسخ به مردم از وظایف این واحد است.")
    assert duties.nodes == []
    assert [passage.text for passage in duties.lead] == ["اطلاع‌رسانی و پاسخ به مردم از وظایف این واحد است."]


def test_broken_lines_are_joined_only_where_certain() -> None:
    page = (
        '- تدوین\n"تقویم جامع" در قالب ملاقات ها\n- نظرسنجی از شهروندان درباره\n- شئون شهرداری در جهت\n'
        "- بهبود شرایط\n- تهیه عکس، فیلم،\nبروشور و کتاب"
    )
    assert outline(page) == [
        ':تدوین "تقویم جامع" در قالب ملاقات‌ها',
        ":نظرسنجی از شهروندان درباره شئون شهرداری در جهت بهبود شرایط",
        ":تهیه عکس، فیلم، بروشور و کتاب",
    ]


def test_what_may_be_broken_is_kept_apart_and_marked() -> None:
    duties = grown("• برنامه‌ریزی همایش‌ها و مراسم\nبزرگداشت ایام خاص\n• پاسخ به شکایت‌ها")
    first, second = duties.nodes
    assert (first.title.text, [passage.text for passage in first.text]) == (
        "برنامه‌ریزی همایش‌ها و مراسم",
        ["بزرگداشت ایام خاص"],
    )
    assert first.text[0].line.remarks == ["maybe_continuation"]
    assert second.title.text == "پاسخ به شکایت‌ها"


def test_numbers_from_the_wrong_end_and_joined_numbers() -> None:
    assert outline("1-1 خبر\n1-1-1 تهیه\n2-1-1 ارسال\n1-2 جشن\n1-1-2 دعوت") == [
        "1–1:خبر",
        "  1–1–1:تهیه",
        "  1–1–2:ارسال",
        "2–1:جشن",
        "  2–1–1:دعوت",
    ]
    assert outline("1- خبر\n11- تهیه\n12- ارسال\n2- نشر\n21- چاپ") == [
        "1:خبر",
        "  11:تهیه",
        "  12:ارسال",
        "2:نشر",
        "  21:چاپ",
    ]


def test_a_list_that_was_run_together() -> None:
    assert outline("1- تهیه خبر 2- برگزاری جشن 3- پاسخ به مردم") == ["1:تهیه خبر", "2:برگزاری جشن", "3:پاسخ به مردم"]
    assert outline("• تهیه خبر • برگزاری جشن • پاسخ") == [":تهیه خبر", ":برگزاری جشن", ":پاسخ"]


def test_lists_of_html_go_by_their_depth() -> None:
    page = "<ul><li>رسانه<ul><li>خبر</li><li>عکس</li></ul></li><li>مراسم</li></ul>"
    assert outline(page) == [":رسانه", "  :خبر", "  :عکس", ":مراسم"]


def test_headings_of_html_go_by_their_rank() -> None:
    page = "<h3>خبر</h3><h4>تولید</h4><p>- تهیه</p><h4>نشر</h4><p>- ارسال</p><h3>مراسم</h3><p>- جشن</p>"
    assert outline(page) == [":خبر", "  :تولید", "    :تهیه", "  :نشر", "    :ارسال", ":مراسم", "  :جشن"]


def test_a_section_that_explains_itself_in_one_line() -> None:
    page = "بخش اول، هماهنگی: این بخش برای هماهنگی با اداره های دیگر کار می کند.\nبخش دوم، تولید: تولید برنامه"
    assert outline(page) == [
        "بخش اول:هماهنگی | این بخش برای هماهنگی با اداره\u200cهای دیگر کار می\u200cکند.",
        "بخش دوم:تولید: تولید برنامه",
    ]


def test_tabs_between_a_sign_and_its_text() -> None:
    assert outline("  •\tتهیه گزارش\n\t◦\tماهانه\n\t◦\tسالانه\n  •\tپاسخ") == [
        ":تهیه گزارش",
        "  :ماهانه",
        "  :سالانه",
        ":پاسخ",
    ]


def test_numbered_headings_of_html_stand_over_their_own_numbered_lists() -> None:
    page = "<h3>۱. خبر</h3><ol><li>تهیه</li><li>ارسال</li></ol><h3>۲. مراسم</h3><ol><li>جشن</li></ol>"
    assert outline(page) == ["۱:خبر", "  1:تهیه", "  2:ارسال", "۲:مراسم", "  1:جشن"]


def test_another_numbering_is_an_inner_list() -> None:
    assert outline("الف) تهیه خبر روزانه\nب) رصد روزانه اخبار\n1- تهیه بولتن\n2- تهیه گزارش") == [
        "الف:تهیه خبر روزانه",
        "ب:رصد روزانه اخبار",
        "  1:تهیه بولتن",
        "  2:تهیه گزارش",
    ]
    assert outline("1- تهیه خبر روزانه\n2- پاسخ به مردم در سامانه\nالف) تلفنی\nب) حضوری") == [
        "1:تهیه خبر روزانه",
        "2:پاسخ به مردم در سامانه",
        "  الف:تلفنی",
        "  ب:حضوری",
    ]


def test_the_sentence_that_promises_the_duties_is_no_heading_of_theirs() -> None:
    duties = grown("وظایف این واحد عبارتند از:\n- تهیه خبر\n- پاسخ به مردم")
    assert [passage.text for passage in duties.lead] == ["وظایف این واحد عبارتند از:"]
    assert [node.title.text for node in duties.nodes] == ["تهیه خبر", "پاسخ به مردم"]
