"""grader/worker/loader.py: as much of a student's file as can be read is read."""

from __future__ import annotations

import pytest

from grader.wire import AnswerKind
from tests.worker.conftest import Talk


def test_a_statement_that_fails_is_left_out_with_its_line_and_the_rest_is_kept(worker):
    told = worker.load('x = 1\ndata = open("C:/Users/me/data.txt")\n\n\ndef f():\n    return x + 1\n')

    ((line, code, error, text),) = told["left_out"]
    assert (line, code, error) == (2, 'data = open("C:/Users/me/data.txt")', "FileNotFoundError")
    assert "No such file" in text
    assert worker.call("f") == 2


@pytest.mark.parametrize("statement, error", [
    ("import sys; sys.exit(0)", "SystemExit"),
    ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    ("undefined_name", "NameError"),
    ("import package_that_nobody_has_installed", "ModuleNotFoundError"),
    ("return 3", "SyntaxError"),
    ("def endless(): return endless()\nendless()", "RecursionError"),
    ("class Hostile(Exception):\n    def __str__(self): raise SystemExit\nraise Hostile", "Hostile"),
])
def test_whatever_a_statement_does_the_next_one_has_its_turn(worker, statement, error):
    told = worker.load(f"{statement}\ny = 2\n")

    assert [entry[2] for entry in told["left_out"]] == [error]
    assert worker.get("y") == 2


def test_a_function_that_python_cannot_compile_is_left_out_alone(worker):
    told = worker.load("def f():\n    break\n\n\ndef g():\n    return 1\n")

    assert told["left_out"][0][:3] == [1, "def f():", "SyntaxError"]
    assert worker.call("g") == 1


