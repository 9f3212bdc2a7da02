"""The record of a site, its hostnames and its roles. State and invariants, no behaviour."""
