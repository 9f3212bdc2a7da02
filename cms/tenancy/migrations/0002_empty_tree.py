"""A new network begins with the tree's root alone: Wagtail leaves a welcome page and a default site."""

from django.db import migrations
from django.db.models import F


def empty_tree(apps, schema_editor):
    apps.get_model("wagtailcore", "Site").objects.all().delete()
    pages = apps.get_model("pages", "BasePage").objects
    pages.filter(depth__gt=1).delete()
    # The translated columns came after these rows.
    pages.filter(depth=1).update(numchild=0, title_fa=F("title"), show_in_menus=False)


class Migration(migrations.Migration):
    dependencies = [("tenancy", "0001_initial"), ("pages", "0005_site_triggers")]

    operations = [migrations.RunPython(empty_tree, migrations.RunPython.noop)]
