"""Gives classes, modules and instances where functions are asked for.

Assignment: backprop
Score: 0
Expect: failed, crashed, missing
"""

import numpy as np


class forward:
    def __init__(self, *args):
        pass


class Backprop(type(np)):
    def __call__(self, *args, **kwargs):
        return self, self, self

    def __getattr__(self, name):
        return self


backprop = Backprop("backprop")
descent = np
