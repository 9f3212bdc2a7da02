"""Photo reports, films and sound recordings, and the index of them all."""
