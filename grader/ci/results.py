"""The files that a CI job leaves, for people and for its service.

In: a Report, its remarks, the service, environment variables.  Out: files.

    FOLDER/report.html, report.json    every service; the page to read, and all that is known
    FOLDER/junit.xml, summary.md       every service
    FOLDER/gl-code-quality-report.json GitLab
    ./result.json, ./release-body.md   Classroom 50, whose runner looks for them in the folder of the command
    $GITHUB_STEP_SUMMARY, $GITHUB_OUTPUT   GitHub; the first of them also Classroom 50

Older files of these names are removed before anything is graded: a job that is stopped must not leave the results of
an earlier commit, nor some that a student has committed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from grader.ci.code_quality import code_quality
from grader.ci.github import add_outputs, add_summary, outputs_of
from grader.ci.remarks import Remark
from grader.ci.service import Service
from grader.errors import OperatorError
from grader.export import classroom50
from grader.export.classroom50 import ENVIRONMENT
from grader.model import Report
from grader.render import to_html, to_json
from grader.render.junit import to_junit
from grader.render.markdown import to_markdown

CODE_QUALITY = "gl-code-quality-report.json"
_FILES = ("report.html", "report.json", "junit.xml", "summary.md", CODE_QUALITY)
_CLASSROOM_FILES = ("result.json", "release-body.md")


def remove_old_results(service: Service, folder: Path, here: Path) -> None:
    """Remove what an earlier run left; raises OperatorError for what cannot be removed."""
    old = [folder / name for name in _FILES]
    old += [here / name for name in _CLASSROOM_FILES] if service is Service.CLASSROOM50 else []
    for path in old:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise OperatorError(f"{path} cannot be removed: {error.strerror}.  It would look like a result of this "
                                "run.") from error


def write_results(report: Report, found: Sequence[Remark], service: Service, folder: Path, here: Path,
                  environment: Mapping[str, str]) -> tuple[str, ...]:
    """Write all files for `service`, and return notes for the log.

    `folder` gets those that every service has, `here` those of Classroom 50.  While the score is open Classroom 50 gets
    no result.json, which its runner tells as an error.  Raises OperatorError when a file cannot be written.
    """
    texts = {"report.html": to_html(report), "report.json": to_json(report), "junit.xml": to_junit(report),
             "summary.md": to_markdown(report)}
    if service is Service.GITLAB:
        texts[CODE_QUALITY] = code_quality(found)
    notes: tuple[str, ...] = ()
    try:
        _write(folder, texts)
        _tell_the_runner(report, service, folder, environment)
        if service is Service.CLASSROOM50 and report.score is not None:
            notes = _write_classroom50(report, here, environment)
    except OSError as error:
        raise OperatorError(f"The results cannot be written: {error.filename}: {error.strerror}.  Name another folder: "
                            "--out FOLDER") from error
    return notes


def _tell_the_runner(report: Report, service: Service, folder: Path, environment: Mapping[str, str]) -> None:
    summary, outputs = environment.get("GITHUB_STEP_SUMMARY"), environment.get("GITHUB_OUTPUT")
    if service in (Service.GITHUB, Service.CLASSROOM50) and summary:
        add_summary(report, Path(summary))
    # Classroom 50's runner has outputs of its own, which it makes from result.json.
    if service is Service.GITHUB and outputs:
        add_outputs(outputs_of(report, folder / "report.json"), Path(outputs))


def _write_classroom50(report: Report, here: Path, environment: Mapping[str, str]) -> tuple[str, ...]:
    told = {option: environment.get(name, "") for option, name in ENVIRONMENT.items()}
    exported = classroom50(report, **told)
    _write(here, {"result.json": exported.text, "release-body.md": to_markdown(report)})
    return exported.notes


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        # A new file takes the place of the old one, which may be a link that a student has committed.
        unfinished = folder / f".{name}.{os.getpid()}"
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(folder / name)
