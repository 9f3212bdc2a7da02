"""The texts of real units come from a folder beside the checkout; none of them stands in the code base."""

from __future__ import annotations

from pathlib import Path

from cms.importing.reading import read_source
from cms.text.folding import fold

CHECKOUT = Path(__file__).parents[3]
FOLDERS = ("cms", "docs", "search", "sites", "tests", "themes")
ENDINGS = {".html", ".json", ".md", ".py", ".txt"}
# Longer than the titles and terms that tests of the importer name.
RUN = 12


def runs(text: str) -> set[str]:
    words = fold(text).split()
    return {" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def test_no_sentence_of_a_given_page_is_ours(shared_folder: Path) -> None:
    given = [path for path in (shared_folder / "seeds").glob("*") if path.is_file()]
    seeds = {run for path in given for run in runs(" ".join(line.text for line in read_source(path).lines))}
    assert given == [] or len(seeds) > 500
    ours = (path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*") if path.suffix in ENDINGS)
    assert [path for path in ours if seeds & runs(path.read_text(encoding="utf-8"))] == []
