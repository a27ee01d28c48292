"""An honest right submission whose functions lie in a file beside it, and one in a package.

Assignment: backprop
Score: honest
Expect: passed
"""

from pieces.steps import descent  # noqa: F401 - what is graded
from units import backprop, forward  # noqa: F401 - what is graded

