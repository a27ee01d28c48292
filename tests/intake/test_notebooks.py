"""A notebook is taken wherever a script is; where both lie, it is clear which one counts, and told."""

from __future__ import annotations

import pytest

from grader.intake import read_collection, read_submission
from tests.intake.zips import zip_of
from tests.tiny_course import write


@pytest.mark.parametrize("files, main, note", [
    ({"tiny.ipynb": ""}, "tiny.ipynb", None),
    ({"Homework 1.ipynb": "", "data.csv": ""}, "Homework 1.ipynb", None),
    ({"tiny.ipynb": "", "trials.ipynb": ""}, "tiny.ipynb", None),
    ({"tiny.py": "", "tiny.ipynb": ""}, "tiny.py", "tiny.py counts; tiny.ipynb beside it did not run."),
    ({"deep/tiny.py": "", "tiny.ipynb": ""}, "deep/tiny.py", "deep/tiny.py counts; tiny.ipynb beside it did not run."),
    ({"homework.ipynb": "", "helper.py": ""}, "homework.ipynb", "homework.ipynb counts: there is no tiny.py."),
    ({"mine.py": "", "one.ipynb": "", "two.ipynb": ""}, "mine.py",
     "mine.py counts; one.ipynb, two.ipynb beside it did not run."),
    ({"h.ipynb": "", "h-checkpoint.ipynb": "", ".ipynb_checkpoints/h-checkpoint.ipynb": ""}, "h.ipynb", None),
])
def test_which_of_a_folders_files_counts(tmp_path, files, main, note):
    for path, text in files.items():
        write(tmp_path / "alice" / path, text)

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert (submission.main, submission.problem) == (main, "")
    assert submission.notes == ((note,) if note else ())


def test_two_notebooks_of_other_names_are_a_problem_and_no_guess(tmp_path):
    write(tmp_path / "alice" / "one.ipynb", "")
    write(tmp_path / "alice" / "two.ipynb", "")

    submission = read_submission(tmp_path / "alice", "tiny.py")

    problem = "alice holds no readable tiny.py; it holds one.ipynb, two.ipynb."
    assert (submission.main, submission.problem) == (None, problem)


def test_a_notebook_of_the_wanted_name_brings_the_scripts_beside_it(tmp_path):
    notebook = write(tmp_path / "tiny.ipynb", "{}")
    write(tmp_path / "tiny.py", "the template")
    write(tmp_path / "helper.py", "")

    submission = read_submission(notebook, "tiny.py")

    assert (submission.main, submission.notes) == ("tiny.ipynb", ())
    assert sorted(file.path for file in submission.files) == ["helper.py", "tiny.ipynb", "tiny.py"]


def test_a_notebook_of_another_name_comes_alone(tmp_path):
    notebook = write(tmp_path / "alice.ipynb", "{}")
    write(tmp_path / "bob.py", "")

    submission = read_submission(notebook, "tiny.py")

    assert (submission.main, [file.path for file in submission.files]) == ("alice.ipynb", ["alice.ipynb"])


def test_where_the_script_is_missing_its_notebook_is_read(tmp_path):
    write(tmp_path / "tiny.ipynb", "{}")

    assert read_submission(tmp_path / "tiny.py", "tiny.py").main == "tiny.ipynb"


def test_a_zip_with_a_notebook_is_read(tmp_path):
    (tmp_path / "alice.zip").write_bytes(zip_of({"hw/homework.ipynb": b"{}"}))

    assert read_submission(tmp_path / "alice.zip", "tiny.py").main == "hw/homework.ipynb"


def test_a_class_of_notebooks_is_a_collection(tmp_path):
    for path in ("all/ada/tiny.ipynb", "all/kurt/tiny.py", "all/emmy.ipynb"):
        write(tmp_path / "class" / path, "{}")

    with read_collection(tmp_path / "class", "tiny.py") as found:
        mains = {entry.name: found.read(entry).main for entry in found.entries}

    assert mains == {"ada": "tiny.ipynb", "kurt": "tiny.py", "emmy": "emmy.ipynb"}
