"""The three stubs run, and each function of theirs answers without having done anything."""

from __future__ import annotations

import math

import numpy as np
import pytest

from grader.model import Submission, SubmittedFile
from grader.validate.stubs import stubs_of

TEMPLATE = '''\
"""A template."""


class Net:
    def __init__(self, size):
        self.size = size
        # TODO: init
        raise NotImplementedError()

    def scores(self, x):
        raise NotImplementedError()


def helper(x):
    return x


def relu(x):
    """Not this: raise NotImplementedError() in a text."""
    raise NotImplementedError()
'''
STUBS = stubs_of(Submission("template", "a.py", (SubmittedFile("a.py", TEMPLATE.encode()),
                                                 SubmittedFile("notes.txt", b"raise NotImplementedError()\n"))))


def names_of(stub):
    """Return what the stub's file defines."""
    names = {}
    exec(STUBS[stub].files[0].data.decode(), names)
    return names


@pytest.mark.parametrize(("stub", "answer"), [("return None", None), ('return "text"', "text")])
def test_functions_and_methods_answer_and_objects_can_be_made(stub, answer):
    names = names_of(stub)

    assert names["relu"](3) == names["Net"](5).scores(3) == answer
    assert names["Net"](5).size == 5 and names["helper"](3) == 3


def test_the_array_of_nan_has_the_shape_of_the_first_array():
    names = names_of("return NaN")

    answers = [names["relu"](np.ones((2, 3))), names["Net"](5).scores(np.ones(4)), names["relu"](1.0)]

    assert [answer.shape for answer in answers] == [(2, 3), (4,), (2,)]
    assert all(math.isnan(number) for answer in answers for number in answer.ravel())


def test_other_lines_and_other_files_stay_as_they_are():
    stub = STUBS["return None"]

    assert b"Not this: raise NotImplementedError() in a text" in stub.files[0].data
    assert stub.files[1].data == b"raise NotImplementedError()\n" and stub.main == "a.py"
