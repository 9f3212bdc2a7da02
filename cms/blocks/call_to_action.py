"""A call to action: one thing that readers can do now, and where."""

from __future__ import annotations

from typing import Any, Literal

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field, Schema
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.base import BlockBody, ReleasedStructBlock
from cms.blocks.context import BodyContext
from cms.blocks.groups import WAYS
from cms.text.digits import to_ascii

TARGETS = ("page", "address", "email", "phone")

validate_web_address = RegexValidator(r"(?i)^https?://", _("Write an address that begins with http:// or https://."))
validate_phone = RegexValidator(r"^\s*\+?[\d\s()/.–-]*\d[\d\s()/.–-]*\Z", _("Write the digits of a telephone number."))


class CallToActionValue(Schema):
    label: str = Field(description="What happens, in the words of a button")
    note: str
    kind: Literal["page", "address", "email", "phone"]
    url: str = Field(description="A path, an absolute address, mailto: or tel:; empty while the page is not public")
    shown: str = Field(description="The e-mail address or telephone number as people read it; empty for the others")


class CallToActionBody(BlockBody):
    type: Literal["call_to_action"]
    value: CallToActionValue


class CallToActionBlock(ReleasedStructBlock):
    body_schema = CallToActionBody
    not_text = frozenset({"phone"})

    label = blocks.CharBlock(
        label=_("Words of the button"), max_length=60, help_text=_("What happens, for example “Write to the unit”.")
    )
    note = blocks.CharBlock(
        label=_("Line beside the button"),
        required=False,
        max_length=200,
        help_text=_("What citizens should know before they press it."),
    )
    page = blocks.PageChooserBlock(
        label=_("Page"), required=False, help_text=_("Where the button leads: fill in one of these four.")
    )
    address = blocks.URLBlock(label=_("Outside address"), required=False, validators=[validate_web_address])
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=40, validators=[validate_phone])

    class Meta:
        icon = "link"
        label = _("Call to action")
        group = WAYS
        description = _("A button that leads to a page, an outside address, an e-mail or a telephone call.")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        given = [name for name in TARGETS if cleaned[name]]
        if len(given) > 1:
            surplus = ValidationError(gettext("A button leads to one place: leave the others empty."))
            raise StructBlockValidationError(block_errors={given[1]: surplus})
        if not given and not self.is_deferred_validation:
            missing = ValidationError(gettext("Choose a page, or write an address, an e-mail or a telephone number."))
            raise StructBlockValidationError(block_errors={"page": missing})
        return cleaned

    def get_value_body(self, value: Any, context: BodyContext) -> dict[str, Any]:
        kind = next((name for name in TARGETS if value[name]), "page")
        return {
            "label": value["label"],
            "note": value["note"],
            "kind": kind,
            "url": _url(kind, value[kind], context),
            "shown": value[kind] if kind in ("email", "phone") else "",
        }


def _url(kind: str, target: Any, context: BodyContext) -> str:
    match kind:
        case "page":
            return context.public_url(target)
        case "email":
            return f"mailto:{target}"
        case "phone":
            number = to_ascii(target).strip()
            plus = "+" if number.startswith("+") else ""
            return f"tel:{plus}" + "".join(character for character in number if character.isdecimal())
        case _:
            # Forms let nothing else in, but an import or a program may have stored it.
            return str(target) if target.lower().startswith(("http://", "https://")) else ""
