"""The words by which page furniture is known, and the sentences that the report says of it."""

from django.utils.translation import gettext_lazy as _

from cms.importing.vocabulary import pattern_of_lines, phrase_set, word_set

REASONS = {
    "blank": _("an empty line"),
    "sign": _("a list sign, a number or a separator"),
    "section_label": _("the label of a value that has a field of its own"),
    "repeated_heading": _("a heading that says again which section this is"),
    "repeated_value": _("a value that was given before"),
    "duplicate_title": _("the title of the page once more"),
    "menu": _("a menu or breadcrumb of the old site"),
    "icon_name": _("the name of an icon"),
    "placeholder": _("a placeholder that a program left behind"),
    "unfilled_template": _("a template that nobody filled in"),
    "comment_form": _("the comment form of the old site"),
    "copyright": _("a copyright line of the old site"),
    "counter": _("a counter of the old site"),
    "share": _("share and print links of the old site"),
    "date_stamp": _("a date of the old page"),
    "skip_link": _("a skip link of the old site"),
    "search_form": _("the search form of the old site"),
    "sign_in": _("the sign-in of the old site"),
    "language_switch": _("the language switch of the old site"),
    "pagination": _("page turning of the old site"),
    "file_name": _("the name of a file or picture"),
    "rating": _("the rating of the old site"),
    "tags": _("keywords of the old page"),
    "related_links": _("links to other pages of the old site"),
    "latin_fragment": _("a fragment without Persian words"),
    "stray_number": _("a number on its own"),
    "browser_notice": _("a notice about browsers or scripts"),
    "script": _("script or style of the old page"),
    "hidden": _("hidden on the old page"),
    "control": _("a button or field of a form"),
    "page_header": _("the header of the old site"),
    "page_footer": _("the footer of the old site"),
    "side_column": _("the side column of the old site"),
    "page_title": _("the browser title of the old page"),
    "footnote": _("a footnote"),
    "left_out_by_hand": _("left out by hand"),
}
"""Why a line was left out: code to sentence."""

_WEEKDAYS = "شنبه|یک ?شنبه|دو ?شنبه|سه ?شنبه|چهار ?شنبه|پنج ?شنبه|جمعه"
_MONTHS = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
_STAMPED = "انتشار|به ?روز ?رسانی|بروز ?رسانی|درج|ایجاد|ویرایش|تغییر|ارسال|خبر"
_ENTERING = "و|یا|به|کاربران|اعضا|کاربر|سایت|ثبت ?نام|عضویت|سامانه|پرتال|پورتال|مدیریت|ورود|کارکنان"
_LANGUAGES = "en|fa|ar|fa ir|english|فارسی|عربی|العربیه|انگلیسی|persian|زبان"
_NETWORKS = (
    "facebook|twitter|telegram|whatsapp|linkedin|instagram|eitaa|rss|aparat|بله|ایتا|روبیکا|سروش|تلگرام|واتساپ|واتس اپ|"
    "اینستاگرام|توییتر|فیس ?بوک|لینکدین|آپارات|ایکس|گپ"
)

