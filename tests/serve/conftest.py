"""A folder with answers, the desk over it, and a visitor."""

from __future__ import annotations

import pytest

from grader.serve.desk import ReadingDesk
from tests.marking.samples import make_folder
from tests.serve.visiting import Visitor


@pytest.fixture
def course_and_folder(tmp_path):
    return make_folder(tmp_path)


@pytest.fixture
def folder(course_and_folder):
    return course_and_folder[1]


@pytest.fixture
def desk(course_and_folder):
    course, folder = course_and_folder
    return ReadingDesk(folder, course, "Grace")


@pytest.fixture
def visitor(desk):
    return Visitor(desk)
