"""News items, their categories and their index."""
