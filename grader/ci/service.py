"""Which CI service runs this command.

In: environment variables.  Out: Service.
To add a service: its name and variable here, and what it gets in results.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Service(str, Enum):
    """A service that `grader ci` writes files for."""

    GITHUB = "github"
    GITLAB = "gitlab"
    CLASSROOM50 = "classroom50"
    NONE = "none"              # none that is known: the files that all can read


# The first whose variable is set: Classroom 50 runs on GitHub Actions, and so has that one's, too.
_VARIABLES = {"CLASSROOM": Service.CLASSROOM50, "GITHUB_ACTIONS": Service.GITHUB, "GITLAB_CI": Service.GITLAB}
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def detect(environment: Mapping[str, str]) -> Service:
    """Return the service whose variables are set; Service.NONE for none."""
    return next((service for name, service in _VARIABLES.items() if environment.get(name)), Service.NONE)


def repository(environment: Mapping[str, str]) -> str:
    """Return the folder that a service's paths begin at; the one of this command where no variable tells."""
    return next((environment[name] for name in _ROOTS if environment.get(name)), ".")
