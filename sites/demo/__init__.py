"""The demo network: made-up sites, people and news, built by the steps that real ones take; nothing depends on it."""

from sites.demo.logins import logins

__all__ = ["logins"]