# One alternative a line; each stands for a whole line of a page.
FURNITURE = {
    "placeholder": pattern_of_lines(
        r"""
        null|undefined|nan|none|nil|object object|n a
        lorem ipsum.*|لورم ایپسوم.*|متن (?:ساختگی|آزمایشی|نمونه)|test|تست
        title|subtitle|image|عنوان صفحه|بدون عنوان
        محتوایی (?:یافت نشد|برای نمایش وجود ندارد)
        (?:اطلاعاتی|موردی|مطلبی|نتیجه ای) (?:یافت|ثبت|پیدا) (?:نشد|نشده است)
        """
    ),
    "comment_form": pattern_of_lines(
        r"""
        برای (?:نوشتن|ارسال|ثبت|درج) (?:دیدگاه|نظر|نظرات|پیام)~.*(?:وارد|ثبت نام|عضو).*
        (?:دیدگاه|نظر|نظرات) ?(?:تان|خود|شما)?(?: خود)? را (?:بنویسید|وارد کنید|ارسال کنید|ثبت کنید|با ما .*)
        دیدگاهتان را بنویسید|نظر خود را .*
        نشانی (?:ایمیل|پست الکترونیکی?) شما منتشر نخواهد شد.*|ایمیل شما .*منتشر نخواهد شد.*
        بخش ?های مورد ?نیاز علامت ?گذاری شده ?اند.*|فیلدهای ستاره ?دار.*|وارد کردن .* الزامی است.*
        (?:ارسال|ثبت|درج|افزودن) (?:نظر|دیدگاه|نظرات|پاسخ|پیام)(?: جدید)?
        (?:نظرات|دیدگاه ?ها|نظر ?ها)(?: (?:کاربران|شما|بازدیدکنندگان|بسته شده است|برای .* بسته است))*
        (?:نظر|دیدگاه) شما|(?:متن|عنوان) (?:پیام|نظر|دیدگاه)|\d+ (?:نظر|دیدگاه)|نام شما|ایمیل شما
        لغو پاسخ|پاسخ دهید|ذخیره نام.*در مرورگر.*|نظراتی که .*(?:منتشر|حذف).*
        (?:کد|تصویر) (?:امنیتی|کپچا)(?: .*)?|captcha.*|(?:حاصل|جمع) عبارت .*
        (?:شما )?اولین .*(?:نظر|دیدگاه).*|(?:هنوز|تاکنون) (?:نظری|دیدگاهی).*
        """
    ),
    "copyright": pattern_of_lines(
        r"""
        .*(?:کلیه|تمام|تمامی|همه|همه ی) (?:حقوق|مطالب|حق).*(?:محفوظ|متعلق|بلامانع).*
        copyright.*|.*all rights reserved.*|.*powered by.*|قدرت گرفته از .*
        (?:نقل|استفاده|بازنشر|هرگونه استفاده) .*ذکر منبع.*
        (?:طراحی|پیاده ?سازی|توسعه)(?: و (?:اجرا|پشتیبانی|توسعه|پیاده ?سازی|تولید))*(?: سایت| پرتال)?
        (?:طراحی|پیاده ?سازی|توسعه)(?: و (?:اجرا|پشتیبانی|توسعه))*(?: سایت| پرتال)?(?: توسط)? (?:شرکت|گروه)~.*
        """
    ),
    "share": pattern_of_lines(
        rf"""
        (?:به )?اشتراک ?(?:گذاری|بگذارید|گذاشتن)(?: .*)?|شبکه ?های اجتماعی|ما را (?:در .*)?دنبال کنید
        (?:لینک|پیوند|آدرس) کوتاه(?: .*)?|(?:کپی|رونوشت) (?:لینک|پیوند)(?: .*)?|لینک کپی شد|لینک کوتاه کپی شد
        (?:نسخه|قابل|صفحه) (?:چاپی|چاپ)|چاپ(?: (?:صفحه|مطلب|این صفحه|خبر))?|پرینت(?: صفحه)?|print|email
        ارسال به|ارسال (?:به|برای) (?:دوست|دوستان|ایمیل)(?: .*)?
        (?:{_NETWORKS})(?: (?:{_NETWORKS}))*
        """
    ),
    "date_stamp": pattern_of_lines(
        rf"""
        (?:تاریخ|زمان|آخرین|ساعت)(?: و (?:تاریخ|ساعت|زمان))? (?:{_STAMPED})(?: .*)?
        (?:به ?روز ?رسانی|به ?روز|بروز ?رسانی|بروز)(?: رسانی)? (?:شده )?(?:در|شده)(?: .*)?
        (?:(?:امروز )?(?:{_WEEKDAYS}) )?\d{{1,2}} (?:{_MONTHS})(?: ماه)? \d{{2,4}}(?: .{{0,60}}\d)?
        (?:{_WEEKDAYS}) \d{{4}} \d{{1,2}} \d{{1,2}}(?: .{{0,20}})?
        \d{{4}} \d{{1,2}} \d{{1,2}}(?: \d{{1,2}} \d{{2}}(?: \d{{2}})?)?
        کد (?:مطلب|خبر|صفحه) \w+|زمان مطالعه \d+ دقیقه|اوقات شرعی(?: .*)?
        """
    ),
    "skip_link": pattern_of_lines(
        """
        skip to .*|back to top|بازگشت به بالا|برو بالا
        (?:پرش|رفتن|برو) به (?:محتوا|محتوای|مطلب|متن)(?: .*)?
        """
    ),
    "search_form": pattern_of_lines(
        r"""
        (?:جستجو|جست و جو|جستجوی|search)(?: (?:در|کنید|پیشرفته|کن|برای|عبارت|for|\w+))?(?: سایت| پورتال| پرتال)?
        """
    ),
    "sign_in": pattern_of_lines(
        f"""
        (?:ورود|خروج|ثبت ?نام|عضویت)(?: (?:{_ENTERING}))*
        log ?in|sign ?in|register|sign up|نام کاربری|رمز عبور|کلمه عبور|فراموشی رمز(?: عبور)?|مرا به خاطر بسپار
        """
    ),
    "language_switch": pattern_of_lines(
        f"""
        (?:{_LANGUAGES})(?: (?:{_LANGUAGES}))*
        """
    ),
    "pagination": pattern_of_lines(
        r"""
        (?:صفحه |مطلب |نوشته )?(?:بعدی|قبلی|قبل|بعد)(?: (?:صفحه|بعدی|قبلی|مطلب))?|صفحه \d+(?: از \d+)?|\d+(?: \d+){2,}
        next|previous|prev|more|read more|close|بیشتر|بستن|باز کردن|ادامه(?: (?:مطلب|خبر|نوشته))?
        (?:مشاهده|نمایش) (?:همه|بیشتر|کامل|جزییات|ادامه)(?: .{0,20})?
        """
    ),
    "rating": pattern_of_lines(
        r"""
        (?:امتیاز|رای|میانگین امتیاز)(?: (?:شما|دهید|بدهید|کاربران|این|مطلب|به|از|\d+))+|\d+ رای|\d+ از \d+(?: رای)?
        """
    ),
    "tags": pattern_of_lines("(?:برچسب ?ها|کلید ?واژه ?ها|کلمات کلیدی|tags)(?: .{0,200})?|برچسب|کلید ?واژه"),
    "browser_notice": pattern_of_lines(
        ".*(?:javascript|جاوا ?اسکریپت|مرورگر شما|مرورگر خود).*|.*(?:استفاده از کوکی|cookies).*"
    ),
}

