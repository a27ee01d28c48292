"""`grader serve`: a local page to read answers and give points."""

from __future__ import annotations

import getpass
import os
import signal
import webbrowser
from pathlib import Path

import click

from grader.commands import shared
from grader.errors import OperatorError


@click.command("serve", short_help="Read answers and give points, in a browser.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--port", type=click.IntRange(0, 65535), default=0, show_default="a free one",
              help="The port on 127.0.0.1.")
@click.option("--by", default="", metavar="NAME", help="Who gives the points.  [default: your name on this machine]")
@click.option("--names", is_flag=True, help="Show whose an answer is, until it is hidden on the page.")
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@click.pass_context
def serve_command(context: click.Context, folder: Path, port: int, by: str, names: bool, no_browser: bool) -> None:
    """Open a page on this machine where people read the answers in DIR, which `grader batch --out` wrote, and give
    points.  Each mark is safe at once; reports, class page and table follow.  Ctrl-C ends it.

    \b
    Examples:
      grader serve results/
      grader serve results/ --by "Ada Lovelace" --port 8000 --no-browser
    """
    try:
        from grader.serve.server import serve
    except ImportError as error:
        raise OperatorError(f"The page needs Flask and waitress ({error}).  Install them: pip install 'grader[serve]'"
                            ) from error
    # Whoever stops it wants files brought up to date, as with Ctrl-C.
    # Not by raising SIGINT: a shell that starts it in the background has that one ignored.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    serve(folder, shared.course_if_any(context), by=by or user(), port=port, names=names,
          on_ready=lambda address: _tell(address, no_browser))
    click.echo("Ended.  All marks are kept.")


def user() -> str:
    """Return the name of who is working here."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name
        return f"user {os.getuid()}" if hasattr(os, "getuid") else "somebody"


def _tell(address: str, no_browser: bool) -> None:
    click.echo(f"Open {address}\nThe address is for you alone.  Ctrl-C ends it.")
    if not no_browser:
        webbrowser.open(address)
