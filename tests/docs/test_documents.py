"""The documents keep what they promise: their commands print what is shown, and what they name is there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from blocks import ROOT, Command, assert_prints, code_lines, commands, files, run, write_files
from cli_reference import DOCUMENT, cli_reference

from grader.cli import main
from grader.course import find_course
from grader.grade import grade
from grader.model import REPORT_SCHEMA, Level, Outcome
from grader.template import write_templates
from tests.walls import require

README = ROOT / "README.md"
GUIDE = ROOT / "docs" / "writing-an-assignment.md"
DOCUMENTS = sorted([README, ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
_COURSE = ("assignments", "reference", "student_template", "course.yaml")
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    return _FENCED.sub("", path.read_text(encoding="utf-8"))


def heading_anchors(path: Path) -> set[str]:
    """The anchors that a Markdown viewer gives to the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def repository_paths(text: str) -> list[str]:
    """The paths in inline code that begin with a folder or file of the repository; `<id>` and `*` are no paths."""
    top = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} | {"grader", "docs", "tests"}
    found = [code for code in _CODE.findall(text) if not re.search(r"[<*\s]", code)]
    return [code for code in found if ("/" in code and code.partition("/")[0] in top) or code in top - {"grader"}]


@pytest.fixture(scope="module")
def course(tmp_path_factory) -> Path:
    """A copy of the course, so that commands can write reports without touching the checkout."""
    folder = tmp_path_factory.mktemp("course")
    for name in _COURSE:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def guide_course(tmp_path_factory) -> Path:
    """The course that the blocks of the author's guide make."""
    folder = tmp_path_factory.mktemp("guide")
    write_files(GUIDE.read_text(encoding="utf-8"), folder)
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", commands(README.read_text(encoding="utf-8")), ids=lambda command: command.line)
def test_a_command_in_the_readme_prints_what_is_shown_there(command, course):
    if command.line != "grader list":  # the others grade at level strict, or tell of it
        require(Level.STRICT)
    assert_prints(command, run(command, course))


@pytest.mark.slow
def test_the_commands_of_the_authors_guide_print_what_is_shown_there(guide_course):
    require(Level.STRICT)
    for command in commands(GUIDE.read_text(encoding="utf-8")):  # in order: the later ones need the template
        assert_prints(command, run(command, guide_course))


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ["logistic", "tour"])
def test_the_reference_in_the_authors_guide_earns_all_points(assignment, guide_course):
    graded = grade(find_course(guide_course), assignment, guide_course / "reference" / assignment, Level.PROCESS)

    assert graded.faults == ()
    assert graded.report.score == graded.report.max_score


@pytest.mark.slow
@pytest.mark.parametrize("assignment", ["logistic", "tour"])
def test_the_template_of_the_authors_guide_earns_nothing(assignment, guide_course, tmp_path):
    write_templates(guide_course / "reference" / assignment, tmp_path / assignment)

    report = grade(find_course(guide_course), assignment, tmp_path / assignment, Level.PROCESS).report

    assert report.score == 0
    assert {result.outcome for result in report.checks} <= {Outcome.MISSING, Outcome.SKIPPED}


def test_the_first_assignment_of_the_authors_guide_is_written_in_fewer_than_100_lines():
    written = files(GUIDE.read_text(encoding="utf-8"))
    parts = {path: text for path, text in written.items() if path.endswith((".py", ".yaml")) and "/samples/" not in path
             and path.startswith(("assignments/logistic/", "reference/logistic/"))}

    assert sum(code_lines(path, text) for path, text in parts.items()) < 100
    # All of it, with enough mistakes to judge its checks.
    assert len(parts) == 6 and parts["assignments/logistic/mistakes.py"].count("    Mistake(\n") >= 4


@pytest.mark.parametrize(("path", "text", "lines"), [
    ("a.py", '"""Title.\n\nMore."""\n\nx = """no\ntitle"""\n# why\ndef f():\n    """It."""\n    return x  # y\n', 4),
    ("a.yaml", "# what\na: 1   # one\n\nb:\n  c: 2\n", 3)])
def test_lines_are_counted_without_empty_ones_comments_and_docstrings(path, text, lines):
    assert code_lines(path, text) == lines


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_path_that_a_document_names_exists(document):
    text = document.read_text(encoding="utf-8")
    known = {REPORT_SCHEMA, *files(text)}  # a schema's name only looks like a path

    missing = [path for path in repository_paths(prose(document)) if path not in known and not (ROOT / path).exists()]

    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_link_of_a_document_leads_somewhere(document):
    dead = []
    for link in _LINK.findall(prose(document)):
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in heading_anchors(target)):
            dead.append(link)

    assert dead == []


@pytest.mark.parametrize("name", ["grader", *(f"grader {command}" for command in main.commands)])
def test_every_command_is_in_the_command_line_reference(name):
    assert f"\n## {name}\n" in DOCUMENT.read_text(encoding="utf-8")


def test_the_command_line_reference_is_in_step_with_the_help_texts():
    written = DOCUMENT.read_text(encoding="utf-8")

    # Versions of click break lines in different places; the words must be the same.
    assert written.split() == cli_reference().split(), "run: python tests/docs/cli_reference.py"


def test_every_dependency_has_its_reason_and_its_bound():
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([\w-]+)(>=[^";]+)(?:;[^"]+)?",$', project, re.MULTILINE)
    text = (ROOT / "docs" / "decisions" / "dependencies.md").read_text(encoding="utf-8")

    told = re.findall(r"^\| ([\w-]+) \| (>=[^ ]+) \| \S", text, re.MULTILINE)

    assert sorted(told) == sorted(wanted)


def test_every_field_of_a_report_is_explained():
    schema = (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")
    text = (ROOT / "docs" / "report.md").read_text(encoding="utf-8")

    fields = set(re.findall(r'^ {8}"(\w+)": \{$', schema, re.MULTILINE))

    assert {"score", "provenance", "pixels"} <= fields  # the pattern above does find fields
    assert [field for field in sorted(fields) if f"`{field}" not in text] == []


def test_a_command_that_prints_something_else_is_noticed(tmp_path):
    command = Command("echo one; echo two", "one\n")

    with pytest.raises(AssertionError, match="two"):
        assert_prints(command, run(command, tmp_path))
