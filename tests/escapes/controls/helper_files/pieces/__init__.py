"""A package of a student."""
