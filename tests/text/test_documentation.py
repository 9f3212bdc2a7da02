import doctest
import re
from pathlib import Path

from django.utils import timezone, translation

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "text.md"


def test_the_examples_are_true() -> None:
    source = DOCUMENT.read_text(encoding="utf-8")
    # Other blocks keep their lines, empty, so that a failure names the line of the document.
    examples = re.sub(
        r"^```(\w+)\n(.*?)^```$",
        lambda block: f"\n{block[2]}" if block[1] == "python" else "\n" * (block[2].count("\n") + 1),
        source,
        flags=re.MULTILINE | re.DOTALL,
    )
    parsed = doctest.DocTestParser().get_doctest(examples, {}, DOCUMENT.name, str(DOCUMENT), 0)
    assert len(parsed.examples) == source.count(">>> ")
    with translation.override("fa"), timezone.override("Asia/Tehran"):
        results = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(parsed)
    assert results.failed == 0
