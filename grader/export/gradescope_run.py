"""Grade one submission inside a Gradescope container: the work of the zip's run_autograder.

In: Gradescope's folder with source/course, submission and results.  Out: results/results.json, whatever happens.
A result without a score is there from the beginning, so that a container that is stopped leaves no older one, and none
at all is never the answer.  What is for instructors alone is printed: Gradescope keeps that from students.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from grader.errors import OperatorError
from grader.export.gradescope import Hidden, gradescope, not_graded
from grader.model import Level
from grader.render import from_json
from grader.sandbox import best_level

_UNFINISHED = ("Grading did not finish, which is not your fault. Your submission is kept and will be graded again; "
               "tell the course's staff if this does not change.")
_TOO_WEAK = ("Nothing was graded: this container cannot wall submissions off well enough. That is not your fault; the "
             "course's staff must change it.")


def run_autograder(root: Path, *, assignment_id: str, weakest: str, hidden: Hidden) -> None:
    """Grade root/submission at the strongest level that there is, and write root/results/results.json.

    `weakest` is the level below which nothing is graded.
    """
    results = root / "results" / "results.json"
    _write(results, not_graded(_UNFINISHED))
    level, levels = best_level(), list(Level)
    print(f"Isolation level: {level.value}; the weakest allowed: {weakest}")
    if levels.index(level) > levels.index(Level(weakest)):
        _write(results, not_graded(_TOO_WEAK))
        return
    graded = _grade(root, assignment_id, level)
    print(graded.stderr)
    try:
        exported = gradescope(from_json(graded.stdout), hidden=hidden)
    except OperatorError as error:
        print(f"grader ended with {graded.returncode}: {error}")
        return
    print("\n".join(exported.notes))
    _write(results, exported.text)


def _grade(root: Path, assignment_id: str, level: Level) -> subprocess.CompletedProcess[str]:
    # The course's settings come from its folder alone.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GRADER_")}
    command = [str(Path(sys.executable).with_name("grader")), "--course", str(root / "source" / "course"), "grade",
               assignment_id, str(root / "submission"), "--level", level.value, "-o", "json"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", env=environment)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)
