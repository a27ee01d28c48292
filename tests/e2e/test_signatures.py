"""Keys are made, a report is signed and verified: the whole way, from outside."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from grader.model import Level
from grader.render import to_json
from grader.signing import new_key, signed
from tests.render.samples import report
from tests.tiny_course import RIGHT, make_course, write
from tests.walls import require

GRADER = Path(sys.executable).with_name("grader")
PRIVATE, PUBLIC = new_key()


@pytest.fixture
def grader(tmp_path):
    """grader("verify", ...): run the command inside a tiny course."""
    make_course(tmp_path)

    def run(*arguments):
        return subprocess.run([str(GRADER), *map(str, arguments)], cwd=tmp_path, env={"PATH": os.environ["PATH"]},
                              text=True, capture_output=True, timeout=120)
    return run


def test_a_report_is_signed_with_a_new_key_and_verified_with_the_courses(grader, tmp_path):
    require(Level.STRICT)
    public = grader("keygen").stdout.strip().rpartition("\n")[2]
    with open(tmp_path / "course.yaml", "a") as file:
        file.write(public + "\n")
    mine = write(tmp_path / "alice" / "tiny.py", RIGHT)

    graded = grader("grade", "tiny", mine.parent, "--sign", "--save", "reports")
    done = grader("verify", "reports/report.json")

    assert (graded.returncode, done.returncode) == (0, 0), graded.stderr + done.stderr
    assert done.stdout.startswith("valid: ") and "tiny: alice  10 / 10" in done.stdout
    assert "WARNING  Demonstration secret" in done.stdout


@pytest.mark.parametrize("change, code, word", [({}, 0, "valid"), ({"score": 0.5}, 1, "invalid"),
                                                ({"signature": None}, 2, "unsigned")])
def test_the_exit_code_tells_valid_invalid_and_unsigned(grader, tmp_path, change, code, word):
    document = json.loads(to_json(signed(report(), PRIVATE))) | change
    path = write(tmp_path / "report.json", json.dumps(document))

    done = grader("verify", path, "--key", PUBLIC)

    assert (done.returncode, done.stdout.partition(":")[0]) == (code, word)


def test_the_courses_own_key_is_taken_where_none_is_named(grader, tmp_path):
    with open(tmp_path / "course.yaml", "a") as file:
        file.write(f"public_key: {PUBLIC}\n")

    done = grader("verify", write(tmp_path / "report.json", to_json(signed(report(), PRIVATE))))

    assert (done.returncode, "mueller.py  4 / 4" in done.stdout) == (0, True)


def test_without_a_public_key_nothing_is_verified(grader, tmp_path):
    done = grader("verify", write(tmp_path / "report.json", to_json(report())))

    assert (done.returncode, "--key KEY" in done.stderr) == (2, True)


def test_keygen_writes_a_file_for_its_owner_alone_and_never_over_another(grader, tmp_path):
    first, second = grader("keygen"), grader("keygen")

    path = tmp_path / ".grader-signing-key"
    assert (first.returncode, second.returncode) == (0, 2)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600 or os.name != "posix"
    assert path.read_text().strip() not in first.stdout and "there already" in second.stderr
