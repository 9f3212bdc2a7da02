"""The screens of reviews: what waits, the decision on one, on many, and the rules."""
