"""A bundle holds all that a student needs and nothing more, and tells in its checks what the course tells."""

from __future__ import annotations

import os
import zipfile

import numpy as np
import pytest
from click.testing import CliRunner

from grader.assignment import load_assignment
from grader.cli import main
from grader.course import course_in
from grader.errors import AuthorError, OperatorError
from grader.grade import grade
from grader.model import Level
from grader.notebook.session import notebook_of
from grader.release import make_bundle, write_folder, write_zip
from grader.release.leaks import KeptBack, leaks
from grader.render import to_text
from grader.start import start_work
from grader.template import write_templates
from tests.tiny_course import CHECKS, RIGHT, WRONG, make_course, write

MISTAKES = '''\
from grader.mistakes import Mistake

MISTAKES = (
    Mistake("tripled", "It is three times, not twice.", "Count.", {"2 * np": "3 * np"}, loses=("vector", "matrix")),
    Mistake("for_matrices", "It is wrong for matrices.", "Try one.", {"2 * np": "(2 + (np.ndim(x) > 1)) * np"},
            loses=("matrix",)),
)
'''
HOME = "assignments/tiny"


@pytest.fixture
def release(tmp_path):
    """release(checks, more): the files of the bundle of a new tiny course."""
    def release(checks=CHECKS, readme="Double it.\n", install="", **files):
        course = make_course(tmp_path / "course", checks)
        folder = course.folder / HOME
        write(folder / "mistakes.py", MISTAKES)
        write(folder / "README.md", readme)
        write_templates(course.folder / "reference" / "tiny", course.folder / "student_template" / "tiny")
        for path, text in files.items():
            write(folder / path, text)
        return make_bundle(course, "tiny", Level.PROCESS, install)
    return release


FULL = """

@pytest.mark.full
{marks}@pytest.mark.points(5)
def test_long(student, trained_for_long):
    \"\"\"Trained for long.\"\"\"
    student.double(trained_for_long)
"""
FIXTURE = """

@pytest.fixture
def trained_for_long():
    return 3
"""


@pytest.mark.parametrize("marks", ["", "@pytest.mark.hidden\n"], ids=["public", "hidden"])
def test_a_bundle_holds_nothing_of_the_full_budget(tmp_path, marks):
    course = make_course(tmp_path, CHECKS + FIXTURE + FULL.format(marks=marks), checks=2, points=10,
                         full="{checks: 1, points: 5, data: mnist}")
    write_templates(course.folder / "reference" / "tiny", course.folder / "student_template" / "tiny")

    files = make_bundle(course, "tiny", Level.PROCESS)

    assert b"full" not in files[f"{HOME}/assignment.yaml"]
    assert b"test_vector" in files[f"{HOME}/checks/test_double.py"]
    assert not any(b"trained_for_long" in body or b"test_long" in body for body in files.values())


@pytest.fixture
def told(tmp_path):
    """told(files, source): what the bundle tells of a submission, and what the course tells of it."""
    def told(files, source):
        bundle = course_in(write_folder(files, tmp_path / "bundle"))
        file = write(tmp_path / "alice" / "tiny.py", source)
        reports = [grade(course, "tiny", file, Level.PROCESS, public_only=True).report
                   for course in (bundle, course_in(tmp_path / "course"))]
        return [[(check.id, check.outcome, check.points, check.message, check.diagnosis) for check in report.checks]
                for report in reports]
    return told


def test_a_bundle_holds_what_a_student_needs(release):
    files = release(**{"data/inputs.csv": "1,2\n", "samples/right/tiny.py": RIGHT, "solutions/other/tiny.py": RIGHT})

    assert {path for path in files if not path.startswith((".", "classroom50"))} == {
        "README.md", "course.yaml", "tiny.py", "notebook/tiny.ipynb", *(f"{HOME}/{name}" for name in (
            "README.md", "assignment.yaml", "checks/test_double.py", "data/inputs.csv", "expected.json", "expected.npz",
            "mistakes.json", "mistakes.npz", "mistakes.py"))}


