"""grader/worker/trouble.py: what student code raised, told in its own lines and nobody else's."""

from __future__ import annotations

import os

import pytest

from grader.wire import AnswerKind, Op, Refused
from grader.worker import trouble

HOSTILE = {
    "a message that raises": "def __str__(self): raise SystemExit(0)",
    "a message that is no text": "def __str__(self): return 3",
    "a message of its own kind of text": (
        "def __str__(self):\n        class T(str):\n            def __getitem__(self, i): return [1]\n"
        "        return T('x')"),
    "a message with half a character": "def __str__(self): return 'a\\ud800'",
    "a huge message": "def __str__(self): return 'a' * 5_000_000",
    "a class that raises": "__class__ = property(lambda self: 1 / 0)",
    "a class that lies": "__class__ = NotImplementedError",
    "a traceback that is none": "__traceback__ = 3",
    "a traceback that raises": "__traceback__ = property(lambda self: 1 / 0)",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_exception_is_told_and_the_worker_lives(worker, name):
    worker.load(f"class E(Exception):\n    {HOSTILE[name]}\ndef f():\n    raise E('x')\ndef g():\n    return 1\n")

    answer = worker.ask(Op.CALL, name="f")

    assert answer.kind is AnswerKind.RAISED
    assert len(answer.text) <= 1000
    assert worker.call("g") == 1


def test_an_exception_whose_kind_hides_its_name_is_told_without_it(worker):
    worker.load("class M(type):\n    __name__ = property(lambda self: 1 / 0)\nclass E(Exception, metaclass=M): pass\n"
                "def f():\n    raise E\ndef g():\n    return 1\n")

    assert (worker.ask(Op.CALL, name="f").error, worker.call("g")) == ("Exception", 1)


@pytest.mark.parametrize("details", [
    "(5, 1, 2, 'x')", "('f', 'a', 2, 'x')", "(__file__, 'a', None, 5)", "(b'f', 1, 2, 'x')"])
def test_a_made_up_syntax_error_is_told(worker, details):
    worker.load(f"def f():\n    raise SyntaxError('no', {details})\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.kind, answer.error) == (AnswerKind.RAISED, "SyntaxError")


def test_only_the_students_lines_are_told_outermost_first(worker):
    (worker.folder / "helper.py").write_text("import json\n\n\ndef parse(x):\n    return json.loads(x)\n")
    worker.load("from helper import parse\n\n\ndef f(x):\n    return parse(x)\n")

    answer = worker.ask(Op.CALL, "{", name="f")

    assert [(line.file, line.line, line.function, line.code) for line in answer.lines] == [
        ("homework.py", 5, "f", "return parse(x)"), ("helper.py", 5, "parse", "return json.loads(x)")]


def test_a_wrong_number_of_arguments_tells_no_line_of_ours(worker):
    worker.load("def f(x):\n    return x\n")

    answer = worker.ask(Op.CALL, 1, 2, name="f")

    assert (answer.error, answer.lines) == ("TypeError", ())


def test_an_endless_recursion_tells_four_lines(worker):
    worker.load("def f():\n    return f()\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.error, len(answer.lines)) == ("RecursionError", 4)


def test_a_very_long_line_of_code_is_cut(worker):
    worker.load("def f():\n    return 1 / 0, '" + "x" * 2_000_000 + "'\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.error, len(answer.lines[0].code)) == ("ZeroDivisionError", 200)


def test_not_implemented_is_missing_and_names_the_function(worker):
    worker.load("class Net:\n    def loss(self):\n        raise NotImplementedError()\ndef f():\n"
                "    return Net().loss()\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.kind, answer.text) == (AnswerKind.MISSING, "loss")


def test_what_cannot_be_said_is_refused():
    answer = trouble.describe("q", Refused("an array of dtype object"), os.sep)

    assert (answer.kind, answer.text) == (AnswerKind.REFUSED, "an array of dtype object")
