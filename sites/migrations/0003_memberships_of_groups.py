"""Whoever is in the group of a role holds that role, from the day they joined."""

from django.db import migrations
from django.utils import timezone


def take_over(apps, schema_editor):
    user_model = apps.get_model("accounts", "User")
    roles = {row.group_id: row for row in apps.get_model("tenancy", "SiteRole").objects.select_related("site")}
    memberships, events = [], []
    rows = user_model.groups.through.objects.filter(group_id__in=roles).select_related("user").order_by("pk")
    for row in rows.iterator():
        user, role = row.user, roles[row.group_id]
        day = timezone.localdate(user.date_joined)
        memberships.append(apps.get_model("network", "Membership")(user=user, role=role, starts_on=day))
        name = f"{user.first_name} {user.last_name}".strip()
        events.append(
            apps.get_model("network", "MembershipEvent")(
                what="given",
                person=user,
                person_name=f"{name} ({user.username})" if name else user.username,
                site=role.site,
                site_name=role.site.name_fa if role.site else "",
                role=role.role,
                after={"role": role.role, "starts_on": day.isoformat(), "ends_on": None, "is_steward": False},
            )
        )
    apps.get_model("network", "Membership").objects.bulk_create(memberships)
    apps.get_model("network", "MembershipEvent").objects.bulk_create(events)


class Migration(migrations.Migration):
    dependencies = [
        ("network", "0002_append_only_events"),
        ("accounts", "0002_shared_cache"),
        ("tenancy", "0003_names_of_the_roots"),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
