"""How background work runs: worker, retries, recovery, schedule. Knows nothing of what the work is."""
