import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from cms.importing.applying import apply_unit
from cms.importing.assembly import AccountingError
from cms.importing.pending import remembered_decisions
from cms.importing.reading import read_source
from cms.importing.recognition import recognise
from cms.importing.settling import settle
from cms.importing.source import ImportRefused
from cms.tenancy.models import Hostname, NetworkSite


class Command(BaseCommand):
    help = "Import an existing unit page (text, HTML or .docx) into a site: introduction, duties, head, contact."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--site", required=True, metavar="HOST", help="A hostname or the code of the site.")
        parser.add_argument("--dry-run", action="store_true", help="Show what would happen and store nothing.")
        parser.add_argument("--overwrite", action="store_true", help="Also replace what editors have changed since.")
        parser.add_argument("--json", action="store_true", help="Print the report as one JSON object.")
        parser.add_argument("--language", default="fa", choices=["fa", "en", "ar"], help="Of the report (default: fa).")

    def handle(self, file: Path, site: str, **options: Any) -> None:
        with translation.override(options["language"]):
            network_site = _find_site(site)
            try:
                unit = recognise(read_source(file, file.name))
                # What an editor has settled in an earlier import of the same lines stays settled.
                unit = settle(unit, remembered_decisions(network_site))
            except (ImportRefused, AccountingError) as refusal:
                raise CommandError(str(refusal)) from refusal
            except OSError as error:
                raise CommandError(
                    _("%(file)s cannot be read: %(reason)s") % {"file": file, "reason": error.strerror}
                ) from error
            result = apply_unit(unit, network_site, overwrite=options["overwrite"], dry_run=options["dry_run"])
        if options["json"]:
            self.stdout.write(json.dumps(result.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(result.as_text(options["language"]))


def _find_site(name: str) -> NetworkSite:
    hostname = Hostname.objects.filter(hostname=name.lower()).select_related("site").first()
    site = hostname.site if hostname else NetworkSite.objects.filter(code=name).first()
    if site is None:
        raise CommandError(_("There is no site at “%(name)s”. Make it with create_site first.") % {"name": name})
    return site
