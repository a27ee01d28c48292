"""grader/sandbox/: a worker answers, in an environment that holds nothing of ours."""

from __future__ import annotations

import numpy as np

from grader.model import SubmittedFile
from tests.sandbox.conftest import at_every_level


@at_every_level
def test_a_worker_answers(start):
    talk = start("def double(x):\n    return 2 * x\n")

    assert talk.call("double", np.arange(3)).tolist() == [0, 2, 4]


@at_every_level
def test_a_helper_file_is_there_and_one_with_a_path_outside_is_nowhere(start, tmp_path):
    others = [SubmittedFile("layers.py", b"scale = 3\n"), SubmittedFile("../up.py", b""),
              SubmittedFile(str(tmp_path / "out.py"), b"")]
    talk = start("from layers import scale\nimport os\ndef files():\n"
                 "    return [n for n in os.listdir('.') if n.endswith('.py')], scale\n", *others)

    names, scale = talk.call("files")

    assert (sorted(names), scale) == (["homework.py", "layers.py"], 3)
    assert not (tmp_path / "out.py").exists() and not (talk.folder / "up.py").exists()


@at_every_level
def test_nothing_of_the_graders_environment_is_visible(start, monkeypatch):
    monkeypatch.setenv("GRADER_SECRET", "do not tell")
    monkeypatch.setenv("PYTHONPATH", "/nowhere")
    talk = start("import os, sys\ndef environment():\n    return dict(os.environ), list(sys.argv)\n")

    environment, arguments = talk.call("environment")

    assert "GRADER_SECRET" not in environment and "PYTHONPATH" not in environment
    assert not any("do not tell" in text for text in (*environment.values(), *arguments))
    assert environment["HOME"].startswith(str(talk.folder))


@at_every_level
def test_what_is_printed_is_told_once_and_once_more_after_the_end(start):
    talk = start("import os\ndef say(x):\n    print(x)\ndef die(x):\n    print(x)\n    os._exit(0)\n")
    talk.channel.printed()

    talk.call("say", "hello")
    assert (talk.channel.printed(), talk.channel.printed()) == ("hello\n", "")

    talk.ending("die", "last words")
    assert (talk.channel.printed(), talk.channel.printed()) == ("last words\n", "")


@at_every_level
def test_processor_time_is_measured_from_outside_and_kept_after_the_end(start):
    talk = start("import time\ndef work():\n    end = time.process_time() + 0.3\n"
                 "    while time.process_time() < end: pass\n")
    before = talk.channel.cpu_seconds()

    talk.call("work")
    talk.channel.close()

    assert talk.channel.cpu_seconds() >= before + 0.25
