"""Finding what is released: indexing, querying, engines, and the page of results. It knows no page type."""
