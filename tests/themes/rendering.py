"""Rendering of the base theme's samples, with nothing but a template engine."""

from functools import cache
from typing import Any

from bs4 import BeautifulSoup
from django.template.loader import render_to_string
from django.utils import translation

from themes.base.samples import Sample, page_samples
from themes.base.samples.patterns import pattern_page

LOCALES = ("fa", "en", "ar")


def samples_of(locale: str) -> list[Sample]:
    """Every page sample of a language, and the page that shows the patterns themselves."""
    with translation.override(locale):
        return [*page_samples(locale), pattern_page(locale)]


@cache
def html_of(locale: str) -> dict[str, str]:
    """The HTML of every sample of a language, by the sample's name."""
    samples = samples_of(locale)
    with translation.override(locale):
        return {sample.name: render_to_string(sample.template, sample.context) for sample in samples}


@cache
def page(name: str, locale: str = "fa") -> BeautifulSoup:
    """A sample as a parsed document; shared, so not to be changed."""
    return BeautifulSoup(html_of(locale)[name], "html.parser")


def render(template: str, context: dict[str, Any], locale: str = "en") -> BeautifulSoup:
    """One template with a context of the caller's own."""
    with translation.override(locale):
        return BeautifulSoup(render_to_string(template, context), "html.parser")


def context_of(name: str, locale: str = "fa") -> dict[str, Any]:
    """A fresh copy of a sample's context, to be varied."""
    return next(sample.context for sample in page_samples(locale) if sample.name == name)


def text(element: Any) -> str:
    """The text of an element as it reads, with single spaces."""
    return " ".join(element.get_text(" ", strip=True).split())


EVERY_SAMPLE = [(sample.name, locale) for locale in LOCALES for sample in samples_of(locale)]
