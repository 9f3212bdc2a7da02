from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "cms.review"
    label = "review"
    verbose_name = _("Reviews")

    def ready(self) -> None:
        from cms.pages.reviewing import register_reviewing
        from cms.review import signal_handlers, tasks  # noqa: F401
        from cms.review.gate import Gate
        from cms.review.mails import silence_wagtail
        from cms.review.setting_up import make_workflows

        register_reviewing(Gate())
        silence_wagtail()
        signal_handlers.connect()
        post_migrate.connect(make_workflows, sender=self)
