"""What many files cost at level strict: the submission that makes them is told, and the next one pays nothing."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
import pytest

from grader.model import Cause, Level
from grader.sandbox import mechanism_for
from tests.sandbox.conftest import Talk
from tests.walls import require

_MAKES = ("import os\nMANY = range(10_000)\ndef f(folders, what=MANY):\n    for folder in range(folders):\n"
          "        os.mkdir(str(folder))\n        for number in what:\n"
          "            os.close(os.open(f'{folder}/{number}', os.O_CREAT))\n    return folders\n"
          "def g():\n    return [name for name in os.listdir('.') if name != '__pycache__']\n")
strict = pytest.mark.parametrize("level", [Level.STRICT], ids=["strict"])
walled = pytest.mark.parametrize("level", [Level.STRICT, Level.CONTAINED], ids=["strict", "contained"])


@strict
def test_more_than_fifty_thousand_files_end_the_worker(start):
    ending = start(_MAKES).ending("f", 100)

    assert (ending.cause, ending.text) == (Cause.FILES, "Your code made more than 50,000 files")
    assert ending.over_limit


@strict
def test_folders_are_counted_with_the_files(start):
    ending = start("import os\ndef f():\n    for number in range(10**7):\n        os.mkdir(f'd{number}')\n").ending("f")

    assert ending.cause is Cause.FILES


@strict
def test_forty_thousand_files_are_allowed(start):
    assert start(_MAKES).call("f", 4) == 4


@strict
def test_files_made_between_two_questions_end_the_worker_too(start):
    talk = start("import os, threading\ndef make():\n    for number in range(10**7):\n"
                 "        os.close(os.open(f'f{number}', os.O_CREAT))\n"
                 "def f():\n    threading.Thread(target=make).start()\n")
    talk.call("f")
    psutil.Process(talk.pid).wait(20)

    assert talk.ending("f").cause is Cause.FILES


@walled
def test_files_that_take_longer_to_remove_than_anybody_waits_cost_the_next_worker_nothing(level):
    require(level)
    sandbox = mechanism_for(level).open(("numpy",), ())
    try:
        talk = Talk(sandbox, _MAKES)
        talk.load()
        talk.call("f", 4)
        sandbox._slot._cleaning_seconds = 0.001
        talk.channel.close()

        second = Talk(sandbox, _MAKES)
        second.load()

        assert second.call("g") == ["homework.py"]
        second.channel.close()
    finally:
        sandbox.close()


def test_a_server_that_is_replaced_leaves_no_folder_when_the_sandbox_is_closed(tmp_path, monkeypatch):
    """At level contained each server has a folder of its own, so that nobody meets what the one before has left."""
    require(Level.CONTAINED)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    if os.geteuid() == 0:
        tmp_path.chmod(0o777)
    sandbox = mechanism_for(Level.CONTAINED).open((), ())
    folders: list[Path] = []
    for _ in range(2):
        talk = Talk(sandbox, _MAKES)
        folders.append(talk.folder)
        sandbox._slot.close()
        talk.channel.close()
        sandbox._drop()

    sandbox.close()

    assert folders[0] != folders[1]
    assert list(tmp_path.iterdir()) == []
