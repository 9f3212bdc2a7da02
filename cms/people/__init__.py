"""Posts, the persons who hold them, and from when to when."""
