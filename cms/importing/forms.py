"""The form by which a file is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.importing.reading import LARGEST_SOURCE
from cms.tenancy.models import NetworkSite

ENDINGS = (".txt", ".html", ".htm", ".docx")


class GiveFileForm(forms.Form):
    """One file for one of the sites that its giver may import into; a single site needs no choice."""

    site: forms.ModelChoiceField[NetworkSite] = forms.ModelChoiceField(
        NetworkSite.objects.none(), label=gettext_lazy("Site")
    )
    file = forms.FileField(
        label=gettext_lazy("File of the page"),
        help_text=gettext_lazy("A text (.txt), a saved page (.html) or a Word document (.docx) of at most 10 MB."),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"empty": gettext_lazy("This file is empty.")},
    )

    def __init__(self, *args: Any, sites: Sequence[NetworkSite], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["site"]
        chosen.queryset = NetworkSite.objects.filter(pk__in=[site.pk for site in sites])
        if len(sites) == 1:
            chosen.initial, chosen.widget = sites[0].pk, forms.HiddenInput()

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_SOURCE:
            raise forms.ValidationError(_("This file is larger than 10 MB. Import only the text of the page."))
        if PurePath(file.name or "").suffix.lower() not in ENDINGS:
            raise forms.ValidationError(
                _("A file that ends with %(ending)s cannot be imported. Save the page as .txt, .html or .docx.")
                % {"ending": PurePath(file.name or "").suffix or _("nothing")}
            )
        return file
