"""Collects the texts to translate into locale/ and compiles the catalogues: `make messages`.

Collecting is Django's makemessages (needs gettext); compiling is polib, so that both give the same bytes everywhere.
Translations of Wagtail's and Django's own texts stand in the catalogues too, marked OVERLAY; collecting keeps them.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import polib

CHECKOUT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fa", "ar")
PACKAGES = ("cms", "search", "sites", "themes")
OVERLAY = "Wagtail"


def catalogue(folder: Path, language: str) -> Path:
    """Where a language's catalogue lies below a folder that has `locale/`."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def collect(folder: Path) -> None:
    """Bring the catalogues below `folder` up to date with the source texts there."""
    paths = [catalogue(folder, language) for language in LANGUAGES]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
    overlays = [overlay(path) for path in paths]
    languages = [option for language in LANGUAGES for option in ("--locale", language)]
    form = ["--no-location", "--no-obsolete", "--no-wrap", "--verbosity", "0"]
    ignored = [option for name in ("tests/*", "var/*", "node_modules/*", "bench/*") for option in ("--ignore", name)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "DJANGO_SETTINGS_MODULE": ""}
    command = [sys.executable, "-m", "django", "makemessages", *languages, *form, *ignored]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    for path, kept in zip(paths, overlays, strict=True):
        put_back(kept, path)


def overlay(path: Path) -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(path)) if entry.tcomment == OVERLAY] if path.exists() else []


def put_back(kept: list[polib.POEntry], path: Path) -> None:
    """Append what collecting dropped because no source of ours holds it."""
    texts = polib.pofile(str(path), wrapwidth=10_000)
    present = {(entry.msgctxt, entry.msgid) for entry in texts}
    texts.extend(entry for entry in kept if (entry.msgctxt, entry.msgid) not in present)
    texts.save()


def compiled(path: Path) -> bytes:
    """What the .mo file beside a .po file must hold."""
    return polib.pofile(str(path)).to_binary()


def main() -> int:
    if shutil.which("xgettext") is None:
        print("gettext is missing: install it to collect texts (Debian: apt-get install gettext)", file=sys.stderr)
        return 1
    collect(CHECKOUT)
    for language in LANGUAGES:
        for path in catalogue(CHECKOUT, language).parent.glob("*.po"):
            path.with_suffix(".mo").write_bytes(compiled(path))
        texts = polib.pofile(str(catalogue(CHECKOUT, language)))
        open_texts = len(texts.untranslated_entries()) + len(texts.fuzzy_entries())
        print(f"  {language}: {len(texts)} texts, {open_texts} to translate")
    return 0


if __name__ == "__main__":
    sys.exit(main())
