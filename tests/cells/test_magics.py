"""Lines that only a notebook knows are passed over; every other line stays where it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.cells import python_of, written_file

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [path for path in sorted((ROOT / "assignments").glob("*/solutions/*/*.py"))
           if path.parent.name != "notebook_style"]   # that one has magics
PIECES = st.sampled_from(["%matplotlib inline", "!ls \\", "x = 1", "?", "x = (", ")", "'''", '"', "# a\\", "y = 5 \\",
                          "% 3", "    return 1", "def f():", "%%time", "files = !ls", "np.zeros??", "", "\\", "'\\'"])


@pytest.mark.parametrize("text, python", [
    ("%matplotlib inline\nx = 1", "pass  # %matplotlib inline\nx = 1"),
    ("!pip install numpy", "pass  # !pip install numpy"),
    ("if x:\n    %time f()\ny = 2", "if x:\n    pass  # %time f()\ny = 2"),
    ("files = !ls\nt = %timeit -o f()", "pass  # files = !ls\npass  # t = %timeit -o f()"),
    ("np.zeros?\n?f\n%time??\n?", "pass  # np.zeros?\npass  # ?f\npass  # %time??\npass  # ?"),
    ("pip install numpy\ncd ~/data", "pass  # pip install numpy\npass  # cd ~/data"),
    ("!ls \\\n  -l\nx = 1", "pass  # !ls \\\n\nx = 1"),
    ("%%time\nx = 1", "pass  # %%time\nx = 1"),
    ("%%bash\nls\nrm x", "\n\n"),
    ("\n%%html\n<b>\n", "\n\n\n"),
    ("# C:\\\n%who", "# C:\\\npass  # %who"),
    ("  x = 1\n  %who\n  y = 2", "x = 1\npass  # %who\ny = 2"),
])
def test_a_notebooks_own_line_becomes_a_line_that_does_nothing(text, python):
    assert python_of(text)[0] == python


@pytest.mark.parametrize("text", [
    "x = (7\n% 4)", "x = 7 \\\n% 4", "text = '''\n%matplotlib inline\n!ls\n'''", 'text = """\nwhy?\n?\n"""',
    "def f():\n    '''Is it?\n    !ls\n    '''\n    return 1", "x != 3", "run = 3\ncat = [1]\nls = run", "# %magic",
    "print('%d' % 3)", "s = f'{d}'", "x = 'a \\\n%b'", "cd", "ok = not x\nwhy = '?'",
])
def test_python_that_looks_alike_stays(text):
    assert python_of(text) == (text, 0)


def test_lines_that_are_passed_over_are_counted_and_a_cell_of_another_language_is_one():
    assert python_of("%a\n!b\nx = 1")[1] == 2
    assert python_of("%%bash\nls\nls\nls")[1] == 1


def test_a_text_that_is_never_closed_ends_with_its_line():
    assert python_of("x = 'open\n%who")[0] == "x = 'open\npass  # %who"


@given(st.lists(PIECES).map("\n".join))
def test_whatever_is_typed_lines_keep_their_numbers(text):
    python, count = python_of(text)

    assert python.count("\n") == text.count("\n")
    assert count == 0 or python != text


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_script_without_magics_stays_as_it_is(path):
    text = path.read_text(encoding="utf-8").strip()

    assert python_of(text) == (text, 0)


@pytest.mark.parametrize("text, path, body, append", [
    ("%%writefile a.py\nx = 1\n", "a.py", "x = 1\n", False), ("%%file -a b/c.py  \nx", "b/c.py", "x", True),
    ("\n%%writefile 'a.py'\n", "a.py", "", False)])
def test_a_cell_that_writes_a_file_tells_which(text, path, body, append):
    assert written_file(text) == (path, body, append)


@pytest.mark.parametrize("text", ["x = 1", "%%writefile", "%writefile a.py\nx", "x\n%%writefile a.py"])
def test_any_other_cell_writes_none(text):
    assert written_file(text) is None
