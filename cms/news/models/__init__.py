"""News items, the words that order them, and their index."""

from cms.news.models.kinds import KindName, NewsKind
from cms.news.models.news_index_page import NewsIndexBody, NewsIndexPage
from cms.news.models.news_page import NewsBody, NewsPage, RelatedNews
from cms.news.models.words import NewsCategory, NewsTag

__all__ = [
    "KindName",
    "NewsBody",
    "NewsCategory",
    "NewsIndexBody",
    "NewsIndexPage",
    "NewsKind",
    "NewsPage",
    "NewsTag",
    "RelatedNews",
]
