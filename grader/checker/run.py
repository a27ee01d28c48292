"""The door of the checker: run an assignment's checks on one submission, in this process.

Student code is not here: it answers from wherever `connect` starts a worker.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from grader.checker.evidence import Evidence
from grader.checker.fixtures import Fixtures
from grader.checker.plugin import Checks, result_of
from grader.checker.recording import Recorder, source
from grader.errors import AuthorError
from grader.model import Check, CheckResult, Outcome, ShownPicture, Submission, Visibility
from grader.training import SHORT, Means

# Nothing of the surroundings decides a grade: no ini file, no conftest of ours or the operator's, no other plugin.
_ARGUMENTS = ("--assert=plain", "--import-mode=importlib", "--continue-on-collection-errors", "-c", os.devnull,
              "-p", "no:cacheprovider",
              "-p", "no:terminal", "-p", "no:unraisableexception", "-p", "no:threadexception", "-p", "no:logging",
              "-p", "no:capture", "-p", "no:faulthandler", "-p", "no:junitxml", "-p", "no:doctest")
_CHECK_SECONDS = 1800  # of ours: BROKEN beyond; student code is stopped long before, see session.py


@dataclass(frozen=True)
class Findings:
    """What the checks found, in the handout's order."""

    results: tuple[CheckResult, ...]
    pictures: tuple[ShownPicture, ...]
    notes: tuple[str, ...]
    data: tuple[str, ...]
    cpu_seconds: float
    faults: tuple[str, ...]      # our own tracebacks; never part of a report
    interrupted: bool
    evidence: Mapping[str, Evidence] = field(default_factory=dict)   # of each check that ran


NOTHING_RUN = Findings((), (), (), (), 0.0, (), False)


def run_checks(assignment: Any, submission: Submission, connect: Callable[..., Any], secret: bytes, *,
               public_only: bool, first_failure: bool = False, float32: bool = False,
               only: tuple[str, ...] = (), recorder: Recorder | None = None, means: Means = SHORT,
               on_check: Callable[[Check], None] = lambda check: None,
               on_result: Callable[[CheckResult], None] = lambda result: None) -> Findings:
    """Return what the checks of `assignment` (an Assignment) find on `submission`, one result for each declared check.

    `connect` starts a worker under limits; hidden cases are drawn from `secret`.  `on_check` hears of each check as it
    begins, `on_result` as it ends; after the `first_failure`, if that is asked for, no further check is run.
    float32=True sends arrays of float64 as float32, to see what a check makes of fewer digits.  `only` names the checks
    to run, with those that they need; none is all.  `recorder` keeps what the reference answers: a bundle is being
    made.  Under `means` there may be more checks, and a device: then `connect` is also asked for a worker that uses it.
    Raises AuthorError when the checks do not add up to what assignment.yaml declares, OperatorError when `only` names
    one that is not there.
    """
    fixtures = Fixtures(assignment, submission, connect, secret, recorder, means)
    checks = Checks(assignment.settings.tasks, public_only, fixtures.session, assignment.settings.limits, means.budget)
    checks.on_check, checks.on_result, checks.only = on_check, on_result, frozenset(only)
    fixtures.session.float32 = float32
    before = source.set(fixtures.source)
    try:
        status = _pytest(assignment.checks_folder, [checks, fixtures], *(["--exitfirst"] if first_failure else []))
        cpu_seconds = fixtures.session.cpu_seconds()
    finally:
        source.reset(before)
        fixtures.session.restart()
    lost = _lost(assignment, checks)
    results = {**checks.results, **{check.id: _not_run(check) for check in [*checks.unfinished(), *lost]}}
    order = list(assignment.settings.tasks)
    ordered = sorted((results[id] for id in [*checks.declared, *(check.id for check in lost)] if id in results),
                     key=lambda result: order.index(result.task))
    return Findings(tuple(ordered), tuple(checks.pictures), tuple(fixtures.session.notes), tuple(fixtures.data),
                    cpu_seconds, tuple(checks.faults), status == pytest.ExitCode.INTERRUPTED, checks.evidence)


def checks_of(assignment: Any, budget: str = "short") -> tuple[str, ...]:
    """Return the ids of all checks that are declared under `budget`; raises AuthorError as `run_checks` does."""
    return tuple(result.id for result in without_answers(assignment, "", public_only=False, budget=budget))


