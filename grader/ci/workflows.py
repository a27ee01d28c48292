"""Workflow files: what a repository holds so that a CI service calls us.

In: an assignment's id, and what pip installs.  Out: path in the repository -> text; the caller writes the files.
Where grader is installed from is the course's to say: a name alone could be somebody else's package.  Without it the
files read the variable GRADER_INSTALL of the service, and stop with one clear line where it is empty.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from grader.errors import OperatorError

_TEMPLATES = Path(__file__).parent / "templates"
_STUDENT = {".github/workflows/grader.yml": "github_student.yml", ".gitlab-ci.yml": "gitlab_student.yml",
            "classroom50/autograder.py": "classroom50.py.txt"}
_COURSE = {".github/workflows/grade-{id}.yml": "github_course.yml"}
_ID = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def workflow_files(assignment_id: str, install: str = "") -> dict[str, str]:
    """Return the files for a student's repository: path -> text.

    They run the public checks.  classroom50/autograder.py is for the classroom's configuration instead.
    Raises OperatorError for an id that cannot stand in a command.
    """
    return _filled(_STUDENT, assignment_id, install)


def course_files(assignment_id: str, install: str = "") -> dict[str, str]:
    """Return the files for the course's own repository: path -> text; they run all checks and sign the reports."""
    return _filled(_COURSE, assignment_id, install)


def _filled(templates: dict[str, str], assignment_id: str, install: str) -> dict[str, str]:
    if not _ID.fullmatch(assignment_id):
        raise OperatorError(f"An assignment called {assignment_id!r} cannot stand in a workflow's command.  Use "
                            "letters, digits, _, - and . only.")
    return {path.format(id=assignment_id): _text(name, assignment_id, install) for path, name in templates.items()}


def _text(name: str, assignment_id: str, install: str) -> str:
    text = (_TEMPLATES / name).read_text(encoding="utf-8").replace("@ASSIGNMENT@", assignment_id)
    from_variable = name.startswith("github") and not install
    # What JSON quotes is a text in YAML and in Python, too.
    return text.replace("@INSTALL@", "${{ vars.GRADER_INSTALL }}" if from_variable else json.dumps(install))
