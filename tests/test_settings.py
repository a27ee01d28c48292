"""A wrong settings file is told by file, field and remedy."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.course import find_course
from grader.errors import AuthorError
from grader.settings import read_settings
from tests.tiny_course import make_course, write


def complaint(folder, more="", **declared):
    """Return what the author of an assignment.yaml with these fields is told, after the file's name."""
    course = make_course(folder, more=more, **declared)
    with pytest.raises(AuthorError) as error:
        load_assignment(course, "tiny")
    file, _, text = str(error.value).partition("assignment.yaml: ")
    assert file.endswith("assignments/tiny/")
    return text


def test_a_text_in_the_place_of_a_number_is_shown_with_what_to_write(tmp_path):
    more = 'budgets:\n  short: {steps: 1, cpu_seconds: 5}\n  train:\n    steps: 100\n    cpu_seconds: "20"\n'

    told = complaint(tmp_path, more)

    assert told == 'budgets.train.cpu_seconds is the text "20".\n  Write a number: cpu_seconds: 20'


def test_a_wrong_field_at_the_top_is_named(tmp_path):
    assert complaint(tmp_path, checks='"2"') == 'checks is the text "2".\n  Write a whole number: checks: 2'


def test_a_text_that_is_no_number_gets_no_made_up_remedy(tmp_path):
    assert complaint(tmp_path, points="many") == 'points is the text "many".\n  Write a number'


def test_a_wrong_entry_of_a_list_is_shown(tmp_path):
    assert complaint(tmp_path, libraries="[numpy, 3]") == "libraries[1] is 3.\n  Write a text"


def test_an_unknown_field_is_named_with_the_one_that_was_perhaps_meant(tmp_path):
    told = complaint(tmp_path, "treshholds: {}\n")

    assert told.startswith("unknown field `treshholds`; did you mean `thresholds`?  Known: id, title, file, tasks, ")


def test_an_unknown_field_like_no_other_is_named_with_those_there_are(tmp_path):
    assert complaint(tmp_path, "colour: red\n").startswith("unknown field `colour`.  Known: id, title, ")


@pytest.mark.parametrize(("section", "told"), [
    ("budgets:\n  train: {steps: 1, cpu_seconds: 2, step: 3}\n",
     "budgets.train: unknown field `step`; did you mean `steps`?  Known: steps, cpu_seconds."),
    ("questions:\n  q: {task: double, points: 1, ask: A, number: {answer: 3, unitt: m}}\n",
     "questions.q.number: unknown field `unitt`; did you mean `unit`?  Known: answer, within, relative, unit, units."),
])
def test_an_unknown_field_of_a_section_is_named_with_its_place(tmp_path, section, told):
    assert complaint(tmp_path, section) == told


def test_an_unknown_limit_is_named_with_those_there_are(tmp_path):
    path = make_course(tmp_path).folder / "assignments" / "tiny" / "assignment.yaml"
    path.write_text(path.read_text().replace("cpu_seconds: 2", "cpu_second: 2"))

    with pytest.raises(AuthorError, match="limits: unknown field `cpu_second`; did you mean `cpu_seconds`"):
        load_assignment(find_course(tmp_path), "tiny")


@pytest.mark.parametrize(("section", "told"), [
    ("thresholds:\n  learns: {floor: 0, goal: 1}\n",
     "thresholds.learns: required field `found` is missing.\n  Write a text: found: ..."),
    ("budgets:\n  train: {steps: 3}\n",
     "budgets.train: required field `cpu_seconds` is missing.\n  Write a number: cpu_seconds: ..."),
])
def test_a_missing_field_of_a_section_is_named_with_its_place_and_what_to_write(tmp_path, section, told):
    assert complaint(tmp_path, section) == told


def test_a_missing_field_at_the_top_is_named_with_what_to_write(tmp_path):
    course = make_course(tmp_path)
    write(tmp_path / "assignments" / "tiny" / "assignment.yaml", "id: tiny\ntitle: Tiny\nfile: tiny.py\nchecks: 2\n")

    with pytest.raises(AuthorError, match="yaml: required field `tasks` is missing.\n  Write a section: tasks: ..."):
        load_assignment(course, "tiny")


