"""Arguments -> one call -> exit code.

Every command reads its arguments, calls one plain function and turns what comes back into text and a number.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from pathlib import Path

import click

from grader import __version__
from grader.commands.shared import EXIT_CODES, stop
from grader.errors import AuthorError, GraderError, OperatorError
from grader.exit_code import AUTHOR_FAULT, INTERRUPTED, NOTHING_READABLE

# Command -> its file in commands/ and its name there.  A file is read when its command is called: a student who checks
# a NumPy file does not wait for what calibration needs.
COMMANDS = {
    "list": "looking.list_command",
    "start": "start.start",
    "check": "check.check",
    "grade": "grading.grade_command",
    "batch": "batch.batch_command",
    "template": "authoring.template",
    "validate": "validate.validate_command",
    "calibrate": "calibrate.calibrate_command",
    "release": "release.release_command",
    "similar": "similar.similar_command",
    "export": "export.export_command",
    "serve": "serve.serve_command",
    "marks": "marks.marks_group",
    "ci": "ci.ci_command",
    "workflows": "ci.workflows_command",
    "verify": "verify.verify_command",
    "keygen": "verify.keygen",
    "demo": "looking.demo",
    "doctor": "looking.doctor",
    "completion": "completion.completion",
}


class _Commands(click.Group):
    """Finds commands by name, and turns our exceptions into one clear line and the exit code that belongs to them."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        file, command = COMMANDS[name].split(".")
        return getattr(importlib.import_module(f"grader.commands.{file}"), command)

    def invoke(self, context: click.Context):
        try:
            return super().invoke(context)
        except OperatorError as error:
            stop(str(error), NOTHING_READABLE)
        except AuthorError as error:
            stop(f"The assignment is wrong.  {error}", AUTHOR_FAULT)
        except GraderError as error:
            stop(str(error), AUTHOR_FAULT)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except BrokenPipeError:  # a reader such as `head` has left
            # Python writes what is left when it ends: that must not fail again.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(INTERRUPTED)
        except KeyboardInterrupt:
            stop("Interrupted.", INTERRUPTED)
        except Exception:
            traceback.print_exc()
            stop("This is our fault, not the submission's.  The lines above say where.", AUTHOR_FAULT)


@click.group(cls=_Commands, epilog=EXIT_CODES,
             context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="grader")
@click.option("--course", "course_folder", type=click.Path(path_type=Path), default=None,
              help="The course's folder.  [default: the one that this folder lies in]")
@click.pass_context
def main(context: click.Context, course_folder: Path | None) -> None:
    """Grade neural-network homework.  Student code never runs in the process that grades.

    \b
    Examples:
      grader list
      grader check backprop                      # your own backprop.py, public checks
      grader grade backprop alice/ -o json
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a report must print on every terminal
    context.obj = course_folder
