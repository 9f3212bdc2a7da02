"""The base page model, the base of released bodies and shared mixins, nothing else."""
