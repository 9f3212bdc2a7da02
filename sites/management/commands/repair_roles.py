from typing import Any

from django.core.management.base import BaseCommand

from sites.members.repair_roles import repair_roles


class Command(BaseCommand):
    help = (
        "Bring groups, their permissions and their users to what the rows of roles and memberships say, and tell what "
        "was changed. It is quick and may run at any time."
    )

    def handle(self, **_options: Any) -> None:
        repaired = repair_roles()
        self.stdout.write(f"groups with other permissions: {repaired.groups}")
        for verb, pairs in (("put in", repaired.added), ("taken out", repaired.removed)):
            for user, role in pairs:
                self.stdout.write(f"{verb}: {user.username}, {role.site.code if role.site else 'network'}: {role.role}")
        if not (repaired.groups or repaired.added or repaired.removed):
            self.stdout.write("nothing had to be changed")
