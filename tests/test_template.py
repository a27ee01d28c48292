"""The template keeps what is given, hides what is solved, and refuses markers that would do neither."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from grader.errors import AuthorError
from grader.template import make_template, stale_templates, write_templates

ROOT = Path(__file__).resolve().parents[1]
REFERENCE, TEMPLATES = ROOT / "reference", ROOT / "student_template"
MARKED = '''\
def double(x):
    """Twice x."""
    ### BEGIN SOLUTION double
    y = x + x
    return y
    ### END SOLUTION
'''


def test_a_marked_block_becomes_a_stub_at_its_own_indentation():
    template = make_template(MARKED, "a.py")

    assert template == '''\
def double(x):
    """Twice x."""
    # TODO: double
    # YOUR CODE HERE
    raise NotImplementedError()
'''


def test_every_block_of_a_file_is_replaced_and_what_lies_between_is_kept():
    second = MARKED.replace("double", "double_again")

    template = make_template(MARKED + "\nGIVEN = 3\n\n" + second, "a.py")

    assert "x + x" not in template
    assert "\nGIVEN = 3\n" in template
    assert template.count("raise NotImplementedError()") == 2
    assert "# TODO: double_again\n" in template


def test_a_file_without_markers_is_given_as_it_is():
    source = "import math\n\n\ndef half(x):\n    return x / 2"

    assert make_template(source, "a.py") == source


def refusal(source: str) -> str:
    with pytest.raises(AuthorError) as caught:
        make_template(source, "reference/a/a.py")
    return str(caught.value)


def test_a_nested_marker_is_refused_with_both_lines():
    source = MARKED.replace("    return y\n", "    ### BEGIN SOLUTION inner\n    return y\n")

    message = refusal(source)

    assert message.startswith("reference/a/a.py:5: a solution starts inside the one of line 3.")
    assert "### END SOLUTION" in message


def test_an_unclosed_marker_is_refused_with_the_line_that_opened_it():
    message = refusal(MARKED.replace("    ### END SOLUTION\n", ""))

    assert message.startswith("reference/a/a.py:3: the solution that starts here is never closed.")
    assert "Write ### END SOLUTION" in message


def test_an_unopened_marker_is_refused_with_its_line():
    message = refusal(MARKED + "    ### END SOLUTION\n")

    assert message.startswith("reference/a/a.py:7: a solution ends here that never started.")
    assert "Write ### BEGIN SOLUTION <task name>" in message


@pytest.mark.parametrize("nameless", ["### BEGIN SOLUTION", "### BEGIN SOLUTION   "])
def test_a_nameless_marker_is_refused_with_its_line(nameless):
    message = refusal(MARKED.replace("### BEGIN SOLUTION double", nameless))

    assert message.startswith("reference/a/a.py:3: the solution marker has no task name.")
    assert "### BEGIN SOLUTION <task name>" in message


@pytest.mark.parametrize("misspelt", [
    "# BEGIN SOLUTION double", "###BEGIN SOLUTION double", "### Begin Solution double", "### BEGIN SOLUTIONdouble",
    "### BEGIN-SOLUTION double", "pass  ### BEGIN SOLUTION double",
])
def test_a_misspelt_marker_is_refused_since_it_would_hand_the_solution_out(misspelt):
    message = refusal(MARKED.replace("### BEGIN SOLUTION double", misspelt))

    assert message.startswith("reference/a/a.py:3: this looks like a solution marker and is not one.")


@pytest.mark.parametrize("misspelt", ["# END SOLUTION", "### END SOLUTION double", "### end solution"])
def test_a_misspelt_end_is_refused_with_its_own_line(misspelt):
    message = refusal(MARKED.replace("### END SOLUTION", misspelt))

    assert message.startswith("reference/a/a.py:6: this looks like a solution marker and is not one.")


@pytest.mark.parametrize("source", [
    "### BEGIN SOLUTION the constant\nGRAVITY = 9.81\n### END SOLUTION\n",
    "class Net:\n    def name(self):\n        pass\n\n    ### BEGIN SOLUTION a\n    b = 3\n    ### END SOLUTION\n",
])
def test_a_stub_that_would_run_on_import_is_refused(source):
    message = refusal(source)

    assert "so its stub would run on import" in message
    assert "Move the markers into the function" in message


def test_a_template_that_is_not_valid_python_is_refused_with_the_reference_line():
    badly_indented = MARKED.replace("    ### BEGIN", "      ### BEGIN")

    message = refusal(badly_indented)

    assert message.startswith("reference/a/a.py:3: the template would not be valid Python (unexpected indent).")
    assert "Indent the markers" in message


def test_a_message_names_the_file_below_the_reference_folder(tmp_path):
    broken = tmp_path / "reference" / "sums" / "sums.py"
    broken.parent.mkdir(parents=True)
    broken.write_text("### END SOLUTION\n")

    with pytest.raises(AuthorError, match=r"^reference/sums/sums\.py:1: "):
        write_templates(tmp_path / "reference", tmp_path / "student_template")


@pytest.fixture
def folders(tmp_path):
    """A reference folder with one marked and one given file, and a template folder that is not there yet."""
    reference = tmp_path / "reference"
    (reference / "sums").mkdir(parents=True)
    (reference / "sums" / "sums.py").write_text(MARKED)
    (reference / "sums" / "given.py").write_text("GIVEN = 3\n")
    return reference, tmp_path / "student_template"


def test_writing_makes_one_template_file_for_each_reference_file(folders):
    reference, templates = folders

    written = write_templates(reference, templates)

    assert sorted(written) == [templates / "sums" / "given.py", templates / "sums" / "sums.py"]
    assert (templates / "sums" / "sums.py").read_text() == make_template(MARKED, "sums.py")


def test_writing_again_leaves_unchanged_files_alone_and_still_lists_them(folders):
    reference, templates = folders
    first = write_templates(reference, templates)
    before = {path: path.stat().st_mtime_ns for path in first}
    (reference / "sums" / "given.py").write_text("GIVEN = 4\n")

    again = write_templates(reference, templates)

    assert again == first
    assert (templates / "sums" / "given.py").read_text() == "GIVEN = 4\n"
    assert (templates / "sums" / "sums.py").stat().st_mtime_ns == before[templates / "sums" / "sums.py"]


def test_nothing_is_written_when_one_reference_is_refused(folders):
    reference, templates = folders
    (reference / "sums" / "unfinished.py").write_text("### END SOLUTION\n")

    with pytest.raises(AuthorError):
        write_templates(reference, templates)

    assert not templates.exists()


def test_fresh_templates_are_not_stale(folders):
    write_templates(*folders)

    assert stale_templates(*folders) == []


def test_differing_missing_and_surplus_templates_are_stale(folders):
    reference, templates = folders
    write_templates(reference, templates)
    differing, missing, surplus = (templates / "sums" / name for name in ("sums.py", "given.py", "surplus.py"))
    differing.write_text(differing.read_text() + "# solved\n")
    missing.unlink()
    surplus.write_text("")

    assert stale_templates(reference, templates) == sorted([differing, missing, surplus])


SHIPPED = sorted(path.relative_to(REFERENCE) for path in REFERENCE.rglob("*.py"))


@pytest.mark.parametrize("assignment", sorted(path.name for path in REFERENCE.iterdir() if path.is_dir()))
def test_the_shipped_templates_are_in_step_with_their_reference(assignment):
    stale = [path.name for path in stale_templates(REFERENCE, TEMPLATES)
             if path.relative_to(TEMPLATES).parts[0] == assignment]

    assert stale == [], "write them again with grader.template.write_templates"


def test_no_shipped_template_belongs_to_an_assignment_without_a_reference():
    with_reference = {path.name for path in REFERENCE.iterdir() if path.is_dir()}

    assert {path.parent.relative_to(TEMPLATES).parts[0] for path in TEMPLATES.rglob("*.py")} <= with_reference


@pytest.mark.parametrize("relative", SHIPPED, ids=str)
def test_a_shipped_template_can_be_imported_before_anything_is_written(relative):
    if "import torch" in (TEMPLATES / relative).read_text(encoding="utf-8"):
        pytest.importorskip("torch", reason="this template is for PyTorch, which is not installed")
    spec = importlib.util.spec_from_file_location(f"template_of_{relative.stem}", TEMPLATES / relative)
    module = importlib.util.module_from_spec(spec)

    spec.loader.exec_module(module)

    assert {name for name in vars(module) if not name.startswith("__")}
