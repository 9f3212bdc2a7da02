"""Existing unit pages become structured content; every source line is placed or accounted for."""
