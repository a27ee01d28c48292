"""Whatever lies at a path becomes a Submission, without running, blocking or following anything."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from grader.intake import read_submission
from tests.intake.zips import zip_of
from tests.tiny_course import write

on_posix = pytest.mark.skipif(os.name != "posix", reason="this system has no such files")


def paths(submission):
    return [file.path for file in submission.files]


def test_a_file_under_another_name_comes_alone(tmp_path):
    mine = write(tmp_path / "alice.py", "x = 1\n")
    write(tmp_path / "bob.py", "x = 2\n")

    submission = read_submission(mine, "tiny.py")

    assert (submission.name, submission.main, paths(submission)) == ("alice.py", "alice.py", ["alice.py"])
    assert submission.files[0].data == b"x = 1\n"


def test_a_file_of_the_wanted_name_brings_the_python_files_beside_it(tmp_path):
    mine = write(tmp_path / "tiny.py", "")
    write(tmp_path / "layers.py", "")
    write(tmp_path / "notes.txt", "")

    submission = read_submission(mine, "tiny.py")

    assert (submission.main, sorted(paths(submission))) == ("tiny.py", ["layers.py", "tiny.py"])


def test_a_folder_brings_every_file_in_it(tmp_path):
    for name in ("tiny.py", "layers.py", "data/digits.csv"):
        write(tmp_path / "alice" / name, name)

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert (submission.name, submission.main) == ("alice", "tiny.py")
    assert sorted(paths(submission)) == ["data/digits.csv", "layers.py", "tiny.py"]
    assert (submission.problem, submission.notes) == ("", ())


def test_the_main_file_nearest_the_top_is_taken(tmp_path):
    for name in ("a/b/tiny.py", "z/tiny.py"):
        write(tmp_path / name, "")

    assert read_submission(tmp_path, "tiny.py").main == "z/tiny.py"


def test_a_folder_of_several_students_is_a_problem_and_no_guess(tmp_path):
    for name in ("alice/tiny.py", "bob/tiny.py", "carol/old/tiny.py"):
        write(tmp_path / "all" / name, "")

    submission = read_submission(tmp_path / "all", "tiny.py")

    assert submission.main is None
    assert submission.problem == "all holds more than one tiny.py: alice/tiny.py, bob/tiny.py.  Name one folder."


def test_an_archive_that_is_not_read_is_a_problem_that_says_what_to_do(tmp_path):
    submission = read_submission(write(tmp_path / "Alice.RAR", "{}"), "tiny.py")

    assert (submission.main, submission.files) == (None, ())
    assert "hand in a folder or a .zip with tiny.py" in submission.problem


def test_the_only_python_file_is_the_main_file_whatever_its_name(tmp_path):
    write(tmp_path / "homework (1).py", "")
    write(tmp_path / "notes.txt", "")

    assert read_submission(tmp_path, "tiny.py").main == "homework (1).py"


def test_two_python_files_of_other_names_are_a_problem_and_no_guess(tmp_path):
    write(tmp_path / "alice" / "one.py", "")
    write(tmp_path / "alice" / "two.py", "")

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert (submission.main, submission.problem) == (None, "alice holds no readable tiny.py; it holds one.py, two.py.")


def test_an_empty_folder_is_a_problem(tmp_path):
    submission = read_submission(tmp_path, "tiny.py")

    assert (submission.main, submission.files) == (None, ())
    assert "no readable tiny.py" in submission.problem


@pytest.mark.parametrize("name", ["nothing.py", "no/such/folder", "nul\0byte", "x" * 5000])
def test_a_path_where_nothing_is_is_a_problem(tmp_path, name):
    submission = read_submission(tmp_path / name, "tiny.py")

    assert submission.main is None
    assert submission.problem.startswith("There is no ")


def test_a_folder_that_is_named_like_the_file_is_a_problem(tmp_path):
    write(tmp_path / "tiny.py" / "other.txt", "")

    assert "is a folder" in read_submission(tmp_path / "tiny.py", "tiny.py").problem
    assert "is a folder" in read_submission(tmp_path, "tiny.py").problem


@on_posix
def test_links_are_left_behind_with_a_note(tmp_path):
    secret = write(tmp_path / "elsewhere" / "secret.txt", "secret")
    write(tmp_path / "alice" / "tiny.py", "")
    (tmp_path / "alice" / "link.txt").symlink_to(secret)
    (tmp_path / "alice" / "folder").symlink_to(secret.parent, target_is_directory=True)

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert paths(submission) == ["tiny.py"]
    assert {note.partition(" ")[0] for note in submission.notes} == {"link.txt", "folder"}


@on_posix
def test_a_main_file_that_is_a_link_is_a_problem(tmp_path):
    secret = write(tmp_path / "secret.txt", "secret")
    (tmp_path / "alice").mkdir()
    (tmp_path / "alice" / "tiny.py").symlink_to(secret)

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert (submission.main, submission.files) == (None, ())


@on_posix
def test_pipes_and_sockets_are_left_behind_without_waiting_for_them(tmp_path, monkeypatch):
    write(tmp_path / "alice" / "tiny.py", "")
    os.mkfifo(tmp_path / "alice" / "pipe.py")
    monkeypatch.chdir(tmp_path / "alice")  # a socket's path may be 108 characters long at most
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.py")
        submission = read_submission(tmp_path / "alice", "tiny.py")

    assert paths(submission) == ["tiny.py"]
    assert len(submission.notes) == 2


@on_posix
def test_a_pipe_that_is_named_as_the_submission_is_no_ordinary_file(tmp_path):
    os.mkfifo(tmp_path / "tiny.py")

    assert read_submission(tmp_path / "tiny.py", "tiny.py").problem == "tiny.py is no ordinary file."


@on_posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_ordinary_file(device):
    assert "is no ordinary file" in read_submission(Path(device), "tiny.py").problem


def test_a_file_that_is_too_large_is_left_behind_with_a_note(tmp_path):
    write(tmp_path / "tiny.py", "")
    with open(tmp_path / "weights.bin", "wb") as file:
        file.truncate(21 * 2**20)

    submission = read_submission(tmp_path, "tiny.py")

    assert paths(submission) == ["tiny.py"]
    assert submission.notes == ("weights.bin was left behind: it is larger than 20 MiB.",)


def test_files_that_are_too_large_together_are_left_behind_and_the_main_file_is_not(tmp_path):
    write(tmp_path / "tiny.py", "")
    for name in ("a.bin", "b.bin", "c.bin", "d.bin"):
        with open(tmp_path / name, "wb") as file:
            file.truncate(20 * 2**20)

    submission = read_submission(tmp_path, "tiny.py")

    assert sum(len(file.data) for file in submission.files) <= 64 * 2**20
    assert submission.notes == ("d.bin was left behind: all files together are larger than 64 MiB.",)
    assert submission.main == "tiny.py"


def test_more_files_than_allowed_are_left_behind_and_the_main_file_is_not(tmp_path):
    for number in range(510):
        write(tmp_path / f"a{number:03}.txt", "")
    write(tmp_path / "tiny.py", "")

    submission = read_submission(tmp_path, "tiny.py")

    assert (len(submission.files), submission.main) == (500, "tiny.py")
    assert 0 < len(submission.notes) <= 20


@pytest.mark.parametrize("folder", [".git", ".ipynb_checkpoints", "__pycache__", "venv", "__MACOSX", "node_modules"])
def test_hidden_and_generated_folders_are_passed_over(tmp_path, folder):
    write(tmp_path / folder / "tiny.py", "")
    write(tmp_path / "mine" / "tiny.py", "")

    assert paths(read_submission(tmp_path, "tiny.py")) == ["mine/tiny.py"]


def test_what_desktops_leave_in_folders_is_passed_over(tmp_path):
    for name in (".DS_Store", "._homework.py", "Thumbs.db", "homework.py"):
        write(tmp_path / "alice" / name, "")

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert (submission.main, paths(submission), submission.notes) == ("homework.py", ["homework.py"], ())


def test_an_archive_in_a_folder_is_kept_as_it_is_and_a_note_says_so(tmp_path):
    write(tmp_path / "alice" / "tiny.py", "")
    write(tmp_path / "alice" / "data.ZIP", "PK")

    submission = read_submission(tmp_path / "alice", "tiny.py")

    assert sorted(paths(submission)) == ["data.ZIP", "tiny.py"]
    assert submission.notes == ("data.ZIP is kept as it is: an archive inside a submission is not unpacked.",)


@on_posix
@pytest.mark.parametrize("name", ["two\nlines.py", "$(reboot).py", "-rf.py", "ünï.py", "a'b\"c.py", "\x1b[31mred.py"])
def test_a_strange_name_is_kept_as_it_is(tmp_path, name):
    write(tmp_path / name, "x = 1\n")

    submission = read_submission(tmp_path / name, "tiny.py")

    assert (submission.main, submission.problem) == (name, "")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse names that are not UTF-8")
def test_a_name_that_is_not_utf8_becomes_one_that_can_be_told(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff.py", "wb") as file:
        file.write(b"x = 1\n")

    submission = read_submission(tmp_path, "tiny.py")

    assert (submission.main, paths(submission)) == ("?.py", ["?.py"])


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no name that is not UTF-8")
def test_names_that_become_one_do_not_make_a_file_and_a_folder_of_one_name(tmp_path):
    """No sandbox could hold both, and that would be our fault, again and again."""
    top = os.fsencode(tmp_path)
    (tmp_path / "homework.py").write_text("x = 1\n")
    os.mkdir(top + b"/\xfe")
    for name in (b"/\xff", b"/\xfe/notes.txt"):
        with open(top + name, "wb") as file:
            file.write(b"notes")

    submission = read_submission(tmp_path, "homework.py")

    assert submission.main == "homework.py"
    assert {file.path for file in submission.files} in ({"homework.py", "?"}, {"homework.py", "?/notes.txt"})
    assert len(submission.notes) == 1


def test_nothing_of_a_submission_is_run_or_parsed(tmp_path):
    mine = write(tmp_path / "tiny.py", "raise SystemExit('this ran')\n\0 (((")

    assert read_submission(mine, "tiny.py").main == "tiny.py"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have shorter paths")
def test_a_path_too_long_for_a_sandbox_stays_behind_and_the_rest_is_read(tmp_path):
    write(tmp_path / "tiny.py", "x = 1\n")
    write(tmp_path.joinpath(*["d" * 200] * 5, "deep.py"), "x = 2\n")

    submission = read_submission(tmp_path, "tiny.py")

    assert (submission.main, paths(submission), len(submission.notes)) == ("tiny.py", ["tiny.py"], 1)


def test_a_single_zip_in_a_folder_counts_as_the_files_that_it_holds(tmp_path):
    write(tmp_path / "ada" / "hand_in.zip", "").write_bytes(zip_of({"tiny.py": b"x = 1\n"}))
    write(tmp_path / "ada" / "._hand_in.zip", "left by a desktop")
    write(tmp_path / "ada" / "report.pdf", "%PDF")

    submission = read_submission(tmp_path / "ada", "tiny.py")

    assert (submission.main, sorted(paths(submission))) == ("tiny.py", ["report.pdf", "tiny.py"])


def test_a_zip_beside_a_script_in_a_folder_stays_as_it_is(tmp_path):
    write(tmp_path / "ada" / "data.zip", "").write_bytes(zip_of({"tiny.py": b"x = 2\n"}))
    write(tmp_path / "ada" / "tiny.py", "x = 1\n")

    submission = read_submission(tmp_path / "ada", "tiny.py")

    assert (submission.main, sorted(paths(submission))) == ("tiny.py", ["data.zip", "tiny.py"])


def test_what_lies_beside_a_zip_that_cannot_be_read_comes_along(tmp_path):
    write(tmp_path / "ada" / "hand_in.zip", "no zip")
    write(tmp_path / "ada" / "answers.yaml", "gap: 1\n")

    submission = read_submission(tmp_path / "ada", "tiny.py")

    assert submission.problem.startswith("hand_in.zip cannot be read") and paths(submission) == ["answers.yaml"]
