"""The pages: what people read, what is safe in it, and what becomes of a mark."""

from __future__ import annotations

import re

import pytest

from grader.gradebook import Result, open_gradebook, open_marks
from grader.serve.desk import ReadingDesk
from tests.marking.samples import PDF, RUBRIC, awaiting, file_answer, keep, make_folder, report
from tests.render.samples import result
from tests.serve.visiting import Visitor

HOSTILE = '<script>alert("owned")</script><img src=x onerror=alert(1)>\u202e\x1b[2J\x00'


def text(answer):
    return answer.get_data(as_text=True)


def marks_in(folder):
    with open_marks(folder) as marks:
        return marks.every()


@pytest.fixture
def other(course_and_folder):
    """A visitor of another desk on the same folder."""
    course, folder = course_and_folder
    return Visitor(ReadingDesk(folder, course, "Alan"))


@pytest.fixture
def reading(tmp_path):
    """reading(check, files): a visitor to a folder with this one answer, without a course, and its page."""
    def read(check, name="ada", **files):
        keep(tmp_path / "own", report(check, name=name), files=files)
        visitor = Visitor(ReadingDesk(tmp_path / "own", None, "Grace"))
        return visitor, text(visitor.get(visitor.address(check.id)))

    return read


def test_the_first_page_tells_the_questions_and_how_many_await(visitor):
    page = text(visitor.get("/"))

    assert "Why does doubling a vector double its length?" in page
    assert re.search(r"<strong>3</strong> of 3\s+await points", page) and "mark as <strong>Grace" in page


def test_an_answer_is_shown_with_its_rubric_and_its_place_in_the_queue(visitor):
    page = text(visitor.get(visitor.address()))

    assert "1 of 3" in page and re.search("The answer of number [123].", page)
    assert "The norm is homogeneous." in page and 'data-points="3.0"' in page


def test_what_the_question_before_was_answered_with_is_shown_as_text(tmp_path):
    before = "  gap: {task: double, points: 1, ask: A, choose: {a: A, b: B}, answer: a}\n"
    course, out = make_folder(tmp_path, ("dan",), RUBRIC.rstrip("\n") + "\n    follows: gap\n" + before, points=15)
    keep(out, report(awaiting(), result(id="gap", answer="<b>b</b>"), name="dan"))
    visitor = Visitor(ReadingDesk(out, course, "Grace"))

    page = text(visitor.get(visitor.address()))

    assert "It follows <code>gap</code>" in page and "&lt;b&gt;b&lt;/b&gt;" in page and "<b>b</b>" not in page


def test_names_are_nowhere_until_they_are_asked_for(visitor):
    address = visitor.address()
    before = text(visitor.get("/")) + text(visitor.get(address))

    visitor.post("/names", data={"show": "yes", "back": address, "csrf": visitor.csrf})

    after = text(visitor.get(address))
    assert not re.search(">(ada|bob|cyd)<", before) and re.search(">(ada|bob|cyd)<", after)
    visitor.post("/names", data={"show": "no", "back": address, "csrf": visitor.csrf})
    assert not re.search(">(ada|bob|cyd)<", text(visitor.get(address)))


def test_names_can_be_shown_from_the_start(desk):
    visitor = Visitor(desk, names=True)

    assert re.search(">(ada|bob|cyd)<", text(visitor.get(visitor.address())))


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", "/answer/\\evil"])
def test_showing_names_leads_back_to_our_own_page_only(visitor, back):
    visitor.get("/")

    answer = visitor.post("/names", data={"show": "yes", "back": back, "csrf": visitor.csrf})

    assert answer.headers["Location"] == "/"


def test_a_mark_is_kept_at_once_and_leads_to_the_next_that_awaits(visitor, folder):
    address = visitor.address()
    form = visitor.form(address) | {"points": 2.5, "comment": "Name it.", "ticked": ["norm"]}

    answer = visitor.post(address, form)

    assert answer.status_code == 200 and answer.json["mark"]["points"] == 2.5
    assert [(one.points, one.comment, one.by, [line.says for line in one.ticked]) for one in marks_in(folder)] == [
        (2.5, "Name it.", "Grace", ["The norm is homogeneous."])]
    following = address.rsplit("/", 1)[0] + "/" + answer.json["next"]
    assert following != address and visitor.address() == following


def test_after_the_last_one_nothing_is_next(visitor):
    for _ in range(3):
        address = visitor.address()
        answer = visitor.post(address, visitor.form(address))

    assert answer.json["next"] == "" and "all 3 have points" in text(visitor.get("/"))


def test_a_mark_that_was_given_is_shown_and_can_be_changed(visitor, folder):
    address = visitor.address()
    visitor.post(address, visitor.form(address) | {"points": 3, "comment": "Good."})

    page = text(visitor.get(address))
    assert 'value="3"' in page and "Good." in page and "3 of 4 points by Grace" in page
    assert visitor.post(address, visitor.form(address) | {"points": 4}).status_code == 200
    assert [one.points for one in marks_in(folder)] == [3.0, 4.0]


def test_of_two_people_the_second_is_told_what_the_first_gave_and_nothing_is_written_over(visitor, other, folder):
    address = visitor.address()
    mine, theirs = visitor.form(address), other.form(address)
    visitor.post(address, mine | {"points": 3, "comment": "Good."})

    answer = other.post(address, theirs | {"points": 0})

    assert answer.status_code == 409
    assert {name: answer.json["mark"][name] for name in ("points", "comment", "by")} == {
        "points": 3, "comment": "Good.", "by": "Grace"}
    assert len(marks_in(folder)) == 1
    seen = answer.json["mark"]["id"]
    assert other.post(address, theirs | {"points": 1, "seen": seen}).status_code == 200
    assert [one.by for one in marks_in(folder)] == ["Grace", "Alan"]


