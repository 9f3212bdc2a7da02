"""The table in which editors put the pictures of a report together."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.admin.telepath import JSContext
from wagtail.images.widgets import AdminImageChooser

from cms.media.picture_table import picture_rows, table_settings, upload_field
from cms.media.uploading import may_add_to


class CoverPanel(FieldPanel):
    """The cover stands in the form and in comparisons; the table of pictures shows it and fills it in."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return False


class PicturesPanel(InlinePanel):
    """Rows of an inline relation that has `image` and `caption`; pictures are uploaded into the page's own site."""

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "galleries/pictures_panel.html"

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.chooser_context = JSContext()
            if self.form is not None:
                self.chooser_definition = self.chooser_context.pack(AdminImageChooser())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            user, page, prefix = self.request.user, self.instance.pk, self.formset.prefix
            site = self.form.site
            values = [str(child.form["image"].value() or "") for child in self.children]
            cover = str(self.form["cover"].value() or "")
            keys = [int(value) for value in (*values, cover) if value.isascii() and value.isdigit()]
            rows = picture_rows(keys, user, beside=page)
            return (
                context
                | upload_field()
                | {
                    "cover": self.form["cover"],
                    "list_prefix": prefix,
                    "may_add": site is not None and may_add_to(site, user),
                    "pictures_settings": table_settings(site, page=page),
                    "pictures": {"rows": rows, "cover": next((row for row in rows if str(row["id"]) == cover), None)},
                    "pictures_id": f"id_{prefix}-PICTURES",
                    "chooser_widget_definition": self.chooser_definition,
                    "chooser_id": f"id_{prefix}-CHOOSER_WIDGET",
                }
            )

        @property
        def media(self) -> Media:
            script: Any = Script("galleries/pictures-panel.js", type="module")
            own = Media(css={"all": ["media/pictures.css", "media/focal-point.css"]}, js=[script])
            media: Media = super().media + self.chooser_context.media + own
            return media
