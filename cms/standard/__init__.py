"""The standard page: a title, a lead and a body."""
