"""How well it finds: labelled questions about labelled documents."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from search.engine import Question
from search.querying import query
from tests.factories import StandardPageFactory
from tests.factories.world import site

pytestmark = pytest.mark.django_db


@pytest.fixture
def labelled(shared_folder: Path) -> Any:
    cases = json.loads((shared_folder / "search" / "relevance-dev.json").read_text(encoding="utf-8"))
    for document in cases["docs"]:
        StandardPageFactory(
            slug=document["id"], title_fa=document["title"], body_fa=[("paragraph", {"text": document["text"]})]
        )
    return cases


def test_labelled_questions(labelled: Any) -> None:
    recalls, firsts = [], []
    for case in labelled["queries"]:
        hits = query(Question(case["q"], "fa", [site("first").pk])).hits
        names = [hit.document.path.strip("/") for hit in hits]
        recalls.append(len(set(names) & set(case["relevant"])) / len(case["relevant"]))
        firsts.append(names[:1] != [] and names[0] in case["relevant"])
    # Of what answers a question, how much is among the first ten; and how often the first result is an answer.
    assert sum(recalls) / len(recalls) >= 0.92
    assert sum(firsts) / len(firsts) >= 0.92
