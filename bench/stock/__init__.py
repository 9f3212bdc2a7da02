"""Wagtail as it comes, with one page type that has a news item's fields: what the editor is compared with."""
