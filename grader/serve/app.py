"""Addresses -> the desk -> pages and JSON.

    GET  /                                        the questions
    GET  /answer/<assignment>/<question>/<alias>  one answer, with the rubric and the form
    GET  /file/<assignment>/<question>/<alias>    the file that answers
    POST /answer/<assignment>/<question>/<alias>  a mark, as JSON;  200 kept, 409 somebody was first, 400 not possible
    POST /names                                   show or hide names

In: HTTP that guard.py lets through.  Out: responses.  Submissions have aliases in addresses, never names.
Trust: every text passes `clean` and is escaped by the templates; a file goes out as it is, in a sandbox.
"""

from __future__ import annotations

from typing import Any

import msgspec
from flask import Flask, Response, abort, redirect, render_template, request
from jinja2 import StrictUndefined
from markupsafe import Markup, escape

from grader.errors import GraderError
from grader.gradebook import Mark
from grader.marking import Typed
from grader.marking.kept import is_pdf
from grader.render.clean import clean, clean_line
from grader.render.words import number
from grader.serve.desk import Asks, Place, ReadingDesk, Refused
from grader.serve.guard import guarded

_MOST_BYTES = 128 * 2**10  # of a request
_FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'"
_PATH = "/<assignment>/<question>/<alias>"
_NAMES = "grader-names"


class _Posted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the page's script sends."""

    digest: str
    seen: int
    points: float
    comment: str
    ticked: tuple[str, ...]


def make_app(desk: ReadingDesk, token: str, *, names: bool = False) -> Flask:
    """Return the app for one desk; `names` True shows names until somebody hides them."""
    app = Flask("grader.serve")
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.jinja_options = {"autoescape": True, "undefined": StrictUndefined, "finalize": _shown, "trim_blocks": True,
                         "lstrip_blocks": True}
    app.jinja_env.filters |= {"line": clean_line, "number": number, "whole": _whole}
    guarded(app, token)
    _add_pages(app, desk, names)
    _add_actions(app, desk)

    @app.errorhandler(GraderError)
    def tell(error: GraderError) -> tuple[str, int, dict[str, str]]:
        return f"{clean(str(error))}\n", 503, {"Content-Type": "text/plain; charset=utf-8"}

    return app


def _add_pages(app: Flask, desk: ReadingDesk, names: bool) -> None:
    @app.get("/")
    def questions() -> str:
        return render_template("questions.html", queues=desk.queues(), by=desk.by, folder=desk.folder.name)

    @app.get(f"/answer{_PATH}")
    def answer(assignment: str, question: str, alias: str) -> str:
        place = _place(desk, assignment, question, alias)
        data = desk.file(place.answer) if place.answer.file else None
        return render_template(
            "answer.html", place=place, by=desk.by, named=_named(names), ticked=_ticked(place),
            kind="text" if not place.answer.file else "missing" if data is None
            else "pdf" if is_pdf(place.answer, data) else "file")

    @app.get(f"/file{_PATH}")
    def file(assignment: str, question: str, alias: str) -> Response:
        place = _place(desk, assignment, question, alias)
        data = desk.file(place.answer)
        if data is None:
            abort(404, "The file is not in the folder.")
        return _file(place, data)


def _add_actions(app: Flask, desk: ReadingDesk) -> None:
    @app.post(f"/answer{_PATH}")
    def give(assignment: str, question: str, alias: str) -> tuple[dict[str, Any], int]:
        place = _place(desk, assignment, question, alias)
        try:
            posted = msgspec.json.decode(request.get_data(), type=_Posted)
        except msgspec.MsgspecError as error:
            return {"problem": f"The page sent something else: {error}"}, 400
        typed = Typed(posted.points, posted.comment, posted.ticked)
        given = desk.give(place, Asks(posted.digest, posted.seen, typed))
        if isinstance(given, Mark):
            return {"mark": _told(given), "next": place.next}, 200
        return _refusal(given)

    @app.post("/names")
    def show_names() -> Response:
        back = request.form.get("back", "/")
        response = redirect(back if back.startswith("/answer/") and "\\" not in back else "/", 303)
        response.set_cookie(_NAMES, "shown" if request.form.get("show") == "yes" else "hidden", httponly=True,
                            samesite="Strict")
        return response


def _place(desk: ReadingDesk, assignment: str, question: str, alias: str) -> Place:
    place = desk.place(assignment, question, alias)
    if place is None:
        abort(404, "There is no such answer.  Go back to the questions: it may have been handed in anew.")
    return place


def _refusal(refused: Refused) -> tuple[dict[str, Any], int]:
    if refused.newest is None:
        return {"problem": clean(refused.problem)}, 400
    return {"problem": clean(refused.problem), "mark": _told(refused.newest)}, 409


def _told(mark: Mark) -> dict[str, Any]:
    return {"id": mark.id, "points": mark.points, "comment": clean(mark.comment), "by": clean_line(mark.by),
            "at": mark.at, "ticked": [one.id for one in mark.ticked]}


def _file(place: Place, data: bytes) -> Response:
    pdf = is_pdf(place.answer, data)
    response = Response(data, content_type="application/pdf" if pdf else "application/octet-stream")
    name = f"{place.asked.id}-{place.alias}.{'pdf' if pdf else 'bin'}"
    response.headers["Content-Disposition"] = f'{"inline" if pdf else "attachment"}; filename="{name}"'
    response.headers["Content-Security-Policy"] = _FILE_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


def _ticked(place: Place) -> set[str]:
    return {one.id for one in place.mark.ticked} if place.mark else set()


def _named(names: bool) -> bool:
    return request.cookies.get(_NAMES, "shown" if names else "hidden") == "shown"


def _shown(value: Any) -> Any:
    """Clean what a template prints, so that no place in one can forget to."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _whole(text: str) -> Markup:
    """Clean and escape a text that may be longer than most: an answer has up to 20,000 characters."""
    return escape(clean(text, limit=100_000, lines=20_000))
