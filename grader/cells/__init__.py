"""SHARED: a notebook's bytes -> its code cells, and each cell as plain Python.  Imports nothing of ours, runs nothing.

    read.py     the file's JSON -> its code cells, or all texts, in any of the formats that Jupyter has written
    magics.py   a cell as it was typed -> Python text with the same lines

Bytes may be hostile.  The worker reads submissions with this; a trusted process should do so under limits of its own,
since JSON may need many times its size in memory.
"""

from grader.cells.magics import python_of, written_file
from grader.cells.read import Cell, NotANotebook, all_texts_of, cells_of

__all__ = ["Cell", "NotANotebook", "all_texts_of", "cells_of", "python_of", "written_file"]
