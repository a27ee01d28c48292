"""Make an assignment's bundle: everything that a student gets, and nothing else.

In: a course, an assignment's id, a level.  Out: path in the bundle -> content, scanned and tried.

    1. The public checks are run on the reference, and what it answers is kept (checker/recording.py).
    2. Each catalogued mistake is run in the public checks that it loses, and what it answers is kept (catalogue/).
    3. Hidden checks, and what only they need, are cut out of the checks' texts (public.py).
    4. What must not be in it is looked for (leaks.py).
    5. The bundle is used: it must judge reference, template and mistakes as the course does (trial.py).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from grader import plots
from grader.assignment import Assignment, load_assignment
from grader.catalogue import Rehearsal, rehearsal_for
from grader.catalogue.rehearse import NAME as MISTAKES
from grader.catalogue.rehearse import variant
from grader.checker.recording import NAME as EXPECTED
from grader.checker.recording import Recorder
from grader.checker.run import run_checks, without_answers
from grader.ci import workflow_files
from grader.course import Course
from grader.errors import AuthorError
from grader.mistakes import Mistake, load_mistakes
from grader.model import CheckResult, Level, Outcome, Visibility
from grader.notebook.handout import notebook_place, template_notebook
from grader.questions import questions_of
from grader.questions.answers import NAME as ANSWERS
from grader.questions.public import key_texts
from grader.questions.sheet import sheet
from grader.release.leaks import KeptBack, leaks
from grader.release.made_with import made_with
from grader.release.papers import assignment_yaml, course_yaml, mistakes_py, readme
from grader.release.public import mentioned, public_checks
from grader.release.trial import try_out
from grader.sandbox import mechanism_for
from grader.sandbox.libraries import require_libraries
from grader.template import solution_lines, stale_templates

_SHIPS = ("data", "figures", "README.md")     # of assignments/<id>, beside the checks
_PLOTS = Path(plots.__file__).parent          # travels where the handout imports it
_IMPORTS_PLOTS = re.compile(rb"^\s*(?:from|import) plots\b", re.MULTILINE)


def make_bundle(course: Course, assignment_id: str, level: Level, install: str = "",
                on_step: Callable[[str, int, int], None] = lambda name, done, total: None) -> dict[str, bytes]:
    """Return the files of a bundle, sorted by path; `install` is what its CI files give to pip, `on_step` hears
    what is done, and of how many.

    Raises AuthorError when something would leak, when the template is out of step, or when a check cannot do without
    the reference; OperatorError for an unknown assignment or level.
    """
    assignment = load_assignment(course, assignment_id)
    if assignment.settings.bundle:
        raise AuthorError(f"{assignment.folder} is a bundle itself.  Make bundles in the course's folder.")
    require_libraries(assignment.settings.libraries, assignment.folder / "assignment.yaml")
    if stale := stale_templates(assignment.reference.parent, assignment.template):
        raise AuthorError(f"Out of step with the reference: {', '.join(path.name for path in stale)}.\n"
                          f"  Run: grader template {assignment_id}")
    every = without_answers(assignment, "", public_only=False, budget="full")   # a bundle holds none of the full ones
    public = without_answers(assignment, "", public_only=True)
    with _data_that_ships():
        on_step("asking the reference", 0, 1)
        recorder = _recorded(assignment, course, level)
        rehearsal = rehearsal_for(assignment, course.secret.key, level, [check.id for check in public],
                                  lambda done, total: on_step("rehearsing the mistakes", done, total))
        files = _files(course, assignment, every, public, recorder, rehearsal, install)
        if found := leaks(files, kept_back(course, assignment, every)):
            raise AuthorError("The bundle is not written, since it would give away what students must not have:\n  "
                              + "\n  ".join(found))
        try_out(files, course, assignment, public, level, on_step)
    return dict(sorted(files.items()))


@contextmanager
def _data_that_ships() -> Iterator[None]:
    """Let mistakes meet the image sets that students have: those that come with the package."""
    folder = os.environ.pop("GRADER_DATA", None)
    try:
        yield
    finally:
        if folder is not None:
            os.environ["GRADER_DATA"] = folder


def kept_back(course: Course, assignment: Assignment, every: tuple[CheckResult, ...]) -> KeptBack:
    """Return what no bundle of the assignment may hold."""
    solution, shown = [], []
    for path in sorted(assignment.reference.parent.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        inside = solution_lines(text, path.name)
        for number, line in enumerate(text.split("\n"), start=1):
            (solution if number in inside else shown).append(line)
    edits = [line for mistake in load_mistakes(assignment.folder) for pair in mistake.edits.items() for text in pair
             for line in text.split("\n")]
    handout = " ".join("".join(_texts(assignment.folder, "README.md").values()).split())
    # What a hidden check says in the very words of the handout is known.
    hidden = [said for check in every if check.visibility is Visibility.HIDDEN
              for said in (f"test_{check.id}", check.title) if said not in handout]
    secrets = {course.secret.key.decode("utf-8", "replace"), course.secret.fingerprint}
    paths = {str(path) for path in (course.folder, Path.cwd(), Path.home())}
    return KeptBack(tuple(solution), tuple(edits), tuple(hidden), tuple(sorted(secrets)), tuple(sorted(paths)),
                    tuple(shown), _key(assignment, handout))


def _key(assignment: Assignment, handout: str) -> tuple[str, ...]:
    """Return the texts of the questions' key, but for what the handout itself, or a question, says."""
    asked = " ".join([handout, *(" ".join([question.ask, *question.options.values()])
                                 for question in questions_of(assignment).values())])
    return tuple(text for question in questions_of(assignment).values() for text in key_texts(question)
                 if text not in asked)


