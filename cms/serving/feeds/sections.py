"""Which types a feed carries, and the sections that have one of their own."""

SECTION_TYPES: dict[str, tuple[str, ...]] = {
    "news_index": ("news",),
    "gallery_index": ("photo_report", "film", "audio"),
}
FEED_TYPES = tuple(name for types in SECTION_TYPES.values() for name in types)