def without_answers(assignment: Any, problem: str, *, public_only: bool,
                    outcome: Outcome = Outcome.MISSING, budget: str = "short") -> tuple[CheckResult, ...]:
    """Return one result for each declared check, MISSING where a submission holds nothing to grade."""
    checks = Checks(assignment.settings.tasks, public_only, None, assignment.settings.limits, budget)
    _pytest(assignment.checks_folder, [checks], "--collect-only")
    order = list(assignment.settings.tasks)
    found = [*checks.unfinished(), *_lost(assignment, checks)]
    points = None if outcome is Outcome.BROKEN else 0.0
    return tuple(result_of(check, outcome, points, problem)
                 for check in sorted(found, key=lambda check: order.index(check.task)))


def _pytest(folder: Path, plugins: list, *more: str) -> int:
    """Run pytest on `folder` in this process; raises what a plugin raised on purpose."""
    with _undisturbed(folder):
        status = pytest.main([*_ARGUMENTS, *_timeout(), *more, f"--rootdir={folder}",
                              f"--confcutdir={folder}", str(folder)], plugins=plugins)
    errors = [plugin.error for plugin in plugins if getattr(plugin, "error", None)]
    if errors:
        raise errors[0]
    return int(status)


def _timeout() -> tuple[str, ...]:
    """Arguments for pytest-timeout where it can interrupt a check; its other way would end this whole process."""
    if hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread():
        return ("-p", "pytest_timeout", f"--timeout={_CHECK_SECONDS}", "--timeout-method=signal")
    return ()


@contextmanager
def _undisturbed(folder: Path) -> Iterator[None]:
    """Keep the operator's pytest settings out, and forget the checks' modules afterwards."""
    kept = {name: os.environ.pop(name) for name in ("PYTEST_ADDOPTS", "PYTEST_PLUGINS") if name in os.environ}
    # Inside somebody's own pytest run, its import hook would put other words into the checks' assertions.
    hooks = [hook for hook in sys.meta_path if type(hook).__name__ == "AssertionRewritingHook"]
    sys.meta_path[:] = [hook for hook in sys.meta_path if hook not in hooks]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"], before = "1", os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    try:
        yield
    finally:
        sys.meta_path[:0] = hooks
        os.environ.pop("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
        os.environ.update(kept | ({"PYTEST_DISABLE_PLUGIN_AUTOLOAD": before} if before is not None else {}))
        # Two courses may hold checks of one name.
        for name, module in list(sys.modules.items()):
            if str(getattr(module, "__file__", None) or "").startswith(f"{folder}{os.sep}"):
                del sys.modules[name]


def _lost(assignment: Any, checks: Checks) -> list[Check]:
    """Return a stand-in for checks that could not be read; raises AuthorError when nothing explains a difference."""
    settings = assignment.settings
    points = sum(check.max_points for check in checks.declared.values())
    count, worth = settings.declared(checks.budget)
    missing, open_points = count - len(checks.declared), round(worth - points, 2)
    if missing == 0 and open_points == 0:
        return []
    if checks.faults and missing > 0 and open_points > 0:
        task = next(iter(settings.tasks))
        return [Check("unreadable_checks", task, f"{missing} checks could not be read", Visibility.PUBLIC, open_points)]
    if checks.budget == "full":
        raise AuthorError(f"{assignment.folder / 'assignment.yaml'}: with its section `full` it declares {count} "
                          f"checks with {worth:g} points; checks/ holds {len(checks.declared)} with {points:g}.  "
                          "Make `full` say what the checks marked full add.")
    raise AuthorError(f"{assignment.folder / 'assignment.yaml'}: it declares {count} checks with "
                      f"{worth:g} points; checks/ holds {len(checks.declared)} with {points:g}.  "
                      f"{_remedy(missing, len(checks.declared), round(settings.points - open_points, 2))}")


def _remedy(missing: int, found: int, points: float) -> str:
    """Say what to write so that it adds up, and where a check may have got lost."""
    if missing == 0:
        return f"Write points: {points:g}, or look at what each check is worth."
    other = "look for a function without `test_`" if missing > 0 else "look for a check that is there twice"
    return f"Write checks: {found}, or {other}."


def _not_run(check: Check) -> CheckResult:
    return result_of(check, Outcome.BROKEN, None, "This check was not run to its end; it will be graded again.")
