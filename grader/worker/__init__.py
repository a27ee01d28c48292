"""UNTRUSTED: the process in which student code runs.

Imports `wire` (and the torchvision guard), nothing else of ours: it holds no check, no reference, no seed, no label.
"""
