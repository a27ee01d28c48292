"""`grader check`: a student's own work, public checks only: once, at each save, or in a debugger."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from grader.assignment import load_assignment
from grader.checker.means import means_for
from grader.commands import completion, shared
from grader.commands.grading import tell
from grader.commands.shared import EXIT_CODES
from grader.course import Course
from grader.exit_code import GRADED, exit_code
from grader.grade import Desk, Graded
from grader.model import CheckResult, Level
from grader.progress import CheckProgress
from grader.sandbox import best_level
from grader.training import Means
from grader.work import Work, find_work, tasks_meant


@click.command(epilog=EXIT_CODES, short_help="Run the public checks on your own work.")
@click.argument("first", metavar="[ID]", required=False, shell_complete=completion.assignment_ids_and_files)
@click.argument("file", metavar="[FILE]", type=click.Path(path_type=Path), required=False)
@click.option("-t", "--task", "tasks", multiple=True, metavar="TASK", shell_complete=completion.tasks,
              help="Only the checks of this task, by name or number, with those that they need; can be given again.")
@click.option("-w", "--watch", "watching", is_flag=True, help="Check again at each save, until Ctrl-C.")
@click.option("--debug", "debugged", metavar="CHECK", default=None,
              help="Run one check in this process, so that breakpoint() works; no grade.")
@shared.output
@shared.save
@shared.fail_under
@shared.budget
@shared.device
@shared.level("How student code is walled off.  [default: the best that this machine gives]")
@click.pass_context
def check(context: click.Context, first: str | None, file: Path | None, tasks: tuple[str, ...], watching: bool,
          debugged: str | None, output: str, save_folder: Path | None, fail_under: float | None,
          budget: str, device: str, level: str | None) -> None:
    """Run the public checks of assignment ID on FILE, a file or folder.

    Without FILE it is the assignment's file in this folder; without ID, the assignment is
    found by the name of the file.

    \b
    Examples:
      grader check                               # the one assignment's file in this folder
      grader check backprop
      grader check homework/neural_net.py --task gradients
      grader check homework/neural_net.py --task 3
      grader check backprop --watch              # again at each save
      grader check backprop --debug forward_mesh # stops at breakpoint() in your code
      grader check two_layer_net homework/neural_net.py -o html > report.html
    """
    course = shared.course_around(context, file or first)
    work = find_work(course, first, file)
    tasks = tasks_meant(tasks, load_assignment(course, work.assignment_id).settings.tasks)
    if debugged is not None:
        _refuse_beside(context, "--debug", "tasks", "watching", "output", "save_folder", "fail_under", "budget",
                       "device", "level")
        sys.exit(_debug(course, work, debugged))
    if watching:
        _refuse_beside(context, "--watch", "output")
    at = Level(level) if level else best_level()
    means = means_for(load_assignment(course, work.assignment_id), at, budget, device, public_only=True)
    with _OwnWork(course, work, at, tasks, means) as own:
        if watching:
            sys.exit(_watch(own, work, save_folder, fail_under))
        graded = own.check()
    tell(graded, output, save_folder)
    sys.exit(exit_code(graded, fail_under))


class _OwnWork:
    """One's own work on a desk that stays warm from one check to the next.  A context."""

    def __init__(self, course: Course, work: Work, level: Level, tasks: tuple[str, ...], means: Means) -> None:
        self._course, self._work, self._tasks, self._means = course, work, tasks, means
        self._progress: CheckProgress | None = None
        self._desk = Desk(course, work.assignment_id, level, self._on_mistake, means=means)
        self._only = self._desk.public_checks(tasks) if tasks else ()  # listing them costs a moment

    def __enter__(self) -> _OwnWork:
        return self

    def __exit__(self, *error: object) -> None:
        self._desk.__exit__(*error)

    def check(self, stale: Callable[[], bool] = lambda: False) -> Graded:
        """Return what the public checks say; it is interrupted as soon as `stale` says that nobody wants it."""
        def on_result(result: CheckResult) -> None:
            self._progress.on_result(result)
            if stale():
                raise KeyboardInterrupt  # pytest ends with it as with Ctrl-C

        with CheckProgress(self._course, self._work.assignment_id, self._means.budget) as self._progress:
            graded = self._desk.grade(self._work.path, public_only=True, only=self._only,
                                      on_check=self._progress.on_check, on_result=on_result)
        # A student can do nothing with our traceback; `grader grade` shows it to those who can.
        faults = tuple(fault.strip().splitlines()[-1] for fault in graded.faults)
        return replace(graded, faults=faults, report=self._with_warning(graded.report))

    def _with_warning(self, report):
        if not self._tasks:
            return report
        named = ", ".join(report.tasks[task] for task in self._tasks)
        warning = f"Only a part was checked: {named}, and what it needs. The score is of these checks alone."
        return msgspec.structs.replace(report, warnings=(*report.warnings, warning))

    def _on_mistake(self, done: int, total: int) -> None:
        self._progress.on_mistake(done, total)


def _watch(own: _OwnWork, work: Work, save_folder: Path | None, fail_under: float | None) -> int:
    from grader.watch import Saves, again_at_each_save

    def show(graded: Graded, changes: list[str]) -> None:
        click.clear()  # where standard output is a terminal
        click.echo(f"{work.path}, checked at {time.strftime('%H:%M:%S')}\n")
        tell(graded, "text", save_folder)
        click.echo("\n".join(["", *changes, "Waiting for the next save; Ctrl-C ends."]))
        sys.stdout.flush()

    last = again_at_each_save(own.check, Saves(work.path), show)
    return GRADED if last is None else exit_code(last, fail_under)


def _debug(course: Course, work: Work, check_id: str) -> int:
    from grader.debug import debug_check

    return debug_check(course, work.assignment_id, work.path, check_id, click.echo)


def _refuse_beside(context: click.Context, option: str, *others: str) -> None:
    """Refuse an option that would have no effect beside `option`."""
    given = click.core.ParameterSource.COMMANDLINE
    for parameter in context.command.params:
        if parameter.name in others and context.get_parameter_source(parameter.name) is given:
            raise click.UsageError(f"{parameter.opts[-1]} has no effect beside {option}; leave one of them out.")
