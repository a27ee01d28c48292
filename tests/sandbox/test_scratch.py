"""grader/sandbox/scratch.py: a submission's files, in their folder and nowhere else, gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.model import Submission, SubmittedFile
from grader.sandbox.scratch import Scratch
from tests.walls import open_to_all


def scratch_of(*files: tuple[str, bytes]) -> Scratch:
    return Scratch(Submission("maria", None, tuple(SubmittedFile(path, data) for path, data in files)))


def test_files_lie_at_their_paths():
    scratch = scratch_of(("a.py", b"x = 1\n"), ("data/b.txt", b"2"))

    assert (scratch.work / "a.py").read_bytes() == b"x = 1\n"
    assert (scratch.work / "data" / "b.txt").read_bytes() == b"2"
    scratch.close()


def test_a_path_that_leads_outside_lands_nowhere(tmp_path):
    outside = tmp_path / "outside.txt"
    hostile = ("../up.txt", "../../x/../up.txt", str(outside), ".")
    scratch = scratch_of(*((path, b"no") for path in hostile), ("a.py", b""))

    found = [path.relative_to(scratch.folder).as_posix() for path in scratch.folder.rglob("*") if path.is_file()]

    assert found == ["work/a.py"]
    assert not outside.exists() and not (scratch.folder.parent / "up.txt").exists()
    scratch.close()


def test_only_the_owner_can_enter():
    scratch = scratch_of()

    assert scratch.folder.stat().st_mode & 0o077 == 0
    scratch.close()


def test_close_removes_links_and_leaves_what_they_point_to(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("kept")
    scratch = scratch_of()
    os.symlink(tmp_path / "kept", scratch.work / "folder")
    os.symlink(tmp_path / "kept" / "file", scratch.work / "file")
    os.symlink(scratch.folder, scratch.work / "round")

    scratch.close()

    assert not scratch.folder.exists()
    assert (tmp_path / "kept" / "file").read_text() == "kept"


@pytest.mark.slow  # some disks take seconds to make them
def test_close_removes_folders_nested_thousands_deep():
    """A path that long has no name, and a walk by recursion ends in an error of ours."""
    scratch = scratch_of()
    code = "import os\nfor _ in range(3000):\n    os.mkdir('d')\n    os.chdir('d')\nopen('f', 'w').close()\n"
    subprocess.run([sys.executable, "-c", code], cwd=scratch.work, check=True)

    scratch.close()

    assert not scratch.folder.exists()


LOCKED = """
import os
from grader.model import Submission
from grader.sandbox.scratch import Scratch
if os.getuid() == 0:
    os.setgid(65534), os.setuid(65534)  # to root, permissions mean nothing
scratch = Scratch(Submission("maria", None, ()))
(scratch.work / "a" / "b").mkdir(parents=True)
(scratch.work / "a" / "b" / "file").write_text("x")
for path in ("a/b", "a", "."):
    os.chmod(scratch.work / path, 0)
scratch.close()
print(scratch.folder.exists())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_close_removes_folders_without_permissions(tmp_path):
    open_to_all(tmp_path)

    told = subprocess.run([sys.executable, "-c", LOCKED], capture_output=True, text=True, check=True,
                          env={**os.environ, "TMPDIR": str(tmp_path)})

    assert told.stdout == "False\n"
