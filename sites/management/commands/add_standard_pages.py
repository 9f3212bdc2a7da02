from typing import Any

from django.core.management.base import BaseCommand

from sites.add_standard_pages import complete_sites


class Command(BaseCommand):
    help = (
        "Give every site the standard pages that it lacks, published and in the menu; run it after an upgrade that "
        "brings new ones. What is there is left alone."
    )

    def handle(self, **_options: Any) -> None:
        added = complete_sites()
        for code, slugs in added.items():
            self.stdout.write(f"{code}: {', '.join(slugs)}")
        if not added:
            self.stdout.write("every site has its standard pages")
