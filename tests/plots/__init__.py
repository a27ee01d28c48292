"""Tests of plots/: what each figure shows, from data small enough to work out by hand."""
