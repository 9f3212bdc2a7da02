"""The samples have the shape that is released, so what is tested with them is what serving renders."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings

from cms.blocks.body import BodyStreamBlock
from tests.themes.rendering import LOCALES
from themes.base.samples import Sample, block_samples, page_samples

BODIES = {
    model.body_type: model.body_schema
    for model in apps.get_models()
    if issubclass(model, apps.get_model(settings.WAGTAIL_PAGE_MODEL)) and getattr(model, "body_type", "")
}
PAGES = [
    pytest.param(sample, id=f"{locale}-{sample.name}")
    for locale in LOCALES
    for sample in page_samples(locale)
    if "body" in sample.context
]


@pytest.mark.parametrize("sample", PAGES)
def test_a_sample_body_is_a_released_body(sample: Sample) -> None:
    body: dict[str, Any] = sample.context["body"]
    schema = BODIES[sample.context["page"]["type"]]
    assert schema.model_validate(body).model_dump(mode="json") == body


def test_every_page_type_has_a_sample() -> None:
    assert {sample.context["page"]["type"] for sample in page_samples("fa") if "page" in sample.context} == set(BODIES)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_block_has_a_sample(locale: str) -> None:
    assert {block["type"] for block in block_samples(locale)} == set(BodyStreamBlock().child_blocks)
