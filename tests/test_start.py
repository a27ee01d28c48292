"""Beginning an assignment copies, and never overwrites."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.errors import AuthorError, OperatorError
from grader.start import start_work
from grader.template import write_templates
from tests.tiny_course import make_course, write

HANDOUT = "# Double\n"


@pytest.fixture
def course(tmp_path):
    """A tiny course with a template and a handout."""
    made = make_course(tmp_path)
    assignment = load_assignment(made, "tiny")
    write_templates(assignment.reference.parent, assignment.template)
    write(assignment.folder / "README.md", HANDOUT)
    return made


def start(course, folder):
    return start_work(course, load_assignment(course, "tiny"), folder)


def test_the_template_and_the_handout_are_copied_the_template_first(course, tmp_path):
    started = start(course, tmp_path / "my" / "tiny")

    assert [path.name for path in started.written] == ["tiny.py", "README.md"]
    assert "raise NotImplementedError()" in (tmp_path / "my" / "tiny" / "tiny.py").read_text(encoding="utf-8")
    assert (tmp_path / "my" / "tiny" / "README.md").read_text(encoding="utf-8") == HANDOUT


def test_a_file_that_is_there_stays_as_it_is(course, tmp_path):
    mine = write(tmp_path / "mine" / "tiny.py", "my own work\n")

    started = start(course, tmp_path / "mine")

    assert (started.kept, mine.read_text(encoding="utf-8")) == ((mine,), "my own work\n")


def test_a_link_that_leads_nowhere_is_not_written_through(course, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "tiny.py").symlink_to(tmp_path / "elsewhere.py")

    start(course, tmp_path / "mine")

    assert not (tmp_path / "elsewhere.py").exists()


@pytest.mark.parametrize("own", ["assignments/tiny", "reference", "student_template/tiny/mine"])
def test_the_courses_own_folders_are_refused(course, own):
    with pytest.raises(OperatorError, match="part of the course itself"):
        start(course, course.folder / own)


def test_a_file_in_the_place_of_the_folder_is_refused(course, tmp_path):
    taken = write(tmp_path / "taken", "a file")

    with pytest.raises(OperatorError, match="Name another folder"):
        start(course, taken)


def test_a_missing_template_is_the_authors_to_mend(course):
    (course.folder / "student_template" / "tiny" / "tiny.py").unlink()

    with pytest.raises(AuthorError, match="grader template tiny"):
        start(course, course.folder / "mine")


def test_an_assignment_with_questions_brings_a_sheet_for_the_answers(tmp_path):
    asked = "questions: {one: {task: double, points: 1, ask: Which one, choose: {a: A, b: B}, answer: b}}\n"
    course = make_course(tmp_path / "course", more=asked, points=11)
    assignment = load_assignment(course, "tiny")
    write_templates(assignment.reference.parent, assignment.template)

    started = start(course, tmp_path / "my")

    assert [path.name for path in started.written] == ["tiny.py", "answers.yaml"]
    assert "# one (1 point): Which one" in (tmp_path / "my" / "answers.yaml").read_text(encoding="utf-8")