ALWAYS_FURNITURE = frozenset(
    ("placeholder", "icon_name", "copyright", "skip_link", "sign", "browser_notice", "file_name")
)
"""What is furniture in a list too; of all else a list item of two words may be a duty («ثبت پیام»)."""

MENU_REASONS = frozenset(("menu", "icon_name", "share", "language_switch", "sign_in", "search_form", "pagination"))
"""What stands among the entries of a menu."""

HOME_WORDS = phrase_set("خانه، صفحه اصلی، صفحه نخست، صفحه ی اصلی، home، صفحه اول، خانه شهرداری")
LONE_MENU_WORDS = HOME_WORDS | phrase_set(
    "فهرست، منو، منوی اصلی، menu، فهرست اصلی، نقشه سایت، بازگشت، صفحه قبل، rss، پورتال، پرتال"
)
"""Menu wherever they stand alone in a line."""

MENU_WORDS = LONE_MENU_WORDS | phrase_set(
    """
    اصلی، اخبار، آخرین اخبار، خبرها، تماس با ما، درباره ما، ارتباط با ما، گالری، گالری تصاویر، گالری فیلم، نگارخانه
    چندرسانه ای، پیوندها، آرشیو، آرشیو اخبار، مناقصات، مزایدات، مناقصه و مزایده، آگهی ها، اطلاعیه ها، سامانه ها
    سامانه های الکترونیک، خدمات الکترونیک، میز خدمت، شهرداری، شهردار، شورای شهر، شورای اسلامی شهر، اعضای شورا
    معاونت ها، مناطق، سازمان ها، مدیریت ها، واحدها، واحد های شهرداری، واحدهای سازمانی، چارت سازمانی، ساختار سازمانی
    قوانین و مقررات، قوانین، فرم ها، دانلود، پرسش های متداول، سوالات متداول، نظرسنجی، معرفی، معرفی شهر
    معرفی شهرداری، گردشگری، تاریخچه شهر، بیانیه حریم خصوصی، حریم خصوصی، شکایات، انتقادات و پیشنهادات، ثبت شکایت
    پست الکترونیک، ایمیل سازمانی، اتوماسیون اداری، دولت الکترونیک، شفافیت، پروژه ها، رویدادها
    """
)
"""Entries of menus; alone they may as well be headings."""

FORM_FIELDS = phrase_set(
    """
    نام، ایمیل، پست الکترونیک، پست الکترونیکی، وب سایت، پیام، متن، موضوع، شماره تماس، شماره همراه، تلفن همراه، نظر
    دیدگاه، نام و نام خانوادگی، نام خانوادگی، متن پیام، عنوان، ارسال، انصراف، website، email، name
    """
)

COUNTED_WORDS = word_set("نمایش بازدید بازدیدها بازدیدکنندگان بازدیدکننده مشاهده آنلاین hits hit views view")
COUNTER_WORDS = COUNTED_WORDS | word_set(
    """
    تعداد آمار کل کننده کنندگان مشاهدات کاربران کاربر افراد امروز دیروز هفته ماه سال جاری گذشته تاکنون این صفحه
    سایت مطلب خبر از های ها بار نفر مجموع در حال حاضر online
    """
)
