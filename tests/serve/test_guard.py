"""Only a browser on this machine with the token may ask, and only from our own page may it change anything."""

from __future__ import annotations

import pytest

from grader.gradebook import open_marks
from tests.serve.visiting import HOST, ORIGIN, TOKEN, Visitor

EVERYWHERE = pytest.mark.parametrize("path", [
    "/", "/answer/tiny/why/s-1", "/file/tiny/why/s-1", "/static/serve.js", "/nowhere"])


def marks_in(folder):
    with open_marks(folder) as marks:
        return marks.every()


@EVERYWHERE
def test_without_the_token_nothing_is_told(desk, path):
    answer = Visitor(desk, token="").get(path)

    assert answer.status_code == 403
    assert "Open the address" in answer.get_data(as_text=True) and "why" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "\u00fc"])
def test_a_wrong_token_is_refused(desk, token):
    visitor = Visitor(desk, token="")

    assert visitor.get("/", query_string={"token": token}).status_code == 403
    assert visitor.get("/").status_code == 403


def test_the_token_becomes_a_cookie_that_scripts_cannot_read_and_leaves_the_address(desk):
    answer = Visitor(desk, token="").get(f"/?token={TOKEN}")

    assert (answer.status_code, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and TOKEN not in cookie


def test_the_cookie_of_another_run_is_refused(desk):
    visitor = Visitor(desk)

    visitor.client.set_cookie(f"grader-{HOST.split(':')[1]}", "0" * 64, domain="127.0.0.1")

    assert visitor.get("/").status_code == 403


@EVERYWHERE
@pytest.mark.parametrize("host", ["evil.example:8080", "127.0.0.1.evil.example:8080", "evil.example", "localhost.:80",
                                  "127.0.0.1:8080@evil.example", "[::1]x:80", "0.0.0.0:8080", ""])
def test_another_name_of_this_machine_is_refused(visitor, host, path):
    assert visitor.client.get(path, base_url=ORIGIN, headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("host", ["localhost:9000", "127.0.0.1:9000", "[::1]:9000", "LOCALHOST"])
def test_a_forwarded_port_on_this_machine_is_let_in_with_the_token(desk, host):
    answer = Visitor(desk, token="").client.get(f"/?token={TOKEN}", base_url=ORIGIN, headers={"Host": host})

    assert answer.status_code == 303


@pytest.mark.parametrize("headers", [
    {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": None}, {"Origin": "http://127.0.0.1:9999"},
    {"Origin": f"https://{HOST}"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"X-CSRF-Token": None}, {"X-CSRF-Token": ""}, {"X-CSRF-Token": "0" * 64}, {"X-CSRF-Token": TOKEN}],
    ids=lambda headers: " ".join(f"{name}: {value}" for name, value in headers.items()))
def test_a_mark_from_elsewhere_or_without_the_pages_own_token_is_refused(visitor, folder, headers):
    address = visitor.address()
    form = visitor.form(address)

    answer = visitor.post(address, form, headers=headers)

    assert answer.status_code == 403
    assert marks_in(folder) == []


def test_a_mark_without_the_cookie_is_refused(visitor, folder):
    address = visitor.address()
    form = visitor.form(address)
    visitor.client.delete_cookie(f"grader-{HOST.split(':')[1]}", domain="127.0.0.1")

    assert visitor.post(address, form).status_code == 403
    assert marks_in(folder) == []


def test_a_form_brings_the_pages_own_token_in_a_field(visitor):
    visitor.get("/")

    without = visitor.post("/names", data={"show": "yes"}, headers={"X-CSRF-Token": None})
    with_it = visitor.post("/names", data={"show": "yes", "csrf": visitor.csrf}, headers={"X-CSRF-Token": None})

    assert (without.status_code, with_it.status_code) == (403, 303)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/serve.js"])
def test_every_answer_forbids_scripts_frames_and_caches(visitor, path):
    headers = visitor.get(path).headers

    assert headers["Content-Security-Policy"].startswith("default-src 'self'; object-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff" and headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-store" and headers["Referrer-Policy"] == "no-referrer"


def test_a_refusal_has_these_headers_too(desk):
    answer = Visitor(desk, token="").get("/")

    assert answer.headers["X-Content-Type-Options"] == "nosniff" and answer.mimetype == "text/plain"


def test_no_page_holds_a_script_or_a_style_of_its_own(visitor):
    for path in ("/", visitor.address()):
        page = visitor.get(path).get_data(as_text=True)

        assert "<style" not in page and "style=" not in page and " onclick" not in page
        assert page.count("<script") == page.count('<script src="/static/')


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_change_nothing(visitor, folder, method):
    answer = visitor.client.open(visitor.address(), method=method, base_url=ORIGIN, headers={"Origin": ORIGIN})

    assert answer.status_code in (403, 405)
    assert marks_in(folder) == []
