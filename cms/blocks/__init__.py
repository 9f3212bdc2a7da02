"""One block family per module: its fields, its options and its released shape together."""
