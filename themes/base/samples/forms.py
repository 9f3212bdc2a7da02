"""A form with every kind of field, as readers meet it and as it comes back with mistakes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _


class SampleForm(forms.Form):
    """Labels are written when the form is made, in the language of that moment."""

    def __init__(self, *, values: dict[str, str] | None = None, prefix: str) -> None:
        super().__init__(values, prefix=prefix)
        self.fields = {
            "name": forms.CharField(label=_("Your name"), help_text=_("As the unit may call you."), max_length=80),
            "email": forms.EmailField(label=_("E-mail"), required=False),
            "topic": forms.ChoiceField(label=_("What is it about?"), choices=self.topics()),
            "message": forms.CharField(label=_("Message"), widget=forms.Textarea({"rows": 4})),
            "answer": forms.ChoiceField(
                label=_("How shall we answer?"),
                choices=[("email", _("By e-mail")), ("sms", _("By text message"))],
                widget=forms.RadioSelect,
            ),
            "consent": forms.BooleanField(label=_("The unit may keep this message until it is answered.")),
        }

    @staticmethod
    def topics() -> list[tuple[str, str]]:
        return [
            ("", _("Choose one")),
            ("request", _("Request")),
            ("complaint", _("Complaint")),
            ("praise", _("Praise")),
        ]


def empty_form() -> SampleForm:
    return SampleForm(prefix="empty")


def mistaken_form() -> SampleForm:
    """Sent back: one field is right, one is wrong in itself, the others were left empty."""
    return SampleForm(prefix="mistaken", values={"mistaken-name": _("Sample Citizen"), "mistaken-email": "nobody@"})
