"""Says in the process that imports it that it was imported there."""

import os

os.environ["GRADER_ESCAPED"] = __file__
