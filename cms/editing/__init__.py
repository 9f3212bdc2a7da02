"""The admin as editors work in it: dates of their calendar, menu and lists of their site.

It knows Wagtail's admin and the content types; nothing that citizens read depends on it.
"""
