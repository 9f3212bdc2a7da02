"""Which digits a Persian screen changes, in Node.js."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from tests.conftest import CHECKOUT, missing

MODULE = CHECKOUT / "cms/editing/static/editing/persian-digits.js"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("صفحه‌ها: 1 تا 20 از 135", "صفحه‌ها: ۱ تا ۲۰ از ۱۳۵"),
        ("10:30", "۱۰:۳۰"),
        ("(3 مورد تازه)", "(۳ مورد تازه)"),
        ("پروندهٔ گزارش-2.pdf با 3 صفحه", "پروندهٔ گزارش-2.pdf با ۳ صفحه"),
        ("a1@example.ir", "a1@example.ir"),
        ("/خبرها/12/", "/خبرها/12/"),
        ("h2", "h2"),
        ("بی رقم", "بی رقم"),
        ("۵ و 6", "۵ و ۶"),
    ],
)
def test_digits_of_words_and_codes(written: str, read: str) -> None:
    node = shutil.which("node")
    if node is None:
        missing("Node.js is missing (it comes with npm)")
    program = f"import {{ persian }} from {json.dumps(MODULE.as_uri())}; console.log(persian({json.dumps(written)}));"
    command = [str(node), "--input-type=module", "--eval", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{read}\n"