ENDLESS = {
    "plain": "while True:\n    pass\n",
    "bare except": "while True:\n    try:\n        x = 1\n    except:\n        pass\n",
    "bare except around a sleep": "while True:\n    try:\n        time.sleep(0.01)\n    except:\n        pass\n",
    "bare except in a function": "while True:\n    swallow()\n",
    "bare except that prints": "while True:\n    try:\n        sum(range(1000))\n    except:\n        print('again')\n",
    "a generator": "sum(1 for _ in iter(int, 1))\n",
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_endless_loop_is_cut_and_the_rest_is_read(worker, name):
    head = "import time\ndef swallow():\n    try:\n        time.sleep(0.01)\n    except:\n        return 0\n"
    told = worker.load(head + ENDLESS[name] + "def f():\n    return 1\n", seconds=0.3)

    assert [(entry[0], entry[2]) for entry in told["left_out"]] == [(7, "took too long")]
    assert worker.call("f") == 1


def test_top_level_statements_share_their_seconds(worker):
    """The second loop comes too late for a share of its own; it gets the least, and the file is done."""
    told = worker.load("while True: pass\nwhile True: pass\nz = 1\n", seconds=0.3)

    assert [entry[0] for entry in told["left_out"]] == [1, 2]
    assert worker.get("z") == 1


def test_training_that_is_cut_in_the_middle_of_a_step_leaves_gradients_on(tmp_path):
    """PyTorch switches them off for each step, and a cut may come before it switches them on again."""
    talk = Talk(tmp_path, ("torch",))
    told = talk.load("import torch\ndef step():\n    torch.set_grad_enabled(False)\n    while True: pass\nstep()\n"
                     "def gradients():\n    return torch.is_grad_enabled()\n", seconds=0.3)
    on = talk.call("gradients")
    talk.end()

    assert ([entry[2] for entry in told["left_out"]], on) == (["took too long"], True)


def test_what_waits_and_does_not_reckon_has_more_time(worker):
    """On a busy machine an import waits for its turn, and for the disk."""
    told = worker.load("import time\ntime.sleep(0.6)\nz = 1\n", seconds=0.4)

    assert (told["left_out"], worker.get("z")) == ([], 1)


def test_what_waits_without_end_is_cut(worker):
    told = worker.load("import time\ntime.sleep(3600)\nz = 1\n", seconds=0.2)

    assert [(entry[0], entry[2]) for entry in told["left_out"]] == [(2, "took too long")]
    assert worker.get("z") == 1


def test_after_reading_the_file_nothing_rings_any_more(worker):
    worker.load("import time\nwhile True: pass\ndef f():\n    time.sleep(0.5)\n    return 1\n", seconds=0.2)

    assert worker.call("f") == 1


def test_lines_of_a_notebook_are_passed_over_and_others_keep_their_numbers(worker):
    told = worker.load("%matplotlib inline\n!pip install numpy\nx = 5 % 3\nif x:\n    %time y = 1\nfail\n")

    assert told["magics"] == 3
    assert [entry[0] for entry in told["left_out"]] == [6]
    assert worker.get("x") == 2


def test_a_percent_sign_at_the_start_of_a_line_of_python_stays(worker):
    told = worker.load("x = (7\n% 4)\n")

    assert (told["magics"], worker.get("x")) == (0, 3)


def test_a_file_in_the_encoding_that_it_names_is_read(worker):
    worker.load('# -*- coding: latin-1 -*-\nname = "J\u00fcrgen"\n'.encode("latin-1"))

    assert worker.get("name") == "J\u00fcrgen"


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(worker):
    worker.load(b"\xef\xbb\xbfdef f():\r\n    return 1\r\n")

    assert worker.call("f") == 1


@pytest.mark.parametrize("text, error, words", [
    ('x = "J\u00fcrgen"\n'.encode("latin-1"), "SyntaxError", "encoding"),
    (b"x = 1\n\n\ny = '\xe9'\n", "UnicodeDecodeError", "utf-8"),
    (b"# -*- coding: nonsense -*-\nx = 1\n", "SyntaxError", "unknown encoding"),
    (b"# -*- coding: hex -*-\nx = 1\n", "LookupError", "text encoding"),
    (b'print "loss", 3\n', "SyntaxError", "Missing parentheses"),
    (b"x = " + b"-" * 100_000 + b"1\n", "SyntaxError", "nested too deeply"),
    (b"x = a" + b".b" * 100_000 + b"\n", "SyntaxError", "nested too deeply"),
], ids=["latin-1", "latin-1 further down", "unknown encoding", "no text encoding", "Python 2", "deep", "long chain"])
def test_a_file_that_python_cannot_parse_is_told_and_the_worker_lives(worker, text, error, words):
    answer = worker.try_load(text)

    assert (answer.kind, answer.error) == (AnswerKind.RAISED, error)
    assert words in answer.text
    assert worker.load("x = 1\n")["left_out"] == []


def test_a_syntax_error_names_the_students_line(worker):
    answer = worker.try_load("x = 1\ndef f(:\n    pass\n")

    assert [(line.file, line.line, line.code) for line in answer.lines] == [("homework.py", 2, "def f(:")]


def test_a_future_import_holds_for_the_statements_below_it(worker):
    told = worker.load("from __future__ import annotations\ndef f(x: NotDefined) -> AlsoNot:\n    return x\n")

    assert told["left_out"] == []
    assert worker.call("f", 3) == 3


def test_the_graders_own_future_imports_do_not_hold_for_the_student(worker):
    told = worker.load("def f(x: NotDefined):\n    return x\n")

    assert told["left_out"][0][2] == "NameError"


def test_the_main_block_is_not_run(worker):
    worker.load('ran = False\nif __name__ == "__main__":\n    ran = True\n')

    assert worker.get("ran") is False


def test_a_file_under_another_name_is_importable_under_both(worker):
    (worker.folder / "layers.py").write_text("def scale():\n    import homework, maria_hw1\n"
                                             "    return homework.factor, maria_hw1.factor\n")
    told = worker.load("factor = 3\nfrom layers import scale\n", file="maria_hw1.py", module="homework")

    assert told["left_out"] == []
    assert worker.call("scale") == (3, 3)


def test_a_file_named_like_a_library_does_not_take_its_place(worker):
    worker.load("import numpy\nok = hasattr(numpy, 'ndarray')\n", file="numpy.py", module="homework")

    assert worker.get("ok") is True


def test_a_helper_beside_a_file_in_a_folder_is_found_and_files_open_there(worker):
    inside = worker.folder / "task 1"
    inside.mkdir()
    (inside / "helper.py").write_text("value = 4\n")
    (inside / "numbers.txt").write_text("5")
    worker.load('from helper import value\nread = open("numbers.txt").read()\n', file="task 1/homework.py")

    assert (worker.get("value"), worker.get("read")) == (4, "5")


def test_a_dataclass_finds_its_module(worker):
    told = worker.load("from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 1\ndef f():\n"
                       "    return P().x\n")

    assert (told["left_out"], worker.call("f")) == ([], 1)


def test_a_file_that_renames_itself_is_read_to_the_end(worker):
    told = worker.load("__file__ = 5\n__name__ = None\nx = 1\n")

    assert (told["left_out"], worker.get("x")) == ([], 1)


def test_at_most_twenty_statements_are_told(worker):
    told = worker.load("fails\n" * 50 + "x = 1\n")

    assert len(told["left_out"]) == 20
    assert worker.get("x") == 1
