"""Lines that an editor pastes become duties. Who knows how documents number their lines registers as their reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

# Characters: more than any list of duties, less than what would keep a server busy.
LONGEST_PASTE = 200_000


@dataclass(frozen=True, slots=True)
class PastedDuty:
    """A duty that was read: its level from 1, its words without number or bullet, the paragraphs about it."""

    level: int
    title: str
    text: tuple[str, ...] = ()


DutyReader = Callable[[str, str], list[PastedDuty]]
"""Takes a text and its language and keeps every word of it, in its order; numbers and bullets excepted."""


def read_lines(text: str, language: str) -> list[PastedDuty]:
    """Every line as a duty, as it stands."""
    return [PastedDuty(1, line.strip()) for line in text.splitlines() if line.strip()]


_readers: list[DutyReader] = [read_lines]


def register_duty_reader(reader: DutyReader) -> None:
    """Let this reader read what is pasted from now on."""
    _readers[:] = [reader]


@require_POST
def pasted_duties(request: HttpRequest) -> JsonResponse:
    """`text` in `language` as a list of duties; nothing is stored. For whoever may enter the admin."""
    text = request.POST.get("text", "")
    if len(text) > LONGEST_PASTE:
        return JsonResponse({"error": _("This text is too long. Paste it in parts.")}, status=400)
    duties = _readers[0](text, request.POST.get("language", ""))
    return JsonResponse({"duties": [asdict(duty) for duty in duties]})
