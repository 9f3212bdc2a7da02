"""Who comes to a view: the rows of tables of authorisation."""

from __future__ import annotations

# (code of the site, role); no code: a role of the network.
Row = tuple[str, str] | None

EVERYBODY: dict[str, Row] = {
    "anonymous": None,
    "other-site editor": ("second", "editor"),
    "other-site manager": ("second", "site-manager"),
    "own-site contributor": ("first", "contributor"),
    "own-site editor": ("first", "editor"),
    "own-site publisher": ("first", "publisher"),
    "own-site manager": ("first", "site-manager"),
    "central editor": ("", "central-editor"),
    "overseer": ("", "overseer"),
    "network manager": ("", "network-manager"),
}


def everybody_but(*names: str) -> dict[str, Row]:
    return {name: row for name, row in EVERYBODY.items() if name not in names}
