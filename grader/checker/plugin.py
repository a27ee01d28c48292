"""pytest's events -> exactly one outcome for each declared check.

Only three ways of ending count: returning (PASSED), a Verdict, and an `assert` that fails in the check's own file
(FAILED).  Everything else is our fault and BROKEN: an exception of ours, a skip, a fixture that failed, a check that
passed without ever asking the submission.
"""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from grader.checker.cause import cause
from grader.checker.current import Running, running
from grader.checker.evidence import Evidence
from grader.checker.marks import MARKS, refuse_unknown_marks
from grader.checker.next_steps import with_next_step
from grader.checker.session import MOST_FULL_SECONDS, MOST_SECONDS, Session
from grader.checker.verdict import Verdict
from grader.errors import AuthorError, OperatorError
from grader.model import Check, CheckResult, Limits, Outcome, Place, ShownPicture, Visibility
from grader.score import in_hundredths, points_for

_BROKEN = "This check broke.  That is our fault, not yours: it costs nothing, and it will be graded again."
_MOST_OUTPUT = 4000  # characters of what student code printed in one check


class Checks:
    """A pytest plugin: declares the checks it collects, and records how each one ended."""

    def __init__(self, tasks: dict[str, str], public_only: bool, session: Session | None, limits: Limits,
                 budget: str = "short") -> None:
        """`session` is None when the checks are only to be listed."""
        self.tasks, self.public_only, self.session, self.limits = tasks, public_only, session, limits
        self.budget = budget
        self.declared: dict[str, Check] = {}
        self.results: dict[str, CheckResult] = {}
        self.pictures: list[ShownPicture] = []
        self.evidence: dict[str, Evidence] = {}
        self.faults: list[str] = []           # tracebacks of ours, for the operator
        self.error: AuthorError | OperatorError | None = None
        self.only: frozenset[str] = frozenset()   # the checks to run, with those that they need; empty: all
        self.on_check: Callable[[Check], None] = lambda check: None
        self.on_result: Callable[[CheckResult], None] = lambda result: None
        self._phase: Visibility | None = None
        self._with_needs: frozenset[str] = frozenset()

    # --- collection -------------------------------------------------------------------------------------------------

    def pytest_configure(self, config: pytest.Config) -> None:
        for mark in MARKS.values():
            config.addinivalue_line("markers", mark)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_load_initial_conftests(self, early_config: pytest.Config):
        outcome = yield
        if outcome.excinfo:  # pytest stops, and would leave it at saying that there are no checks
            error = outcome.excinfo[1]
            told = cause(getattr(error, "cause", error), early_config.rootpath)
            self.error = AuthorError(f"{early_config.rootpath}: the checks cannot be read.  {told}")

    def pytest_exception_interact(self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo,
                                  report: pytest.CollectReport | pytest.TestReport) -> None:
        if call.when == "collect":
            told = cause(call.excinfo.value, node.config.rootpath)
            # Below a syntax error there are pytest's own lines alone; the one that counts tells it all.
            told = told if "SyntaxError: " in told else f"{report.nodeid}\n{report.longreprtext}\n{told}"
            self.faults.append(told)

    def pytest_internalerror(self, excrepr: object) -> None:
        self.faults.append(f"pytest stopped\n{excrepr}")

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        try:
            for item in items:
                check = self._declare(item)
                if check.id in self.declared:
                    raise AuthorError(f"{item.path}: two checks are called {check.id!r}.  Give each its own name.")
                self.declared[check.id] = check
        except AuthorError as error:  # pytest would turn it into a text of its own
            self.error = error
            items.clear()
        items[:] = [item for item in items if self._has_time(item)]
        # Public checks first: what student code prints there is shown, so it must not have met a hidden case.
        order = {Visibility.PUBLIC: 0, Visibility.HIDDEN: 1}
        tasks = list(self.tasks)
        items.sort(key=lambda item: (order[self._check(item).visibility], tasks.index(self._check(item).task)))
        self._require_needs_before(items)
        self._with_needs = self._chosen(self.only)
        items[:] = [item for item in items if self._wanted(self._check(item))]

    def _has_time(self, item: pytest.Item) -> bool:
        """True for a check of this budget; others are declared no more."""
        check = self._check(item)
        if check.full and self.budget == "full":
            item.add_marker(pytest.mark.timeout(2 * MOST_FULL_SECONDS))
        elif check.full:
            del self.declared[check.id]
        return not check.full or self.budget == "full"

    def _wanted(self, check: Check) -> bool:
        if self.public_only and check.visibility is Visibility.HIDDEN:
            return False
        return not self.only or check.id in self._with_needs

    def _require_needs_before(self, items: list[pytest.Item]) -> None:
        before: set[str] = set()
        for item in items:
            for need in self._check(item).needs:
                if need not in before:
                    self.error = AuthorError(f"{item.path.name}::{item.name}: it needs {need!r}, which is no "
                                                    "check that runs before it: public checks run before hidden ones.")
            before.add(self._check(item).id)
        if self.error:
            items.clear()

    def _chosen(self, ids: frozenset[str]) -> frozenset[str]:
        """Return `ids` with all that they need, directly or by way of others."""
        if unknown := sorted(ids - self.declared.keys()):
            self.error = OperatorError(f"There is no check `{unknown[0]}`; there are: {', '.join(self.declared)}.")
            return frozenset()
        more = frozenset(need for id in ids for need in self.declared[id].needs)
        return ids if more <= ids else self._chosen(ids | more)

    def _declare(self, item: pytest.Item) -> Check:
        where, task = f"{item.path.name}::{item.name}", Path(item.path).stem.removeprefix("test_")
        points = item.get_closest_marker("points")
        refuse_unknown_marks(item, where)
        if task not in self.tasks:
            raise AuthorError(f"{where}: {task!r} is no task of assignment.yaml.  Add it to tasks, or rename the file.")
        if points is None or not points.args or not points.args[0] > 0:
            raise AuthorError(f"{where}: it has no points.  Write @pytest.mark.points(4) above it.")
        if not in_hundredths(points.args[0]):
            raise AuthorError(f"{where}: it is worth {points.args[0]:g} points.  Write hundredths at most, as 2.25: "
                              "points are given and summed in these.")
        doc = inspect.getdoc(item.function) or ""
        if not doc:
            raise AuthorError(f"{where}: it has no docstring.  Write what it checks below its `def`: that is the "
                              "rubric line which students read.")
        limits, needs = item.get_closest_marker("limits"), item.get_closest_marker("needs")
        if limits and not set(limits.kwargs) <= set(Limits.__struct_fields__):
            known = ", ".join(Limits.__struct_fields__)
            raise AuthorError(f"{where}: limits are {known}; write limits(cpu_seconds=20).")
        return Check(item.name.removeprefix("test_"), task, " ".join(doc.split("\n\n")[0].split()),
                     Visibility.HIDDEN if item.get_closest_marker("hidden") else Visibility.PUBLIC,
                     float(points.args[0]), needs.args if needs else (), item.get_closest_marker("full") is not None)

    def _check(self, item: pytest.Item) -> Check:
        return self.declared[item.name.removeprefix("test_")]

    # --- the run of one check ---------------------------------------------------------------------------------------

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item):
        check = self._check(item)
        if self._phase is not check.visibility:
            self._phase = check.visibility
            self.session.restart()
        self.session.use_limits(self._limits(item))
        self.session.use_device("cpu")
        self.session.most_seconds = MOST_FULL_SECONDS if check.full else MOST_SECONDS
        self.session.printed()
        self.on_check(check)
        token = running.set(Running(check, float32=self.session.float32))
        self._started = time.perf_counter()
        yield
        self.pictures += [ShownPicture(check.id, picture) for picture in running.get().pictures]
        if not check.full:  # nobody rehearses the known mistakes in trainings of minutes
            self.evidence[check.id] = running.get().evidence
        running.reset(token)
        if check.id in self.results:  # not so when somebody pressed Ctrl-C
            self.on_result(self.results[check.id])

    def _limits(self, item: pytest.Item) -> Limits:
        own = item.get_closest_marker("limits")
        return msgspec.structs.replace(self.limits, **own.kwargs) if own else self.limits

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        for need in self._check(item).needs:
            result = self.results[need]
            if result.outcome is not Outcome.PASSED:
                raise Verdict(Outcome.SKIPPED, f"Not run: it needs \"{result.title}\", which did not pass.")

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo):
        report = (yield).get_result()
        check = self._check(item)
        if call.when == "call" or call.excinfo is not None:
            self._record(check, with_next_step(self._verdict(item, call, report), running.get()))

    def _verdict(self, item: pytest.Item, call: pytest.CallInfo, report: pytest.TestReport) -> Verdict:
        error = call.excinfo.value if call.excinfo else None
        if isinstance(error, Verdict):
            return error
        if error is None and running.get().asked:
            return Verdict(Outcome.PASSED, "", share=1.0)
        if call.when == "call" and error is not None and _is_judgement(error, Path(item.path), call):
            return Verdict(Outcome.FAILED, str(error) or "The answer is not what the task asks for.")
        self.faults.append(f"{item.nodeid} ({call.when})\n{report.longreprtext}\n{_cause(item, error)}")
        return Verdict(Outcome.BROKEN, _BROKEN)

    def _record(self, check: Check, verdict: Verdict) -> None:
        earlier = self.results.get(check.id)
        if earlier is not None and verdict.outcome is not Outcome.BROKEN:
            return  # one outcome each: only a fault of ours replaces an earlier one
        share = {Outcome.PASSED: 1.0, Outcome.PARTIAL: verdict.share}.get(verdict.outcome, 0.0)
        points = None if verdict.outcome is Outcome.BROKEN else points_for(check.max_points, share)
        output = self.session.printed() if check.visibility is Visibility.PUBLIC else ""
        self.results[check.id] = result_of(
            check, verdict.outcome, points, verdict.message, verdict.diagnosis,
            # Student code could write a hidden case into the time that it takes.
            round(time.perf_counter() - self._started, 0 if check.visibility is Visibility.HIDDEN else 3),
            output[:_MOST_OUTPUT], verdict.place if check.visibility is Visibility.PUBLIC else None, verdict.unread)

    def unfinished(self) -> list[Check]:
        """Return the declared checks that should have an outcome and have none: pytest was interrupted."""
        return [check for check in self.declared.values() if check.id not in self.results
                and self._wanted(check)]


def result_of(check: Check, outcome: Outcome, points: float | None, message: str, diagnosis=None,
              seconds: float = 0.0, output: str = "", place: Place | None = None,
              unread: bool = False) -> CheckResult:
    """Return `check`'s result."""
    return CheckResult(check.id, check.task, check.title, check.visibility, outcome, points, check.max_points,
                       message, diagnosis, seconds, output, place, unread=unread)


def _cause(item: pytest.Item, error: BaseException | None) -> str:
    if error is None:
        return f"{item.path.name}:{item.location[1] + 1}: it never asked the submission anything"
    return cause(error, item.config.rootpath)


def _is_judgement(error: BaseException, check: Path, call: pytest.CallInfo) -> bool:
    """True for an `assert` in the check's own file, and for pytest.fail there or in a helper beside it.

    An assertion inside the reference, a helper or a library doubts our own work, and is our fault.
    """
    frames = [entry for entry in call.excinfo.traceback if "_pytest" not in Path(entry.path).parts]
    last = Path(frames[-1].path) if frames else None
    if type(error) is pytest.fail.Exception:  # not its subclass, which pytest.xfail raises
        return last is not None and last.parent == check.parent
    return isinstance(error, AssertionError) and last == check
