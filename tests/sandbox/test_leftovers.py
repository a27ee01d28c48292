"""grader/sandbox/process.py: what a worker leaves behind is ended and removed."""

from __future__ import annotations

import pytest

from grader.errors import GraderError, WorkerEnded
from grader.sandbox import process
from grader.wire import AnswerKind, Op
from tests.sandbox.conftest import LIMITS, at_every_level, linux, posix, submission


@linux
def test_a_daemon_that_left_its_family_is_ended_too(start):
    talk = start("import os, time\ndef f():\n    if os.fork() == 0:\n        os.setsid()\n        if os.fork() == 0:\n"
                 "            for fd in range(3): os.close(fd)\n            time.sleep(20)\n        os._exit(0)\n"
                 "    os.wait()\n    return 1\n")
    talk.call("f")
    before = talk.processes()

    talk.channel.close()

    assert len(before) == 2
    assert talk.processes() == []


@pytest.mark.parametrize("mess", [
    "os.makedirs('a/b'); open('a/b/c', 'w').close(); os.chmod('a/b', 0); os.chmod('a', 0)", "os.chmod('.', 0)",
    "os.symlink('/', 'root')", "os.mkfifo('pipe')"])
def test_the_folder_is_gone_after_close(start, mess):
    talk = start(f"import os\ndef f():\n    {mess}\n")
    talk.call("f")

    talk.channel.close()

    assert not talk.folder.exists()


@posix
@pytest.mark.parametrize("trick", [
    "os.remove('../output')", "os.remove('../output'); os.mkfifo('../output')",
    "os.remove('../output'); os.symlink('/etc/passwd', '../output')", "os.truncate('../output', 0)"])
def test_putting_something_else_in_the_outputs_place_changes_nothing(start, trick):
    talk = start(f"import os\ndef f():\n    {trick}\n    return 1\n")

    assert talk.call("f") == 1
    assert "root:" not in talk.channel.printed()


@at_every_level
def test_the_next_worker_knows_nothing_of_the_one_before(start):
    text = (
        "import os\nseen = os.path.exists('left.txt')\n"
        "def f():\n    open('left.txt', 'w').close()\n    os._exit(0)\n")
    start(text).ending("f")

    talk = start(text)

    assert talk.ask(Op.GET, name="seen").value is False


@at_every_level
def test_a_name_that_is_not_there_is_an_answer_and_not_an_end(start):
    talk = start("x = 1\n")

    assert talk.ask(Op.CALL, name="forward").kind is AnswerKind.MISSING


def test_a_worker_that_cannot_start_is_an_error_of_ours_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    with pytest.raises(GraderError, match="could not start") as caught:
        process.start_process(submission("x = 1\n"), ("no_such_library",), LIMITS)

    assert not isinstance(caught.value, WorkerEnded)
    assert list(tmp_path.iterdir()) == []
