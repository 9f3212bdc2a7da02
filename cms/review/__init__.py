"""Owns what is reviewed before it is public, by whom, and what waits; it does not know the types of content."""
