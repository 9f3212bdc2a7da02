"""Makes what tests need. Every test world has two sites, so that leaks show."""

from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import (
    AudioPageFactory,
    FilmPageFactory,
    NewsPageFactory,
    PhotoReportPageFactory,
    PortalPageFactory,
    PostPageFactory,
    StandardPageFactory,
)
from tests.factories.people import NewsCategoryFactory, NewsTagFactory, PersonFactory
from tests.factories.users import UserFactory, give_role

__all__ = [
    "AudioPageFactory",
    "DocumentFactory",
    "FilmPageFactory",
    "ImageFactory",
    "NewsCategoryFactory",
    "NewsPageFactory",
    "NewsTagFactory",
    "PersonFactory",
    "PhotoReportPageFactory",
    "PortalPageFactory",
    "PostPageFactory",
    "StandardPageFactory",
    "UserFactory",
    "give_role",
]
