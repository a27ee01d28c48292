"""A script -> its twin as a notebook, in the disorders that real notebooks come in.

In: the text of a script.  Out: the bytes of an .ipynb file whose definitions are the script's.
Each function in MESSES is one disorder; its docstring says what is wrong.  To add one: a function below, marked @mess.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Callable

MESSES: dict[str, Callable[[str], bytes]] = {}


def mess(make: Callable[[str], bytes]) -> Callable[[str], bytes]:
    """Enter `make` in MESSES under its own name."""
    MESSES[make.__name__] = make
    return make


def split(script: str) -> list[str]:
    """Return the script cut before each function and class: one cell each, what lies between them in others."""
    lines, cuts = script.split("\n"), [0]
    for statement in ast.parse(script).body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            cuts += [statement.lineno - 1 - len(statement.decorator_list), statement.end_lineno]
    cells = ["\n".join(lines[start:end]).strip("\n") for start, end in zip(cuts, [*cuts[1:], len(lines)])]
    return [cell for cell in cells if cell.strip()]


def code(text: object, **more: object) -> dict:
    """Return a code cell."""
    return {"cell_type": "code", "source": text, "metadata": {}, "outputs": [], "execution_count": None, **more}


def notebook(cells: list, **more: object) -> bytes:
    """Return the bytes of a notebook of these cells; a text is a code cell."""
    made = [code(cell) if type(cell) is str else cell for cell in cells]
    head = {"metadata": {"kernelspec": {"name": "python3"}}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps({"cells": made, **head, **more}).encode()


def between(script: str, *pieces: str) -> bytes:
    """Return a notebook with one of `pieces` before each of the script's cells, and the first of them at its end."""
    cells = split(script)
    mixed = [part for number, cell in enumerate(cells) for part in (pieces[number % len(pieces)], cell)]
    return notebook([*mixed, pieces[0]])


@mess
def a_cell_for_each_definition(script: str) -> bytes:
    """Nothing is wrong."""
    return notebook(split(script))


@mess
def everything_in_one_very_long_cell(script: str) -> bytes:
    """One cell, with half a megabyte of comments."""
    return notebook([script + "\n# later\n" * 60_000])


@mess
def magics_and_shell_lines(script: str) -> bytes:
    """Lines that only a notebook knows, in the cells of the definitions too."""
    head = "%matplotlib inline\n%load_ext autoreload\n%autoreload 2\n!pip install -q numpy\n!ls \\\n  -l\n"
    return notebook([head + cell + "\n%timeit -n 1 forward\n" for cell in split(script)])


@mess
def magics_without_their_sign(script: str) -> bytes:
    """`pip install numpy` as Jupyter takes it too."""
    return notebook([f"pip install numpy\nmatplotlib inline\ncd ..\n{cell}" for cell in split(script)])


@mess
def other_languages(script: str) -> bytes:
    """Cells of shell, HTML and JavaScript."""
    return between(script, "%%bash\nfor i in 1 2; do echo $i; done", "%%html\n<b>x</b>", "%%javascript\nlet a = `b`;")


@mess
def timed_cells(script: str) -> bytes:
    """Definitions below %%time and %%capture."""
    return notebook([f"{('%%time', '%%capture out')[number % 2]}\n{cell}" for number, cell in enumerate(split(script))])


@mess
def experiments_that_fail(script: str) -> bytes:
    """Cells that raise stand between the definitions."""
    return between(script, "1 / 0", "undefined_name", "data = open('C:/Users/me/data.csv')\ndata.read()",
                   "import package_that_nobody_has")


@mess
def cells_that_are_no_python(script: str) -> bytes:
    """Half-typed cells stand between the definitions."""
    return between(script, "def half(", "net = Net(4,", "print 'python 2'", "x = = 3", "  return 3\n x")


@mess
def trained_for_hours(script: str) -> bytes:
    """Cells that would not end in the time that reading a file may take."""
    return between(script, "while True:\n    pass", "import time\ntime.sleep(3600)",
                   "for epoch in range(10**9):\n    loss = epoch ** 2",
                   "result = [i for i in iter(int, 1)]", "history = sum(1 for _ in iter(int, 1))")


@mess
def earlier_definitions_below_which_the_right_ones_stand(script: str) -> bytes:
    """Every function is there twice, first as a stub."""
    names = [node.name for node in ast.parse(script).body if isinstance(node, ast.FunctionDef)]
    return notebook([*(f"def {name}(*args):\n    raise NotImplementedError()" for name in names), *split(script)])


@mess
def no_metadata_at_all(script: str) -> bytes:
    """Neither a version nor a kernel, nor anything of a cell but its kind and its text."""
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in split(script)]}).encode()


