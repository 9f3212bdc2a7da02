"""Images and documents, and what the public may know of them."""
