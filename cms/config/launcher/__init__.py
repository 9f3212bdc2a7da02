"""What `make run` does: prepares the machine, starts server and worker, stops them. Knows no content and no rules."""
