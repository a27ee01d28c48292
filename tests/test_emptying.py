"""grader/emptying.py: a folder is gone, whatever was made of it, and nothing outside it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from grader.emptying import remove_folder
from tests.walls import open_to_all

# Root may enter every folder: permissions are tried as somebody else.
_AS_NOBODY = """
import os, sys
from grader.emptying import remove_folder
top = sys.argv[1]
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
os.makedirs(f"{top}/a/b")
open(f"{top}/a/b/file", "w").close()
for path in ("a/b", "a", ""):
    os.chmod(os.path.join(top, path), 0)
remove_folder(top)
print(os.path.exists(top))
"""


def test_files_folders_links_and_pipes_are_removed_and_what_links_point_to_stays(tmp_path):
    kept, top = tmp_path / "kept", tmp_path / "top"
    kept.mkdir()
    (kept / "file").write_text("kept")
    (top / "a" / "b").mkdir(parents=True)
    (top / "a" / "b" / "file").write_text("x")
    os.symlink(kept, top / "a" / "folder")
    os.symlink(kept / "file", top / "file")
    os.symlink(top, top / "a" / "round")
    os.mkfifo(top / "pipe")

    remove_folder(str(top))

    assert not top.exists()
    assert (kept / "file").read_text() == "kept"


def test_folders_of_the_same_name_at_every_depth_are_removed(tmp_path):
    folder = tmp_path / "top"
    for _ in range(60):
        folder = folder / "same"
        (folder / "beside" / "same").mkdir(parents=True)

    remove_folder(str(tmp_path / "top"))

    assert os.listdir(tmp_path) == []


def test_folders_nested_deeper_than_a_path_can_name_are_removed(tmp_path):
    (tmp_path / "top").mkdir()
    code = "import os\nfor _ in range(1500):\n    os.mkdir('deeper')\n    os.chdir('deeper')\nopen('f', 'w').close()\n"
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path / "top", check=True)

    remove_folder(str(tmp_path / "top"))

    assert os.listdir(tmp_path) == []


def test_names_that_are_no_text_are_removed(tmp_path):
    (tmp_path / "top").mkdir()
    for name in (b"\xff\xfe", b"-rf", b" ", b"new\nline", "é".encode()):
        open(os.path.join(os.fsencode(tmp_path / "top"), name), "w").close()

    remove_folder(str(tmp_path / "top"))

    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_folders_that_lost_every_permission_are_removed(tmp_path):
    open_to_all(tmp_path)

    told = subprocess.run([sys.executable, "-c", _AS_NOBODY, str(tmp_path / "top")], capture_output=True, text=True,
                          check=True)

    assert told.stdout == "False\n"


def test_a_folder_that_is_not_there_is_no_error(tmp_path):
    remove_folder(str(tmp_path / "nothing"))

    assert os.listdir(tmp_path) == []


def test_a_link_in_the_folders_own_place_is_not_followed(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").write_text("kept")
    os.symlink(tmp_path / "kept", tmp_path / "top")

    remove_folder(str(tmp_path / "top"))

    assert (tmp_path / "kept" / "file").read_text() == "kept"
    assert os.listdir(tmp_path) == ["kept"]
