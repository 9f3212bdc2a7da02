"""Front-end assets: the typeface, from the npm package into the theme's static files."""

import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

from cms.config.launcher.console import Console

CHECKOUT = Path(__file__).resolve().parents[3]
PACKAGE = Path("node_modules/@fontsource-variable/vazirmatn")
FONTS_FOLDER = Path("themes/base/static/base/fonts")
FILES = ("files/vazirmatn-arabic-wght-normal.woff2", "files/vazirmatn-latin-wght-normal.woff2", "LICENSE")


def provide_fonts(checkout: Path = CHECKOUT) -> str:
    """Put the typeface's files and licence into the theme, fetching the npm package if need be.

    Returns what to tell the person in front of the screen; the site works without the files, in system fonts.
    """
    package = checkout / PACKAGE
    target = checkout / FONTS_FOLDER
    sources = [package / name for name in FILES]
    if not package.exists():
        if all((target / source.name).exists() for source in sources):
            return "in place"
        problem = fetch_packages(checkout)
        if problem:
            return problem
    missing = [source.name for source in sources if not source.exists()]
    if missing:
        return f"the npm package lacks {', '.join(missing)}: the site runs with system fonts"
    target.mkdir(parents=True, exist_ok=True)
    for source in sources:
        copy = target / source.name
        if not (copy.exists() and filecmp.cmp(source, copy)):
            shutil.copyfile(source, copy)
    return "in place"


def fetch_packages(checkout: Path) -> str | None:
    """Run `npm ci` for what the browser needs; returns the problem in one line, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is missing: the site runs with system fonts; install Node.js to get Vazirmatn"
    command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        words = done.stderr.strip().splitlines() or ["it said nothing"]
        return f"npm failed, the site runs with system fonts: {words[0]}"
    return None


if __name__ == "__main__":
    with Console().step("fonts") as running:
        running.result = provide_fonts()
    sys.exit(0)
