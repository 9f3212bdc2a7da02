"""Pictures of the admin for the editors' guide: `python -m deploy.editor_screenshots`, into docs/images/editors/.

They are taken of a running demo network on PORT, or of one that is made for the purpose and thrown away.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright

from deploy.screenshots import DOCS, network
from sites.demo.logins import CENTRAL_EDITOR, NETWORK_MANAGER, demo_password, manager_username

FOLDER = DOCS / "editors"
WIDTH, HEIGHT = 1280, 860
SETTLING_MILLISECONDS = 1500
NOBODY, EDITOR = "", manager_username("d1")
UNIT_TEXT = """معرفی واحد روابط‌عمومی
این واحد برایارائه گزارش به شهروندان کار می‌کند.
شرح وظایف
1- پاسخ به شهروندان
2- تهیه خبر
"""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, who is signed in, the address below /admin/, what is done there first."""

    name: str
    user: str
    path: str
    prepare: Callable[[Page], None] = lambda page: None


def first_of_the_list(page: Page) -> None:
    page.locator("table.listing tbody .title a").first.click()
    page.wait_for_load_state()


def beside_the_english_preview(page: Page) -> None:
    first_of_the_list(page)
    page.locator("[data-side-panel-toggle=preview]").click()
    page.locator("#id_preview_mode").select_option("en")
    page.frame_locator("iframe#w-preview-iframe").locator("html[lang=en] h1").wait_for()


def times_of_publishing(page: Page) -> None:
    first_of_the_list(page)
    page.locator("#page-edit-form [role=tab]").last.click()
    page.locator("[data-schedule] button").click()
    page.locator("#schedule-publishing-dialog button", has_text="تقویم").first.click()


def down_to_the_pictures(page: Page) -> None:
    first_of_the_list(page)
    page.locator(".pictures").first.scroll_into_view_if_needed()


def a_file_with_a_doubt(page: Page) -> None:
    file = {"name": "unit.txt", "mimeType": "text/plain", "buffer": UNIT_TEXT.encode()}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    page.locator("main form [type=submit]").first.click()
    page.wait_for_load_state()


def ways_to_take_it_away(page: Page) -> None:
    page.goto(page.url.replace("/edit/", "/export/?format=docx"))


def nine(page: Page) -> None:
    page.locator("[name=number]").fill("9")
    page.keyboard.press("Tab")


def third_tab(page: Page) -> None:
    page.locator("main [role=tab]").nth(2).click()


SHOTS = [
    Shot("sign-in", NOBODY, "accounts/login/"),
    Shot("dashboard", EDITOR, ""),
    Shot("menu-dashboard", EDITOR, ""),
    Shot("menu-news", EDITOR, "news/?state=live"),
    Shot("menu-site", CENTRAL_EDITOR, "site/"),
    Shot("duties-outline", EDITOR, "site/duties/"),
    Shot("preview", EDITOR, "news/?state=live", beside_the_english_preview),
    Shot("schedule", EDITOR, "news/?state=live", times_of_publishing),
    Shot("pictures-table", EDITOR, "photo-reports/", down_to_the_pictures),
    Shot("import-preview", EDITOR, "imports/new/", a_file_with_a_doubt),
    Shot("export-page", EDITOR, "site/duties/", ways_to_take_it_away),
    Shot("site-face", EDITOR, "site-settings/", third_tab),
    Shot("new-site", NETWORK_MANAGER, "sites/new/", nine),
]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m deploy.editor_screenshots", description=__doc__)
    parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000), help="of the running network")
    parser.add_argument("names", nargs="*", help="pictures to take; all of them by default")
    options = parser.parse_args()
    unknown = sorted(set(options.names) - {shot.name for shot in SHOTS})
    if unknown:
        parser.error(f"no such picture: {', '.join(unknown)}; there are {', '.join(shot.name for shot in SHOTS)}")
    program = shutil.which(os.environ.get("CHROMIUM") or "chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        print("Chromium is missing (Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    with network(options.port) as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in SHOTS:
            if not options.names or shot.name in options.names:
                take(browser, f"http://localhost:{port}/admin/", shot)
                print(f"  {shot.name}", flush=True)
        browser.close()
    return 0


def take(browser: Browser, admin: str, shot: Shot) -> None:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
    page = context.new_page()
    if shot.user:
        page.goto(admin)
        page.locator("[name=login]").fill(shot.user)
        page.locator("[name=password]").fill(demo_password(shot.user))
        page.keyboard.press("Enter")
        page.wait_for_url(admin)
    page.goto(admin + shot.path)
    shot.prepare(page)
    page.wait_for_timeout(SETTLING_MILLISECONDS)
    page.screenshot(path=FOLDER / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main())
