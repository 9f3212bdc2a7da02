"""Feeds of what is dated, as Atom (RFC 4287) and JSON Feed 1.1: of a site, of a section, of the network."""