@mess
def format_3(script: str) -> bytes:
    """Worksheets, and "input" for the text, as IPython wrote them until 2015."""
    cells = [{"cell_type": "code", "input": cell.splitlines(keepends=True), "language": "python", "outputs": [],
              "collapsed": False, "prompt_number": 3} for cell in split(script)]
    sheets = [{"cells": cells[:1]}, {"cells": cells[1:], "metadata": {}}]
    return json.dumps({"worksheets": sheets, "nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}}).encode()


@mess
def megabytes_of_output(script: str) -> bytes:
    """Pictures and printed lines left in the file."""
    picture = {"output_type": "display_data", "data": {"image/png": "A" * 2_000_000}, "metadata": {}}
    printed = {"output_type": "stream", "name": "stdout", "text": ["epoch\n"] * 100_000}
    return notebook([code(cell, outputs=[picture, printed]) for cell in split(script)])


@mess
def texts_as_lists_of_lines(script: str) -> bytes:
    """Each cell's text is a list, as Jupyter writes it to the disk."""
    return notebook([code(cell.splitlines(keepends=True)) for cell in split(script)])


@mess
def words_between_the_code(script: str) -> bytes:
    """Markdown and raw cells that hold code which is not to run."""
    words = {"cell_type": "markdown", "source": "def forward(*x):\n    return 0", "metadata": {}}
    raw = {"cell_type": "raw", "source": ["forward = None\n"], "metadata": {}}
    return notebook([part for cell in split(script) for part in (words, code(cell), raw)])


@mess
def questions(script: str) -> bytes:
    """Cells that ask for help."""
    return between(script, "?", "np.maximum?", "??forward", "help", "forward??\nnp.*max*?")


@mess
def awaiting_at_top_level(script: str) -> bytes:
    """A notebook may await outside of functions."""
    return between(script, "import asyncio\nawait asyncio.sleep(1)", "x = await asyncio.sleep(1, 3)",
                   "async with lock:\n    pass", "[i async for i in stream()]")


@mess
def files_written_by_cells(script: str) -> bytes:
    """A cell writes a file, another one adds to it, and one imports it."""
    return between(script, "%%writefile helper_of_mine.py\nvalue = 3", "%%writefile -a helper_of_mine.py\nmore = 4",
                   "from helper_of_mine import value, more", "%%writefile ../outside.py\nx = 1")


@mess
def other_alphabets(script: str) -> bytes:
    """Names, comments and texts beyond ASCII, half characters among them."""
    head = "größe = 3\nμ = 0.5\n# 学習率 😀\u2028not a new line\ntext = '\ud83d'\nπ = größe * μ\n"
    return notebook([head + cell for cell in split(script)])


@mess
def a_byte_order_mark_and_windows_line_ends(script: str) -> bytes:
    """Edited with an old editor."""
    return b"\xef\xbb\xbf" + notebook([cell.replace("\n", "\r\n") for cell in split(script)])


@mess
def a_backslash_before_a_magic(script: str) -> bytes:
    """In a comment it means nothing; behind code it spoils its cell, and only that."""
    head = "# C:\\data\\\n%matplotlib inline\ntext = 'a\\\nb'\n!ls\n"
    return notebook([head + cell for cell in split(script)] + ["x = 1 + \\\n%matplotlib inline"])


@mess
def calls_of_the_shell_object(script: str) -> bytes:
    """What a notebook becomes when it is saved as a script and taken back."""
    return between(script, "get_ipython().system('ls')", "get_ipython().run_line_magic('matplotlib', 'inline')",
                   "files = !ls\nlines = %sx ls\nfiles[0]")


@mess
def pictures_and_tables_shown(script: str) -> bytes:
    """`display` is there without an import."""
    return between(script, "from IPython.display import display, HTML\ndisplay(HTML('<b>x</b>'))",
                   "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()", "display(3)\nforward")


@mess
def waiting_for_somebody_to_type(script: str) -> bytes:
    """`input()`, with nobody there."""
    return between(script, "name = input('Your name? ')", "input()", "while not name:\n    name = input()")


@mess
def indented_cells(script: str) -> bytes:
    """Pasted from inside a block: Jupyter takes the first line's indentation off all lines."""
    return notebook(["\n".join("    " + line if line else "" for line in cell.split("\n")) for cell in split(script)])


@mess
def cells_that_are_no_cells(script: str) -> bytes:
    """Other programs' leftovers in the list of cells."""
    odd = [None, 3, [], {}, {"cell_type": "code"}, {"cell_type": "code", "source": None}, {"cell_type": 4},
           {"cell_type": "code", "source": {"a": 1}}, {"cell_type": "code", "source": [None, 3]}, "text"]
    cells = [part for cell in split(script) for part in (*odd, code(cell, execution_count="*", id=7))]
    return json.dumps({"cells": cells, "nbformat": "four", "metadata": None}).encode()


@mess
def the_asked_file_written_by_a_cell(script: str) -> bytes:
    """The homework itself stands below %%writefile, and is imported back."""
    return notebook(["import numpy as np", f"%%writefile backprop.py\n{script}", f"%%file conv2d.py\n{script}",
                     "from backprop import *\nfrom conv2d import *"])


@mess
def results_that_bear_functions_names(script: str) -> bytes:
    """What a function returned is kept under the function's own name: Jupyter would call it next."""
    names = [node.name for node in ast.parse(script).body if isinstance(node, ast.FunctionDef)]
    return notebook([*split(script), *(f"import numpy as np\n{name} = np.ones(3)" for name in names)])