def _recorded(assignment: Assignment, course: Course, level: Level) -> Recorder:
    """Return what the reference answers in the public checks, all of which it passes."""
    settings, recorder = assignment.settings, Recorder()
    submission = variant(assignment, assignment.reference.read_text(encoding="utf-8"), "reference")
    sandbox = mechanism_for(level).open(settings.libraries, settings.forbidden, settings.threads)
    try:
        found = run_checks(assignment, submission, lambda limits: sandbox.connect(submission, limits),
                           course.secret.key, public_only=True, recorder=recorder)
    finally:
        sandbox.close()
    if lost := [f"{check.id}: {check.message}" for check in found.results if check.outcome is not Outcome.PASSED]:
        raise AuthorError("The reference does not pass the public checks:\n  " + "\n  ".join([*lost, *found.faults]))
    return recorder


def _files(course: Course, assignment: Assignment, every: tuple[CheckResult, ...], public: tuple[CheckResult, ...],
           recorder: Recorder, rehearsal: Rehearsal, install: str) -> dict[str, bytes]:
    home, ids = f"assignments/{assignment.id}", [check.id for check in public]
    checks = public_checks(_texts(assignment.checks_folder, "*.py"),
                           frozenset(f"test_{check.id}" for check in every if check.id not in ids))
    # nbformat comes with an extra; a script is enough to work with.
    notebook = notebook_place(assignment.settings.file) if find_spec("nbformat") else ""
    named = {*assignment.settings.budgets, *assignment.settings.thresholds}
    texts = {"course.yaml": course_yaml(course),
             "README.md": readme(course, assignment, made_with(assignment, checks), install, notebook),
             **workflow_files(assignment.id, install),
             f"{home}/assignment.yaml": assignment_yaml(assignment, public, (n for n in named if mentioned(checks, n))),
             **{f"{home}/checks/{name}": text for name, text in checks.items()}}
    if mistakes := _shown(load_mistakes(assignment.folder), rehearsal):
        texts[f"{home}/mistakes.py"] = mistakes_py(mistakes, ids)
    pairs = {EXPECTED: recorder.to_files(), MISTAKES: rehearsal.to_files()}
    numbers = {f"{home}/{name}{suffix}": body for name, pair in pairs.items()
               for suffix, body in zip((".npz", ".json"), pair)}
    files = {path: text.encode() for path, text in texts.items()} | numbers | _folder(assignment.template, "")
    if notebook:
        files[notebook] = template_notebook(assignment).encode()
    if questions := questions_of(assignment):
        files[ANSWERS] = sheet(assignment.settings.title, questions).encode()
    for name in _SHIPS:
        files |= _folder(assignment.folder / name, f"{home}/{name}/")
    if _IMPORTS_PLOTS.search(files.get(f"{home}/README.md", b"")):
        files |= _folder(_PLOTS, "plots/")
    return files | _mentioned_beside(assignment.checks_folder, f"{home}/checks/", checks)


def _shown(mistakes: tuple[Mistake, ...], rehearsal: Rehearsal) -> list[Mistake]:
    """Return the mistakes that public checks can name."""
    rehearsed = {part.mistake for part in rehearsal.parts}
    return [mistake for mistake in mistakes if mistake.name in rehearsed]


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(folder.rglob(pattern))}


def _mentioned_beside(folder: Path, inside: str, checks: dict[str, str]) -> dict[str, bytes]:
    """Return the other files in checks/ that public checks speak of; what only hidden ones need stays here."""
    return {f"{inside}{path}": body for path, body in _folder(folder, "").items()
            if not path.endswith(".py") and mentioned(checks, os.path.basename(path))}


def _folder(path: Path, inside: str) -> dict[str, bytes]:
    """Return the files of a folder, or the file at `path`, by their paths below `inside`."""
    if path.is_file():
        return {inside.rstrip("/"): path.read_bytes()}
    return {f"{inside}{file.relative_to(path).as_posix()}": file.read_bytes() for file in sorted(path.rglob("*"))
            if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")}