def test_a_bundle_holds_no_hidden_check_no_solution_and_no_edits(release):
    texts = b"\n".join(body for path, body in release().items() if not path.endswith(".npz"))

    for kept_back in (b"test_matrix", b"doubles a matrix", b"return 2 * np.asarray(x)", b"3 * np", b"for_matrices"):
        assert kept_back not in texts


def test_numbers_in_a_bundle_are_read_without_pickle(release, tmp_path):
    folder = write_folder(release(), tmp_path / "bundle")

    with np.load(folder / HOME / "expected.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "biufc" for name in arrays.files)


@pytest.mark.parametrize("source", [
    RIGHT, WRONG, "import numpy as np\n\n\ndef double(x):\n    return 3 * np.array(x)\n",
    "def double(x):\n    raise ValueError('no')\n", "def other(x):\n    return x\n"])
def test_a_bundle_tells_of_a_submission_what_the_course_tells(release, told, source):
    in_bundle, in_course = told(release(), source)

    assert in_bundle == in_course


def test_a_known_mistake_is_named_in_a_bundle(release, told):
    (check,), _ = told(release(), "def double(x):\n    return 3 * x\n")

    assert check[-1].mistake == "It is three times, not twice." and check[-1].certain


def test_a_full_report_from_a_bundle_says_that_the_course_grades_more(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))

    report = grade(bundle, "tiny", write(tmp_path / "tiny.py", RIGHT), Level.PROCESS).report

    assert "The course may grade with hidden ones too" in to_text(report, colour=False)
    assert report.warnings == ()
    assert (report.scope, report.score, report.max_score) == ("public", 4, 4)


def test_the_template_notebook_of_a_bundle_is_checked_as_its_script_is(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))
    notebook, script = (grade(bundle, "tiny", bundle.folder / file, Level.PROCESS).report
                        for file in ("notebook/tiny.ipynb", "tiny.py"))

    assert [check.outcome for check in notebook.checks] == [check.outcome for check in script.checks] == ["missing"]
    assert "Not implemented yet: double (cell 2, line 5)." in notebook.notes


def test_a_line_of_the_solution_in_the_notebook_would_be_found(release):
    files = release() | {"notebook/tiny.ipynb": notebook_of(["    return 2 * np.asarray(x)"])}

    assert leaks(files, KeptBack(("return 2 * np.asarray(x)",), (), (), (), ()))[0].startswith("notebook/tiny.ipynb")


def test_the_readme_tells_how_to_install_and_what_can_be_typed(release):
    with_source, without = release(install="grader @ file:c.whl")["README.md"], release()["README.md"]

    assert b"python -m pip install 'grader @ file:c.whl'" in with_source and b"as your course says" in without
    assert all(option in without for option in (b"--watch", b"--task double", b"--debug", b"--save", b".ipynb"))


def test_in_a_bundle_starting_writes_nothing_and_names_the_file(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))

    started = start_work(bundle, load_assignment(bundle, "tiny"), tmp_path / "homework")

    assert (started.written, started.kept) == ((), (bundle.folder / "tiny.py",))
    assert not (tmp_path / "homework").exists()


def test_a_bundle_that_has_lost_its_file_says_so_at_the_start(release, tmp_path):
    bundle = course_in(write_folder(release(), tmp_path / "bundle"))
    (bundle.folder / "tiny.py").unlink()

    with pytest.raises(OperatorError, match="Unpack the bundle again"):
        start_work(bundle, load_assignment(bundle, "tiny"), tmp_path / "homework")


@pytest.mark.parametrize("arguments, told", [
    (["start", "tiny"], "Your file is here already: "),
    (["template", "tiny", "--notebook"], "holds the template already: "),
    (["template", "tiny"], "holds the template already: ")])
