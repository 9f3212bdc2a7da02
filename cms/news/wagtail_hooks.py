from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.access.views import SiteScopedViewSet
from cms.news.models import NewsCategory


class NewsCategoryViewSet(SiteScopedViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("News categories")
    menu_order = 260
    list_display = ["name", "site"]


register_snippet(NewsCategoryViewSet)