def test_a_name_that_yaml_reads_as_a_number_is_told(tmp_path):
    assert complaint(tmp_path, tasks="{1: Doubling}") == "tasks has the name 1.\n  Write a text: \"1\""


def test_an_empty_file_is_told(tmp_path):
    course = make_course(tmp_path)
    (tmp_path / "assignments" / "tiny" / "assignment.yaml").write_text("")

    with pytest.raises(AuthorError, match="the file is empty"):
        load_assignment(course, "tiny")


def test_a_yaml_mistake_is_told_with_its_line(tmp_path):
    assert "line 2, column 9" in complaint(tmp_path, title="a: b")


def test_a_settings_file_that_is_a_folder_is_told(tmp_path):
    with pytest.raises(AuthorError, match="the file cannot be read"):
        read_settings(tmp_path, dict)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(AuthorError, match="course.yaml: there is no such file"):
        read_settings(tmp_path / "course.yaml", dict)


@pytest.mark.parametrize(("section", "said"), [
    ("number: {answer: 3, unit: m, units: {a: 1, k: x}}",
     'questions.q.number.units.k is the text "x".\n  Write a number'),
    ("choose: {a: A, no: B}", 'questions.q.choose has the name False.\n  Write a text: "False"'),
    ("select: {1: A, 1.5: B}", 'questions.q.select has the name 1.5.\n  Write a text: "1.5"'),
])
def test_a_section_inside_of_a_section_is_named_to_the_end(tmp_path, section, said):
    asked = "task: double, points: 1, ask: A"

    told = complaint(tmp_path, f"questions:\n  good: {{{asked}, text: {{}}}}\n  q: {{{asked}, {section}}}\n")

    assert told == said


QUESTION = "task: double, points: 1, ask: A"


@pytest.mark.parametrize(("text", "told"), [
    (f'{{"a.b": {{{QUESTION}, text: {{words: "3"}}}}}}',
     'questions."a.b".text.words is the text "3".\n  Write a whole number: words: 3'),
    (f'{{"a.b": {{{QUESTION}, txt: {{}}}}}}', 'questions."a.b": unknown field `txt`; did you mean `text`?'),
    (f'{{"a[0]": {{{QUESTION}, number: {{answer: x}}}}}}', 'questions."a[0]".number.answer is the text "x".'),
    (f'{{q: {{{QUESTION}, number: {{answer: 3, unit: m, units: {{"k.m": x}}}}}}}}',
     'questions.q.number.units."k.m" is the text "x".\n  Write a number'),
    (f"{{q: {{{QUESTION}, choose: {{1: A, 2: [B]}}}}}}",
     "questions.q.choose.2 is ['B'].\n  Write a number or a text"),
    (f'{{q: {{{QUESTION}, choose: {{"1": A, 1: [B]}}}}}}',
     "questions.q.choose.1 is ['B'].\n  Write a number or a text"),
    (f'{{"": {{{QUESTION}, text: 3}}}}', 'questions."".text is 3.\n  Write a section'),
    (f'{{"a.b": {{{QUESTION}, choose: {{"c.d": A, yes: B}}}}}}', 'questions."a.b".choose has the name True.'),
])
def test_a_fault_behind_a_name_with_dots_or_a_number_is_told_at_its_place(tmp_path, text, told):
    assert complaint(tmp_path, f"questions: {text}\n").startswith(told)


def test_a_fault_in_a_section_of_sections_is_told_at_its_place(tmp_path):
    path = tmp_path / "file.yaml"
    path.write_text('{a: {b: 1}, "c.d": {"e.f": x}}', encoding="utf-8")

    with pytest.raises(AuthorError, match='"c.d"."e.f" is the text "x"'):
        read_settings(path, dict[str, dict[str, float]])
