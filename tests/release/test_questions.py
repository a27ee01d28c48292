"""A bundle asks what the assignment asks, reads answers as the course does, and cannot judge them."""

from __future__ import annotations

import pytest
import yaml

from grader.assignment import load_assignment
from grader.course import course_in
from grader.errors import AuthorError
from grader.grade import grade
from grader.model import Level
from grader.release import make_bundle, write_folder
from grader.release.leaks import KeptBack, leaks
from grader.template import write_templates
from tests.tiny_course import RIGHT, make_course, write

QUESTIONS = """\
questions:
  one: {task: double, points: 2, ask: Which one, choose: {a: Alpha, b: Beta}, answer: b, why: Think of it twice.}
  sum: {task: double, points: 5, ask: How many, number: {answer: 4321, within: 2, unit: pieces}}
  rate: {task: double, points: 1, ask: How fast, formula: {answer: (u + v) / 2, symbols: {u: [1, 2], v: [1, 2]}}}
  how: {task: double, points: 2, ask: How, text: {words: 50, rubric: {adds: {points: 2, says: Says that it adds.}}}}
"""
HOME = "assignments/tiny"


@pytest.fixture
def release(tmp_path):
    """release(readme, **files): the bundle of a tiny course with questions."""
    def release(readme="Double it.\n", **files):
        course = make_course(tmp_path / "course", more=QUESTIONS, points=20)
        write(course.folder / HOME / "README.md", readme)
        write_templates(course.folder / "reference" / "tiny", course.folder / "student_template" / "tiny")
        for path, text in files.items():
            write(course.folder / path, text)
        return make_bundle(course, "tiny", Level.PROCESS)
    return release


def test_questions_ship_as_they_are_asked(release):
    asked = yaml.safe_load(release()[f"{HOME}/assignment.yaml"])["questions"]

    assert asked["one"] == {"task": "double", "points": 2.0, "ask": "Which one", "choose": {"a": "Alpha", "b": "Beta"}}
    assert (asked["sum"]["number"], asked["how"]["text"]) == ({"unit": "pieces"}, {"words": 50})
    assert asked["rate"]["formula"] == {"symbols": {"u": [1.0, 2.0], "v": [1.0, 2.0]}}


def test_nothing_of_the_key_ships(release):
    everything = b"\n".join(release().values()).decode("utf-8", "replace")

    assert not any(said in everything for said in ("4321", "(u + v) / 2", "Think of it twice", "Says that it adds"))


def test_a_sheet_for_the_answers_lies_beside_the_template(release):
    assert b"\n#   b: Beta\n" in release()["answers.yaml"] and b"\nsum:\n" in release()["answers.yaml"]


def test_a_bundle_reads_answers_as_the_course_does(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))
    write(tmp_path / "ana" / "answers.yaml", "one: c\nsum: 4321 pieces\nrate: u + x\n")
    file = write(tmp_path / "ana" / "tiny.py", RIGHT)

    reports = [grade(course, "tiny", file, Level.PROCESS, public_only=True).report
               for course in (bundle, course_in(tmp_path / "course"))]

    assert reports[0].notes == reports[1].notes == (
        "answers.yaml: 1 of 4 questions answered; `one`: `c` is none of the options a, b; `rate`: `x` is none of its "
        "symbols: u, v.",)
    assert (reports[0].score, reports[0].max_score) == (4, 4)


def test_the_settings_of_a_bundle_are_read_without_a_key(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))

    settings = load_assignment(bundle, "tiny").settings

    assert list(settings.questions) == ["one", "sum", "rate", "how"] and settings.check_points == settings.points == 4


@pytest.mark.parametrize("said", ["4321", "(u + v) / 2", "Think of it\ntwice.", "Says that it adds."])
def test_a_key_in_a_file_that_ships_is_refused(release, said):
    with pytest.raises(AuthorError, match="notes.md: of a question's key"):
        release(**{f"{HOME}/data/notes.md": f"So it is {said}\n"})


def test_what_the_handout_says_is_no_secret(release):
    assert f"{HOME}/README.md" in release(readme="It has 4321 pieces.\n")


@pytest.mark.parametrize("field", ["answer: b", "why: W", "number: {answer: 3}", "number: {within: 3}",
                                   "formula: {also: [x]}", "text: {rubric: {}}"])
def test_a_field_of_a_key_in_settings_is_found_however_short_it_is(field):
    text = f"id: tiny\nquestions:\n  q:\n    ask: A\n    {field}\n"

    (found,) = leaks({"a.yaml": text.encode()}, KeptBack((), (), (), (), ()))

    assert found.startswith("a.yaml: a question's key: questions.q.")


def test_a_longer_number_that_holds_the_answer_is_no_leak():
    kept_back = KeptBack((), (), (), (), (), answers=("4321",))

    assert leaks({"a.md": b"0.4321 43210 4321.5 14321"}, kept_back) == ()
    assert leaks({"a.md": b"It is 4321."}, kept_back) == ("a.md: of a question's key: 4321",)