def test_an_answer_that_was_handed_in_anew_must_be_read_anew(visitor, folder):
    address = visitor.address()
    form = visitor.form(address) | {"points": 4}
    for name in ("ada", "bob", "cyd"):
        keep(folder, report(awaiting(text=f"New words of {name}."), name=name))

    answer = visitor.post(address, form)

    assert answer.status_code == 400 and "handed in anew" in answer.json["problem"]
    assert marks_in(folder) == [] and "New words" in text(visitor.get(address))


@pytest.mark.parametrize("wrong", [
    {"points": 4.01}, {"points": -1}, {"points": "4"}, {"points": None}, {"points": 1e308}, {"ticked": ["nothing"]},
    {"ticked": "norm"}, {"comment": 5}, {"comment": "x" * 10_001}, {"more": 1}, {"seen": "0"}, {"digest": ""}],
    ids=str)
def test_what_is_no_mark_is_refused_with_a_reason(visitor, folder, wrong):
    address = visitor.address()

    answer = visitor.post(address, visitor.form(address) | wrong)

    assert answer.status_code == 400 and answer.json["problem"]
    assert marks_in(folder) == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b"x" * 200_000],
                         ids=["", "{", "ff", "deep", "long"])
def test_bytes_that_are_no_json_are_refused(visitor, folder, body):
    address = visitor.address()
    visitor.get(address)

    assert visitor.post(address, data=body).status_code in (400, 413)
    assert marks_in(folder) == []


def test_what_a_student_writes_is_text_and_nothing_else(reading):
    _, page = reading(awaiting(text=HOSTILE, message=HOSTILE, title=HOSTILE), name="<b>ada</b>")

    assert "&lt;script&gt;alert(" in page
    assert "<script>" not in page and "<img" not in page and "<b>" not in page
    assert not {"\u202e", "\x1b", "\x00"} & set(page)


def test_what_a_colleague_writes_is_text_and_nothing_else(tmp_path):
    keep(tmp_path / "own", report())
    visitor = Visitor(ReadingDesk(tmp_path / "own", None, HOSTILE), names=True)
    address = visitor.address()

    visitor.post(address, visitor.form(address) | {"comment": HOSTILE + '" autofocus x="'})

    page = text(visitor.get(address)) + text(visitor.get("/"))
    assert "<script>" not in page and "<img" not in page and 'x=""' not in page
    assert "&lt;script&gt;" in page and '" autofocus' not in page


def test_a_long_answer_is_shown_whole(reading):
    _, page = reading(awaiting(text="word\n" * 4_000 + "the end"))

    assert "the end" in page and "cut here" not in page


def test_comments_that_were_given_before_can_be_used_again(visitor):
    address = visitor.address()
    visitor.post(address, visitor.form(address) | {"points": 1, "comment": 'Say "why".'})

    page = text(visitor.get(visitor.address()))

    assert 'data-text="Say &#34;why&#34;."' in page


def test_a_pdf_goes_out_as_it_came_in_a_sandbox(reading):
    visitor, page = reading(file_answer(), **{"report.pdf": PDF})
    (address,) = set(re.findall('(?:src|href)="(/file/[^"]+)"', page))

    answer = visitor.get(address)

    assert answer.data == PDF and answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'self'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert re.fullmatch(r'inline; filename="report-s-[0-9a-f]{10}\.pdf"', answer.headers["Content-Disposition"])


def test_a_file_that_only_calls_itself_a_pdf_is_downloaded_and_never_shown(reading):
    data = b"<script>alert(1)</script>"
    visitor, page = reading(file_answer(data=data), **{"report.pdf": data})

    answer = visitor.get(re.search('href="(/file/[^"]+)"', page)[1])

    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "<iframe" not in page and "alert(" not in page


def test_where_the_file_is_not_in_the_folder_the_page_says_what_to_do(reading):
    visitor, page = reading(file_answer())

    assert "Run the same <code>grader batch</code> again" in page
    assert visitor.get(visitor.address("report").replace("/answer/", "/file/")).status_code == 404


@pytest.mark.parametrize("path", [
    "/file/tiny/why/..", "/file/../../etc/passwd", "/file/tiny/..%2f..%2fgradebook.sqlite/x", "/file/tiny/report/ada",
    "/static/../desk.py", "/static/%2e%2e/desk.py", "/static/..%5cdesk.py", "/answer/tiny/why/ada",
    "/answer/tiny/x/s-1", "/answer/other/why/s-1"])
def test_no_address_leads_out_of_the_answers(visitor, path):
    assert visitor.get(path).status_code == 404


def test_a_name_that_would_leave_the_folder_is_read_from_nowhere(tmp_path):
    (tmp_path / "own" / "reports" / "answers").mkdir(parents=True)
    (tmp_path / "own" / "reports" / "answers" / "report.pdf").write_bytes(PDF)
    with open_gradebook(tmp_path / "own") as book:
        book.add(Result("key", report(file_answer(), name="../reports")))
    visitor = Visitor(ReadingDesk(tmp_path / "own", None, "Grace"))

    assert visitor.get(visitor.address("report").replace("/answer/", "/file/")).status_code == 404


def test_a_gradebook_that_is_gone_is_told_in_words(visitor, folder):
    (folder / "gradebook.sqlite").unlink()

    answer = visitor.get("/")

    assert answer.status_code == 503 and "gradebook.sqlite" in text(answer)
