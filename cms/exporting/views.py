"""The screen on which somebody says what the file shall hold, and the file itself."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from cms.access.sites import visible_to
from cms.exporting.collecting import MOST_PAGES, NothingToExport, TooManyPages, collect, section_of
from cms.exporting.html_writer import html_file
from cms.exporting.pictures import picture_files
from cms.exporting.word_writer import word_file
from cms.pages.models import BasePage
from cms.tenancy.addresses import site_origin
from cms.tenancy.models import NetworkSite
from cms.text.digits import format_number, localize_digits
from cms.text.slugs import slugify

WORD, HTML = "docx", "html"
CONTENT_TYPES = {
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    HTML: "text/html; charset=utf-8",
}


class ExportForm(forms.Form):
    """What the file shall hold. Drafts are offered to whoever may edit the page, the section where there is one."""

    format = forms.ChoiceField(
        label=gettext_lazy("Kind of file"), choices=[(WORD, "Word (.docx)"), (HTML, "HTML")], widget=forms.RadioSelect
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), widget=forms.RadioSelect)
    scope = forms.ChoiceField(label=gettext_lazy("Pages"), widget=forms.RadioSelect)
    state = forms.ChoiceField(label=gettext_lazy("Which text"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, page: BasePage, site: NetworkSite, may_edit: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = section_of(page).count() - 1
        scopes = [("page", _("this page"))]
        if below:
            words = ngettext(
                "this page and %(count)s page below it", "this page and %(count)s pages below it", below
            ) % {"count": format_number(below, get_language() or settings.LANGUAGE_CODE)}
            scopes.append(("section", words))
        states = [("released", _("as citizens read it"))]
        if may_edit:
            states.insert(0, ("draft", _("the latest draft")))
        names = dict(settings.LANGUAGES)
        choices: dict[str, list[tuple[str, Any]]] = {
            "language": [(code, names[code]) for code in site.published_languages],
            "scope": scopes,
            "state": states,
        }
        for name, offered in choices.items():
            field: Any = self.fields[name]
            field.choices = offered
            field.initial = offered[0][0]


def export_page(request: HttpRequest, page_id: int) -> HttpResponse:
    page, site = _page(request, page_id)
    may_edit = bool(page.permissions_for_user(request.user).can_edit())
    is_asked = "language" in request.GET
    initial = {"format": request.GET.get("format", WORD)}
    form = ExportForm(request.GET if is_asked else None, page=page, site=site, may_edit=may_edit, initial=initial)
    if is_asked and form.is_valid():
        try:
            return _file(page, site, request.user, **form.cleaned_data)
        except NothingToExport:
            form.add_error(None, _("There is nothing of this in the language that you chose."))
        except TooManyPages as refusal:
            sentence = _("This section has %(count)d pages; a file holds %(most)d. Choose its parts one by one.") % {
                "count": refusal.count,
                "most": MOST_PAGES,
            }
            form.add_error(None, localize_digits(sentence, get_language() or settings.LANGUAGE_CODE))
    return render(request, "exporting/export_page.html", {"form": form, "page": page, "site": site})


def _file(
    page: BasePage, site: NetworkSite, user: Any, *, format: str, language: str, scope: Any, state: Any
) -> HttpResponse:
    pages = collect(page, site, language, scope, state, user)
    title = f"{pages[0].title} – {site.name}"
    write = word_file if format == WORD else html_file
    content = write(title, pages, picture_files(pages), language, site_origin(site))
    name = f"{slugify(pages[0].title, maximum_length=80) or page.body_type}.{format}"
    return HttpResponse(
        content,
        content_type=CONTENT_TYPES[format],
        headers={
            # RFC 6266 section 4.1, RFC 5987: the name with its Persian letters.
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _page(request: HttpRequest, page_id: int) -> tuple[BasePage, NetworkSite]:
    """Another site's page is not there for whoever does not work on that site."""
    pages = visible_to(request.user, BasePage.objects.select_related("site", "site__route"))
    row: BasePage = get_object_or_404(pages, pk=page_id)
    page: BasePage = row.specific
    if row.site is None or not page.body_type:
        raise Http404
    return page, row.site
