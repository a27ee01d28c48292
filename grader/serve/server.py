"""Serve a desk to browsers on this machine, until it is told to end.

In: a folder, perhaps the course, who marks.  Out: an address, told once it can be opened; then marks.
The socket is bound to 127.0.0.1 and to nothing else.  At the end requests that run are finished, and files brought up
to date; marks are safe before that.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from waitress.server import create_server

from grader.course import Course
from grader.errors import OperatorError
from grader.serve.app import make_app
from grader.serve.desk import ReadingDesk
from grader.serve.upkeep import Upkeep

HOST = "127.0.0.1"
_THREADS = 4


def serve(folder: Path, course: Course | None, *, by: str, port: int = 0, names: bool = False,
          on_ready: Callable[[str], None]) -> None:
    """Serve until KeyboardInterrupt, which is taken; `on_ready` hears the address, with its token, once it answers.

    Raises OperatorError for a folder without a gradebook and a port that is taken.
    """
    token = secrets.token_urlsafe(32)
    with ExitStack() as opened:
        upkeep = Upkeep(folder, course)
        app = make_app(ReadingDesk(folder, course, by, upkeep.note), token, names=names)
        try:
            server = create_server(app, host=HOST, port=port, threads=_THREADS, ident=None)
        except OSError as error:
            raise OperatorError(f"Port {port} cannot be had: {error.strerror}.  Name another, or leave out --port."
                                ) from error
        opened.callback(server.close)
        opened.enter_context(upkeep)
        on_ready(f"http://{HOST}:{server.effective_port}/?token={token}")
        server.run()                       # ends quietly at KeyboardInterrupt
