"""Front-end assets from npm packages into static files: the typeface, and the arithmetic of the admin's calendar."""

import filecmp
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from cms.config.launcher.console import Console

CHECKOUT = Path(__file__).resolve().parents[3]
PACKAGES = Path("node_modules")


@dataclass(frozen=True)
class Asset:
    """Files of one npm package, and the folder of static files that they are copied into."""

    package: str
    files: tuple[str, ...]
    target: Path

    def sources(self, checkout: Path) -> list[Path]:
        return [checkout / PACKAGES / self.package / name for name in self.files]

    def is_in_place(self, checkout: Path) -> bool:
        return all((checkout / self.target / Path(name).name).exists() for name in self.files)


FONTS = Asset(
    "@fontsource-variable/vazirmatn",
    ("files/vazirmatn-arabic-wght-normal.woff2", "files/vazirmatn-latin-wght-normal.woff2", "LICENSE"),
    Path("themes/base/static/base/fonts"),
)
CALENDAR = Asset("jalaali-js", ("dist/index.js", "LICENSE"), Path("cms/editing/static/editing/jalaali"))
ASSETS = (FONTS, CALENDAR)

WITHOUT = "the site runs with system fonts and the admin with the Gregorian calendar"


def provide_assets(checkout: Path = CHECKOUT) -> str:
    """Put the packages' files and licences where static files are served from, fetching the packages if need be.

    Returns what to tell the person in front of the screen; the site works without the files.
    """
    if not all((checkout / PACKAGES / asset.package).exists() for asset in ASSETS):
        if all(asset.is_in_place(checkout) for asset in ASSETS):
            return "in place"
        problem = fetch_packages(checkout)
        if problem:
            return problem
    missing = [source.name for asset in ASSETS for source in asset.sources(checkout) if not source.exists()]
    if missing:
        return f"the npm packages lack {', '.join(missing)}: {WITHOUT}"
    for asset in ASSETS:
        _copy(asset, checkout)
    return "in place"


def _copy(asset: Asset, checkout: Path) -> None:
    target = checkout / asset.target
    target.mkdir(parents=True, exist_ok=True)
    for source in asset.sources(checkout):
        copy = target / source.name
        if not (copy.exists() and filecmp.cmp(source, copy)):
            shutil.copyfile(source, copy)


def fetch_packages(checkout: Path) -> str | None:
    """Run `npm ci` for what the browser needs; returns the problem in one line, or None."""
    npm = shutil.which("npm")
    if npm is None:
        return f"npm is missing: {WITHOUT}; install Node.js to get both"
    command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        words = done.stderr.strip().splitlines() or ["it said nothing"]
        return f"npm failed, {WITHOUT}: {words[0]}"
    return None


if __name__ == "__main__":
    with Console().step("assets") as running:
        running.result = provide_assets()
    sys.exit(0)
