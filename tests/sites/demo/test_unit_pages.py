"""Which text makes which unit's pages, and that the importer understands our own."""

from pathlib import Path

import pytest

from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from sites.demo import unit_pages

CODES = ["central", "d1", "d2", "d3", "d4", "d5"]


def outline(code: str) -> list[int]:
    """How many duties stand below each one of the first level."""
    path = unit_pages.OWN_PAGES / f"{code}.txt"
    return [len(node.children) for node in recognise(read_source(path, path.name)).duties]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("central", [3, 3, 3, 2]),
        ("d1", [0] * 10),
        ("d2", [4, 3, 3, 2]),
        ("d3", [3, 3, 2]),
        ("d4", [3, 3, 3]),
        ("d5", [0] * 8),
    ],
)
def test_own_unit_pages_are_understood(code: str, expected: list[int]) -> None:
    assert outline(code) == expected


def test_own_unit_pages_stand_in_for_missing_ones(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    for name in ("b.txt", "a.txt"):
        (tmp_path / "seeds" / name).touch()
    monkeypatch.setenv("PAYVAND_SHARED", str(tmp_path))
    assert [unit_pages.unit_page_of(code).name for code in CODES] == [
        "central.txt", "a.txt", "b.txt", "d3.txt", "d4.txt", "d5.txt"
    ]  # fmt: skip


def test_every_given_unit_page_reaches_a_site(monkeypatch: pytest.MonkeyPatch, shared_folder: Path) -> None:
    monkeypatch.setenv("PAYVAND_SHARED", str(shared_folder))
    given = unit_pages.given_pages()
    assert given != []
    assert [path for path in given if path not in map(unit_pages.unit_page_of, CODES)] == []
