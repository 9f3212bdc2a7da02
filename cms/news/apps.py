from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "cms.news"
    label = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        from cms.blocks.news_list import register_news_kinds
        from cms.news import signal_handlers
        from cms.news.models import NewsKind

        register_news_kinds(NewsKind.choices)
        signal_handlers.connect()
