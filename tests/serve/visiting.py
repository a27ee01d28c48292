"""What the tests of this room share: a visitor who was given the token, as a browser would be."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient

from grader.serve.app import make_app
from grader.serve.desk import ReadingDesk

TOKEN = "a-token-of-the-tests"
HOST = "127.0.0.1:8080"
ORIGIN = f"http://{HOST}"


class Visitor:
    """A browser's session with the page: cookies, our own origin, and the CSRF token of the last page."""

    def __init__(self, desk: ReadingDesk, *, token: str = TOKEN, names: bool = False) -> None:
        self.client: FlaskClient = make_app(desk, TOKEN, names=names).test_client()
        self.csrf = ""
        if token:
            self.get(f"/?token={token}", follow_redirects=True)

    def get(self, path: str, **more: Any):
        """Ask for a page."""
        answer = self.client.get(path, base_url=ORIGIN, **more)
        found = re.search(r'name="csrf" content="([0-9a-f]+)"', answer.get_data(as_text=True)) if (
            answer.mimetype == "text/html") else None
        self.csrf = found[1] if found else self.csrf
        return answer

    def post(self, path: str, json: Any = None, **more: Any):
        """Send what our own page would send; `headers` are added, and None takes one away."""
        headers = {"Origin": ORIGIN, "X-CSRF-Token": self.csrf, **more.pop("headers", {})}
        sent = {name: value for name, value in headers.items() if value is not None}
        return self.client.post(path, json=json, base_url=ORIGIN, headers=sent, **more)

    def address(self, question: str = "why") -> str:
        """Return the address of the first answer to a question that awaits points."""
        return re.search(rf'href="(/answer/[^"]*/{question}/[^"]+)"', self.get("/").get_data(as_text=True))[1]

    def form(self, address: str) -> dict[str, Any]:
        """Return what the form of this answer sends, with no points chosen yet."""
        page = self.get(address).get_data(as_text=True)
        return {"digest": re.search('data-digest="([^"]+)"', page)[1], "points": 0, "comment": "", "ticked": [],
                "seen": int(re.search('data-seen="([^"]+)"', page)[1])}
