"""grader/worker/stubs.py: what still is the template's is found, and a program's own refusals are not."""

from __future__ import annotations

import ast

import pytest

from grader.worker.stubs import stubs_in


def found(text):
    return stubs_in(ast.parse(text).body)


def test_functions_and_methods_are_named_with_the_line_of_their_stub():
    text = ("def f():\n    x = 1\n    raise NotImplementedError()\n\n\n"
            "class Net:\n    def loss(self):\n        raise NotImplementedError\n")

    assert found(text) == [("f", 3), ("Net.loss", 8)]


def test_a_class_whose_construction_is_a_stub_is_named_by_itself():
    assert found("class CNN:\n    def __init__(self):\n        raise NotImplementedError()\n") == [("CNN", 3)]


def test_a_stub_inside_a_loop_is_found():
    assert found("def f(n):\n    for i in range(n):\n        raise NotImplementedError()\n") == [("f", 3)]


@pytest.mark.parametrize("body", ["return 1", "if x: raise NotImplementedError()",
                                  "raise NotImplementedError('only sgd and adam')", "raise ValueError()"])
def test_what_is_written_is_no_stub(body):
    assert found(f"def f(x):\n    {body}\n") == []


def test_the_worker_tells_the_stubs_of_a_file(worker):
    assert worker.load("def f():\n    raise NotImplementedError()\n")["stubs"] == [["f", 2, 0]]


def test_no_more_than_fifty_are_told():
    assert len(found("def f():\n    raise NotImplementedError()\n" * 60)) == 50
