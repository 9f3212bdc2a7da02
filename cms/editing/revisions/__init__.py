"""Earlier versions of a page: what changed in which language, compared and brought back. Knows no content type."""
