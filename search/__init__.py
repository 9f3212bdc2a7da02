"""Normalised indexing, querying and engines, with a page and a router of their own."""
