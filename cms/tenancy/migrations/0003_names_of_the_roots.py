"""What Wagtail has called “Root” is all sites: the root of the pages' tree and that of the collections."""

from django.db import migrations

NAMES = {"fa": "همهٔ سایت‌ها", "en": "All sites", "ar": "كل المواقع"}


def name_roots(apps, schema_editor):
    titles = {f"title_{language}": name for language, name in NAMES.items()}
    roots = apps.get_model("pages", "BasePage").objects.filter(depth=1)
    roots.update(title=NAMES["fa"], draft_title=NAMES["fa"], **titles)
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1).update(name=NAMES["fa"])


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0002_empty_tree"), ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [migrations.RunPython(name_roots, migrations.RunPython.noop)]
