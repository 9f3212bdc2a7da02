from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet

from cms.access.views import SiteScopedViewSet
from cms.people.models import Person


class PersonViewSet(SiteScopedViewSet):
    model = Person
    icon = "user"
    menu_label = _("List of people")
    menu_hook = "register_people_menu_item"
    menu_order = 20
    list_display = ["name", "site"]
    search_fields = ["name_fa"]


register_snippet(PersonViewSet)
