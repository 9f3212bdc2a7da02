"""Labels of Wagtail's forms that have none: Django makes English ones from the names of their fields."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import choosers

LABELS = {
    choosers.ExternalLinkChooserForm: {"link_text": _("Text of the link")},
    choosers.AnchorLinkChooserForm: {"url": _("Anchor"), "link_text": _("Text of the link")},
    choosers.PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _("Text of the link")},
    choosers.EmailLinkChooserForm: {
        "email_address": _("E-mail address"),
        "link_text": _("Text of the link"),
        "subject": _("Subject"),
        "body": _("Text of the e-mail"),
    },
}


def set_labels() -> None:
    """Give the fields of the form classes their labels. Call it once, when the apps are ready."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
