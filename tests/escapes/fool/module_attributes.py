"""Answers for every name that its module does not have, and for what it has differently each time.

Assignment: backprop
Score: 0
Expect: failed, crashed, missing
"""

import sys
import types

NUMBER = 0


class Module(types.ModuleType):
    def __getattr__(self, name):
        global NUMBER
        NUMBER += 1
        return (lambda *args, **kwargs: NUMBER) if NUMBER % 2 else NUMBER


sys.modules[__name__].__class__ = Module
