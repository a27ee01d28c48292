"""`grader verify` and `grader keygen`: whether a report is the course's own, and the keys for that."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from grader.commands import shared
from grader.errors import OperatorError
from grader.model import Report
from grader.render import clean, from_json
from grader.render import words as told
from grader.signing import KEY_FILE, VARIABLE, Verdict, new_key, verify

_CODES = {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.UNSIGNED: 2}


@click.command("verify", short_help="Say whether a report is signed by the course.", epilog="""
\b
Exit codes:
  0  valid: the course made this report, and nobody changed it
  1  invalid: it was changed, or signed with another key
  2  unsigned, or it cannot be verified
""")
@click.argument("report_file", metavar="REPORT", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--key", default="", metavar="KEY", help="The public key.  [default: public_key in course.yaml]")
@click.pass_context
def verify_command(context: click.Context, report_file: Path, key: str) -> None:
    """Say whether REPORT, a report.json, was signed by the course, and what it says.

    \b
    Examples:
      grader verify reports/alice/report.json
      grader verify report.json --key ed25519:...
    """
    text = _text(report_file)
    verdict, why = verify(text, key or _public_key(context))
    click.echo(f"{verdict.value}: {why}")
    if verdict is Verdict.VALID:
        for line in _facts(from_json(text)):
            click.echo(clean(line))
    sys.exit(_CODES[verdict])


@click.command("keygen", short_help="Make the course's keys for signatures.")
@click.pass_context
def keygen(context: click.Context) -> None:
    """Make a private key, write it into .grader-signing-key in the course's folder, and print the public key for
    course.yaml.  A key that is there already stays.

    \b
    Example:
      grader keygen
    """
    path = shared.course_of(context).folder / KEY_FILE
    private, public = new_key()
    try:
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(private + "\n")
    except FileExistsError:
        raise OperatorError(f"{path} is there already.  Reports are signed with it; move it away to make another."
                            ) from None
    except OSError as error:
        raise OperatorError(f"{path} cannot be written: {error.strerror}.") from error
    click.echo(f"The private key is in {path}: never commit it.  On a server, put it into {VARIABLE} instead.\n"
               f"Write the public key into course.yaml:\n\npublic_key: {public}")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OperatorError(f"{path} cannot be read: {getattr(error, 'strerror', 'it is no UTF-8')}.  Give the JSON "
                            "file that grader wrote.") from error


def _public_key(context: click.Context) -> str:
    course = shared.course_of(context)
    if not course.public_key:
        raise OperatorError("There is no public key to verify with: course.yaml has no public_key.  Name it: --key KEY")
    return course.public_key


def _facts(report: Report) -> list[str]:
    scope = "public and hidden checks" if report.scope == "all" else "public checks only"
    return [f"{report.assignment}: {report.submission.name}  {told.score(report)}",
            f"{scope}, level {report.level.value}, graded {report.provenance.started}",
            f"submission SHA-256: {report.submission.sha256 or 'none'}",
            *(f"WARNING  {warning}" for warning in report.warnings)]
