from typing import Any

from django.core.management.base import BaseCommand

from sites.follow_upgrade import follow_upgrade


class Command(BaseCommand):
    help = (
        "Bring the groups of roles and the released documents in line with this version; run it after migrate. "
        "It is quick and changes nothing where nothing has to follow."
    )

    def handle(self, **_options: Any) -> None:
        followed = follow_upgrade()
        self.stdout.write(
            f"groups with other permissions: {followed.groups}; documents to be made anew: {followed.documents}"
        )
