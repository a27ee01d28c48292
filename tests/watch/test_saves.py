"""A save is noticed however an editor makes it, once, and never while the file is away."""

from __future__ import annotations

import os
import threading

import pytest

from grader.watch import Saves
from tests.tiny_course import write

LOOK = 0.01


@pytest.fixture
def file(tmp_path):
    return write(tmp_path / "tiny.py", "before\n")


def save_in_place(file):
    file.write_text("after, longer\n", encoding="utf-8")


def save_by_rename(file):
    write(file.with_name(".tiny.py.swp"), "after\n!").replace(file)


def save_with_the_old_one_moved_away(file):
    file.rename(file.with_name("tiny.py~"))
    file.write_text("after\n!", encoding="utf-8")


def save_with_the_same_text(file):
    later = file.stat().st_mtime_ns + 10**9
    os.utime(file, ns=(later, later))


def save_a_file_beside(file):
    write(file.with_name("helper.py"), "new\n")


@pytest.mark.parametrize("save", [save_in_place, save_by_rename, save_with_the_old_one_moved_away,
                                  save_with_the_same_text, save_a_file_beside])
def test_a_save_is_noticed(file, save):
    saves = Saves(file, LOOK)

    save(file)

    assert saves.changed()
    saves.wait()


def test_a_save_before_note_does_not_count(file):
    saves = Saves(file, LOOK)
    save_in_place(file)

    saves.note()

    assert not saves.changed()


def test_a_file_that_is_gone_is_waited_for(file):
    saves = Saves(file, LOOK)
    file.unlink()
    waiting = threading.Thread(target=saves.wait, daemon=True)
    waiting.start()
    waiting.join(10 * LOOK)
    gone = waiting.is_alive() and not saves.changed()

    file.write_text("back\n", encoding="utf-8")
    waiting.join(30)

    assert (gone, waiting.is_alive()) == (True, False)


def test_a_file_beside_that_is_no_python_does_not_count(file):
    saves = Saves(file, LOOK)

    write(file.with_name("notes.txt"), "a note\n")

    assert not saves.changed()


def test_a_folder_is_watched_with_what_is_in_it(file):
    saves = Saves(file.parent, LOOK)

    write(file.parent / "parts" / "layer.py", "new\n")

    assert saves.changed()