def test_what_a_bundle_holds_already_is_told_in_a_line(release, tmp_path, arguments, told):
    folder = write_folder(release(), tmp_path / "bundle")

    done = CliRunner().invoke(main, ["--course", str(folder), *arguments])

    assert told in done.output and "Traceback" not in done.output


def test_the_same_course_gives_the_same_bytes(release, tmp_path):
    first, again = release(), release()

    assert first == again
    assert (write_zip(first, tmp_path / "a" / "tiny.zip").read_bytes()
            == write_zip(again, tmp_path / "b" / "tiny.zip").read_bytes())


def test_a_zip_holds_the_same_files_below_one_folder(release, tmp_path):
    files = release()

    with zipfile.ZipFile(write_zip(files, tmp_path / "tiny.zip")) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            f"tiny/{path}": body for path, body in files.items()}


def test_a_bundle_holds_the_files_that_call_us_in_ci(release):
    files = release(install="grader @ file:course.whl")

    assert b"grader @ file:course.whl" in files[".github/workflows/grader.yml"]


def test_a_line_of_the_solution_in_the_handout_is_refused(release):
    with pytest.raises(AuthorError, match=f"{HOME}/README.md: a line of the solution: return 2 \\* np.asarray"):
        release(readme="Like so:\n\n    return 2 * np.asarray(x)\n")


def test_the_secret_in_a_data_file_is_refused(release, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "s3cret of the course")

    with pytest.raises(AuthorError, match="data/notes.txt: the course's secret, or its fingerprint"):
        release(**{"data/notes.txt": "drawn with s3cret of the course\n"})


def test_a_path_of_this_machine_is_refused(release, tmp_path):
    with pytest.raises(AuthorError, match="data/notes.txt: a path of this machine"):
        release(**{"data/notes.txt": f"made in {tmp_path / 'course'}\n"})


def test_a_check_that_asks_the_reference_about_the_answer_is_refused(release):
    asks = CHECKS.replace("    assert_close(student.double(x), reference.double(x), within=FLOAT64)\n",
                          "    assert_close(reference.double(student.double(x)), 4 * x, within=FLOAT64)\n", 1)

    with pytest.raises(AuthorError, match="(?s)tripled: `vector` is broken in the bundle.*before it looks"):
        release(asks)


def test_a_template_that_is_out_of_step_is_refused(tmp_path):
    course = make_course(tmp_path)

    with pytest.raises(AuthorError, match="Run: grader template tiny"):
        make_bundle(course, "tiny", Level.PROCESS)


def test_a_folder_with_somebodys_work_is_not_touched(tmp_path):
    write(tmp_path / "tiny" / "tiny.py", RIGHT)

    with pytest.raises(OperatorError, match="There is something in"):
        write_folder({"tiny.py": b"new"}, tmp_path / "tiny")

    assert (tmp_path / "tiny" / "tiny.py").read_text() == RIGHT


def test_data_that_the_environment_names_is_looked_for_again_afterwards(release, monkeypatch, tmp_path):
    monkeypatch.setenv("GRADER_DATA", str(tmp_path))

    release()

    assert os.environ["GRADER_DATA"] == str(tmp_path)


def made_with(files):
    """Return the libraries that the bundle's README names."""
    listed = files["README.md"].decode().partition("These files were made with:\n")[2].rstrip(".\n")
    return [entry.rpartition(" ")[0] for entry in " ".join(listed.split()).split(", ")]


def test_the_readme_names_the_versions_of_what_the_bundle_needs_and_no_other(release):
    assert made_with(release()) == ["grader", "Python", "numpy"]


@pytest.mark.parametrize("needs", ["    from sklearn.metrics import log_loss\n", "    use_data('mnist')\n"])
def test_a_library_that_public_checks_use_is_named_with_its_version(release, needs):
    first = CHECKS.replace("(student", "(student, use_data", 1)
    checks = first.replace("    assert_close", f"{needs}    assert_close", 1)

    assert made_with(release(checks)) == ["grader", "Python", "numpy", "sklearn"]
