"""Who may ask: a browser on this machine, that was given the token, from a page of ours.

In: a Flask app and the token.  Out: the app, which refuses everything else with 403.

    Host        a loopback name, or another site's name was pointed at this machine (DNS rebinding)
    token       in the printed address; at the first visit it becomes a cookie that scripts cannot read and that no
                request from another site carries, and it leaves the address bar
    POST        Origin is our own, and the CSRF token of our page is there

The cookie and the CSRF token are derived from the token, so neither gives it away.  Every answer carries headers that
forbid scripts, frames and requests of others; nothing is kept in a cache.
"""

from __future__ import annotations

import hashlib
import hmac

from flask import Flask, Request, Response, abort, redirect, request
from werkzeug.exceptions import HTTPException

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
PAGE_POLICY = ("default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-src 'self'; "
               "frame-ancestors 'none'")
_HEADERS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
            "Content-Security-Policy": PAGE_POLICY, "X-Frame-Options": "DENY"}


def guarded(app: Flask, token: str) -> Flask:
    """Put the guard before every request of `app`; its templates get the CSRF token as `csrf`."""
    session, csrf = _derived(token, "session"), _derived(token, "csrf")

    @app.before_request
    def admit() -> Response | None:
        _refuse_foreign_host(request)
        if request.method == "GET" and request.path == "/" and "token" in request.args:
            return _first_visit(request, token, session)
        if not _same(request.cookies.get(_cookie(request), ""), session):
            abort(403, "Open the address that `grader serve` has printed: it holds the token.")
        if request.method not in ("GET", "HEAD"):
            _refuse_foreign_post(request, csrf)
        return None

    @app.after_request
    def shield(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers["Cache-Control"] = "no-store"
        return response

    @app.errorhandler(HTTPException)
    def refuse(error: HTTPException) -> tuple[str, int, dict[str, str]]:
        return f"{error.description}\n", error.code or 500, {"Content-Type": "text/plain; charset=utf-8"}

    @app.context_processor
    def known() -> dict[str, str]:
        return {"csrf": csrf}

    return app


def _refuse_foreign_host(request: Request) -> None:
    name, colon, port = request.headers.get("Host", "").lower().rpartition(":")
    if not colon:
        name, port = port, "80"
    if name not in _LOOPBACK or not port.isascii() or not port.isdigit():
        abort(403, "This page is for a browser on the same machine.")


def _first_visit(request: Request, token: str, session: str) -> Response:
    if not _same(request.args["token"], token):
        abort(403, "The token is not of this run.  Open the address that `grader serve` has printed last.")
    response = redirect("/", 303)
    response.set_cookie(_cookie(request), session, httponly=True, samesite="Strict", path="/")
    return response


def _refuse_foreign_post(request: Request, csrf: str) -> None:
    if request.headers.get("Origin", "") != f"http://{request.headers.get('Host', '')}":
        abort(403, "The request comes from another site.")
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        abort(403, "The request comes from another site.")
    if not _same(request.headers.get("X-CSRF-Token") or request.form.get("csrf", ""), csrf):
        abort(403, "The page is of an earlier run.  Load it again.")


def _cookie(request: Request) -> str:
    """Browsers do not keep the cookies of two ports apart."""
    return f"grader-{request.headers.get('Host', '').rpartition(':')[2]}"


def _derived(token: str, purpose: str) -> str:
    return hmac.new(token.encode(), purpose.encode(), hashlib.sha256).hexdigest()


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
