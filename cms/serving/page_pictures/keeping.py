"""Pictures that have been drawn are kept on disk, a bounded number of them."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings

from cms.serving.page_pictures.drawing import draw
from cms.serving.page_pictures.picture import PagePicture

# A folder for each two letters of the address: 256 of them, some 20 kB a picture.
KEPT_IN_A_FOLDER = 32


def drawn(picture: PagePicture) -> bytes:
    """The picture's PNG, from disk or made now."""
    folder = Path(settings.PAGE_PICTURES_ROOT) / picture.digest[:2]
    file = folder / f"{picture.digest}.png"
    try:
        return file.read_bytes()
    except FileNotFoundError:
        content = draw(picture)
    folder.mkdir(parents=True, exist_ok=True)
    # Written beside and moved there: nobody reads half a picture.
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as written:
        written.write(content)
    os.replace(written.name, file)
    _forget_the_oldest(folder)
    return content


def _forget_the_oldest(folder: Path) -> None:
    files = sorted(folder.glob("*.png"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files[KEPT_IN_A_FOLDER:]:
        file.unlink(missing_ok=True)
