"""grader/worker/parts.py and selection.py: of a notebook, definitions and what they need are read, and no more."""

from __future__ import annotations

import json

import pytest

from grader.wire import AnswerKind, Op


def notebook(*cells):
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}).encode()


@pytest.fixture
def read(worker):
    """read(cell, ...): load a notebook of these cells; returns what the worker tells of it."""
    return lambda *cells, **how: worker.load(notebook(*cells), file="homework.ipynb", **how)


@pytest.mark.parametrize("cell", [
    "while True:\n    pass", "import time\ntime.sleep(60)", "for i in range(3):\n    ran = i", "print(1)", "f()", "f",
    "result = f()", "net.train(100)", "ran = [f() for _ in range(3)]", "with open('x') as file:\n    ran = 1\n    f()",
    "assert f() == 1", "del f", "loss = f(); loss"])
def test_what_tries_something_out_does_not_run_and_its_cell_is_told(read, worker, cell):
    told = read("def f():\n    global ran\n    ran = 1\n    return 1", cell, "def g():\n    return 'ran' in globals()")

    assert (told["not_run"], told["left_out"]) == ([2], [])
    assert worker.call("g") is False


@pytest.mark.parametrize("cell, value", [
    ("import math\nvalue = 3", 3), ("value = -2.5", -2.5), ("a, value = 1, [2, 3]", [2, 3]), ("value: int = 4", 4),
    ("half = 2\nvalue = half * 2", 4), ("sizes = {}\nsizes['a'] = 3\nvalue = sizes['a']", 3),
    ("double = lambda x: 2 * x\nvalue = double", 2), ("if True:\n    value = 1\nelse:\n    value = 2", 1),
    ("try:\n    from past_of_nobody import range\nexcept ImportError:\n    value = 6\n    xrange = range", 6)])
def test_a_constant_is_there(read, worker, cell, value):
    told = read(cell, "def f():\n    return value(1) if callable(value) else value")

    assert (told["left_out"], worker.call("f")) == ([], value)


@pytest.mark.parametrize("cells, value", [
    (["def f():\n    return W", "import random\nrandom.seed(0)\nW = round(3.7)"], 4),
    (["W = [len('abc')]\nX = max(W)", "def f():\n    return X"], 3),
    (["W = list(range(2))\nW.append(5)", "def f():\n    return W"], [0, 1, 5]),
    (["class A:\n    pass", "def area(self):\n    return 9", "A.area = area", "def f():\n    return A().area()"], 9),
    (["with open('new.txt', 'w') as file:\n    size = file.write('abc')", "def f():\n    return size"], 3),
    (["def f(x=round(2.2)):\n    return x"], 2),
    (["import functools\ndef power(x, n):\n    return x ** n\nsquare = functools.partial(power, n=2)",
      "def f():\n    return square(3)"], 9),
    (["import sys\nsys.path.append('pieces')\n", "def f():\n    import sys\n    return sys.path[-1]"], "pieces")])
def test_what_a_definition_needs_is_made(read, worker, cells, value):
    told = read(*cells)

    assert (told["left_out"], worker.call("f")) == ([], value)


def test_training_that_changes_what_is_needed_does_not_run(read, worker):
    told = read("W = abs(-1)", "def forward():\n    return W", "def step(w):\n    return w + 1",
                "W = step(W)", "for i in range(5):\n    W = W + i", "W = train(W)")

    assert (told["not_run"], worker.call("forward")) == ([4, 5, 6], 1)


def test_a_functions_own_names_need_nothing_of_the_notebook(read):
    told = read("X = open('nowhere.csv').read()", "def f(X, i=0):\n    Y = X\n    return [Z for Z in Y]",
                "Y = open('nowhere')", "Z = open('nowhere')")

    assert (told["left_out"], told["not_run"]) == ([], [1, 3, 4])


def test_what_is_needed_and_takes_too_long_leaves_time_for_the_definitions(read, worker):
    told = read("import time\nW = time.sleep(60)\nV = sum(iter(lambda: 1, 2))", "def f():\n    return W, V",
                "import colorsys\ndef g():\n    return colorsys.rgb_to_hsv(0, 0, 0)", seconds=1)

    assert [entry[2] for entry in told["left_out"]] == ["took too long"] * 2
    assert worker.call("g") == (0.0, 0.0, 0)


def test_a_result_under_a_functions_name_does_not_take_its_place(read, worker):
    read("def loss():\n    return 1", "loss = loss()", "def f():\n    return loss()")

    assert worker.call("f") == 1


def test_the_last_of_several_definitions_counts(read, worker):
    read("def f():\n    return 1", "def f():\n    return 2")

    assert worker.call("f") == 2


def test_a_cell_that_python_cannot_parse_is_left_out_with_its_number_and_the_others_are_read(read, worker):
    told = read("x = 1", "# words\ny = = 2\n\ndef f():\n    return 0", "def f():\n    return x")

    ((line, code, error, text),) = told["left_out"]
    assert (told["cells"], line, code, error) == ([2], 2, "y = = 2", "SyntaxError")
    assert text.endswith("the whole cell is left out with it")
    assert worker.call("f") == 1


def test_a_definition_that_fails_is_told_with_its_cell(read):
    told = read("x = 1", "\nimport package_that_nobody_has")

    assert (told["cells"], [entry[:3] for entry in told["left_out"]]) == (
        [2], [[2, "import package_that_nobody_has", "ModuleNotFoundError"]])


def test_an_error_names_cell_and_line_and_the_students_own_code(read, worker):
    read("x = 1", "%matplotlib inline\ndef f():\n    return undefined")

    (line,) = worker.ask(Op.CALL, name="f").lines

    assert (line.file, line.line, line.function, line.code) == ("homework.ipynb, cell 2", 3, "f", "return undefined")


@pytest.mark.parametrize("data, error, words", [
    (b"{", "NotANotebook", "no JSON text"), (b"[" * 200_000, "NotANotebook", "nested too deeply"),
    (notebook("def f(:"), "SyntaxError", ""), (notebook("x = " + "-" * 100_000 + "1"), "SyntaxError", "nested"),
    (notebook("x = 1\x00"), "SyntaxError", "null")])
def test_a_notebook_of_which_nothing_can_be_read_is_told_and_the_worker_lives(worker, data, error, words):
    answer = worker.try_load(data, file="homework.ipynb")

    assert (answer.kind, answer.error, words in answer.text) == (AnswerKind.RAISED, error, True)
    assert worker.load("x = 1\n")["left_out"] == []


def test_a_notebook_without_code_is_read(read):
    assert read("", "  \n")["not_run"] == []


def test_names_that_a_notebook_has_without_an_import_are_there(read, worker):
    read("def f():\n    display(3)\n    return get_ipython().system('ls')")

    assert worker.call("f") is None


def test_a_file_that_a_cell_writes_is_there_for_later_cells_and_none_outside(read, worker):
    read("%%writefile pieces.py\nvalue = 3\n", "%%file -a pieces.py\nmore = 4", "%%file ../outside.py\nx = 1",
         "from pieces import value, more\ndef f():\n    return value, more")

    assert worker.call("f") == (3, 4)
    assert not (worker.folder.parent / "outside.py").exists()


def test_a_cell_that_writes_the_very_file_that_is_asked_for_is_its_code(read, worker):
    read("%%writefile homework.py\ndef f():\n    return 5", "from homework import *")

    assert worker.call("f") == 5


def test_a_future_import_holds_for_the_cells_below_it(read, worker):
    told = read("from __future__ import annotations", "def f(x: NotDefined):\n    return x")

    assert (told["left_out"], worker.call("f", 1)) == ([], 1)
