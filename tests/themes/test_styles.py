"""The style sheets: in step with their generator and the templates, fit for both directions and a strict policy."""

import gzip
import re
from pathlib import Path

import pytest

import themes.base
from tests.themes.rendering import LOCALES, context_of, html_of, page, render
from themes.base import hues

BASE = Path(themes.base.__file__).parent
STATIC = BASE / "static" / "base"
SHEETS = sorted(file.stem for file in STATIC.glob("*.css"))
# Of classes; the others name colours, fonts and hues.
STYLING = sorted(set(SHEETS) - {"tokens", "fonts", "hues"})
HEAVIEST = 20_000  # bytes of all style sheets, and of all scripts, each packed on its own as it is sent
FONTS = {"vazirmatn-arabic-wght-normal.woff2", "vazirmatn-latin-wght-normal.woff2"}


def sheet(name: str) -> str:
    """A style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", (STATIC / f"{name}.css").read_text(encoding="utf-8"), flags=re.DOTALL)


def scripts() -> str:
    return "".join(file.read_text(encoding="utf-8") for file in sorted(STATIC.glob("*.js")))


@pytest.mark.parametrize("kind", ["css", "js"])
def test_styles_and_scripts_are_light(kind: str) -> None:
    weights = {file.name: len(gzip.compress(file.read_bytes(), 6)) for file in STATIC.rglob(f"*.{kind}")}
    assert sum(weights.values()) <= HEAVIEST, weights


@pytest.mark.parametrize(("name", "most"), [("galleries.css", 2_500), ("lightbox.js", 4_000), ("embed.js", 1_000)])
def test_what_pictures_and_recordings_bring_is_light(name: str, most: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes(), 6)) <= most


def test_scripts_say_nothing_in_one_language_and_need_no_inline_style() -> None:
    assert re.findall(r"\.style\b|'style'|innerHTML|eval|textContent = ['\"]", scripts()) == []


def test_every_sheet_is_linked() -> None:
    pages = [render(f"pages/{name}.html", context_of(name) | {"fonts_available": True}) for name in ("home", "news")]
    common, also = ({Path(link["href"]).stem for link in page.select("link[rel=stylesheet]")} for page in pages)
    assert sorted(common) == sorted(set(SHEETS) - {"news"})
    assert also - common == {"news"}


def test_hues_are_as_generated() -> None:
    assert hues.STYLESHEET.read_text(encoding="ascii") == hues.stylesheet()
    rules = sheet("hues").split()
    assert rules[:360] == [f'[data-hue="{hue}"]{{--hue:{hue}}}' for hue in range(360)]
    assert [rules[360], rules[375], rules[376], rules[-1]] == [
        '[data-tint~="r0"]{--r:0}',
        '[data-tint~="rf"]{--r:255}',
        '[data-tint~="g0"]{--g:0}',
        '[data-tint~="bf"]{--b:255}',
    ]
    assert len(rules) == 360 + 3 * 16


def test_whatever_sets_a_hue_gets_accents_of_its_own() -> None:
    block = re.search(r":root, \[data-hue\] \{(.*?)\}", sheet("tokens"), re.DOTALL)
    assert block is not None
    assert set(re.findall(r"--([\w-]+):", block[1])) == {
        *("accent", "accent-fill", "on-accent", "accent-soft", "accent-deep", "accent-edge"),
        *("band", "on-band", "on-band-2"),
    }


def test_no_class_is_styled_in_vain_and_none_goes_unstyled() -> None:
    # Removed first: strings and addresses hold dots too.
    rules = re.sub(r'"[^"]*"', '""', "".join(sheet(name) for name in STYLING))
    styled = set(re.findall(r"\.([a-z][a-z-]*)", re.sub(r"\{[^{}]*\}", "{}", rules)))
    samples = [page(name, locale) for locale in LOCALES for name in html_of(locale)]
    worn = {name for document in samples for element in document.find_all(class_=True) for name in element["class"]}
    worn |= {name for names in re.findall(r"className(?: =|:) '([^']*)'", scripts()) for name in names.split()}
    assert styled - worn == set()
    assert worn - styled == set()


def test_every_variable_is_defined() -> None:
    everything = "".join(sheet(name) for name in SHEETS)
    assert set(re.findall(r"var\((--[\w-]+)", everything)) - set(re.findall(r"(--[\w-]+):", everything)) == set()


def test_properties_are_logical() -> None:
    sides = "left|right|(?:margin|padding|border|inset)-(?:left|right)|float"
    sizes = "(?:min-|max-)?(?:width|height)"
    physical = rf"(?<![\w-])({sides}|{sizes})\s*:"
    # Media features are the window's, so they are physical by nature.
    rules = "".join(re.sub(r"\([^()]*\)", "()", sheet(name)) for name in SHEETS)
    assert [match[1] for match in re.finditer(physical, rules)] == []


def test_persian_is_never_spaced_slanted_or_justified() -> None:
    rules = "".join(sheet(name) for name in SHEETS)
    assert re.findall(r"letter-spacing|italic|text-align:\s*justify|text-transform|hyphens", rules) == []


def test_addresses_in_styles_are_files_of_ours() -> None:
    addresses = {address for name in SHEETS for address in re.findall(r"""url\(["']?([^"')]+)["']?\)""", sheet(name))}
    assert addresses == {"strap.svg"} | {f"fonts/{font}" for font in FONTS}
    assert (STATIC / "strap.svg").is_file()


def test_the_half_space_comes_from_the_arabic_part_alone() -> None:
    ranges = re.findall(r'url\("fonts/vazirmatn-(\w+)-.*?unicode-range: ([^;]+);', sheet("fonts"), re.DOTALL)

    def covers(spans: str, letter: int) -> bool:
        edges = [[int(edge, 16) for edge in span.removeprefix("U+").split("-")] for span in spans.split(", ")]
        return any(span[0] <= letter <= span[-1] for span in edges)

    for letter, part in (
        (0x200C, "arabic"),
        (0x06CC, "arabic"),
        (0x06F1, "arabic"),
        (0xAB, "latin"),
        (0x2013, "latin"),
    ):
        assert [name for name, spans in ranges if covers(spans, letter)] == [part]
