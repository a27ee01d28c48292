"""The page in a real browser: answers are marked by keyboard, two people do not write over each other."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import pytest
from playwright.sync_api import expect

from grader.batch.kept import overview_of_folder
from grader.export import gradescope, nbgrader
from grader.gradebook import open_marks
from grader.render import from_json
from tests.browsers import opened_browser
from tests.marking.samples import PDF, awaiting, file_answer, keep, make_folder, report

pytestmark = pytest.mark.slow  # a browser is started
HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"


@pytest.fixture(scope="module")
def browser():
    with opened_browser() as browser:
        yield browser


@pytest.fixture
def serving(tmp_path):
    """serving(by): the address of `grader serve`, started by this person; all serve one folder."""
    course, folder = make_folder(tmp_path, names=("ada", "bob"))
    running = []

    def start(by: str) -> str:
        command = [sys.executable, "-m", "grader", "--course", str(course.folder), "serve", str(folder), "--no-browser",
                   "--by", by]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return running[-1].stdout.readline().split()[1]

    def stop() -> None:
        while running:
            process = running.pop()
            process.terminate()
            process.communicate(timeout=60)

    start.folder, start.course, start.stop = folder, course, stop
    yield start
    stop()


@pytest.fixture
def visit(browser, serving):
    """visit(by): this person's first page, in a session of their own, where no error may be written to the console."""
    opened = []

    def open_page(by: str, width: int = 1400, height: int = 900):
        context = browser.new_context(viewport={"width": width, "height": height})
        page = context.new_page()
        page.said = []
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("console", lambda message: page.said.append(message.text) if "409" not in message.text else None)
        page.goto(serving(by))
        opened.append((context, page))
        return page

    yield open_page
    for context, page in opened:
        assert page.said == []
        context.close()


def begin(page, question="why"):
    """Go from the questions to the first answer that awaits points."""
    page.get_by_role("link", name=question, exact=True).click()
    wait_for(page, "1 of ")


def wait_for(page, place):
    """Wait for the answer at this place, and for the script, which lets the buttons be pressed when it listens."""
    expect(page.get_by_role("navigation").get_by_text(place)).to_be_visible()
    expect(page.get_by_role("button", name="Save and next")).to_be_enabled()


def marks_in(folder):
    with open_marks(folder) as marks:
        return [(one.points, one.comment, one.by) for one in marks.every()]


def test_two_answers_are_marked_by_keyboard_and_reach_report_table_and_exports(visit, serving):
    page = visit("Grace")
    assert "token" not in page.url
    begin(page)

    page.keyboard.press("1")
    page.keyboard.press("c")
    page.keyboard.type("Name the norm.")
    page.keyboard.press("Control+Enter")
    wait_for(page, "2 of 2")
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(page.get_by_label("Points")).to_have_value("4")
    page.get_by_role("button", name="Name the norm.").press("Enter")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("all 2 have points")).to_be_visible()
    serving.stop()

    folder = serving.folder
    assert marks_in(folder) == [(3.0, "Name the norm.", "Grace"), (4.0, "Name the norm.", "Grace")]
    told = [json.loads((folder / "reports" / name / "report.json").read_text(encoding="utf-8"))
            for name in ("ada", "bob")]
    assert sorted(each["score"] for each in told) == [3.0, 4.0]
    with (folder / "grades.csv").open(encoding="utf-8", newline="") as file:
        assert sorted(row["final score"] for row in csv.DictReader(file)) == ["3", "4"]
    table = nbgrader(overview_of_folder(serving.course, folder)).text
    assert sorted(row["score"] for row in csv.DictReader(table.splitlines())) == ["3", "4"]
    exported = [gradescope(from_json(json.dumps(each))).text for each in told]
    assert all("Name the norm." in text for text in exported)


def test_the_second_of_two_people_sees_what_the_first_gave_and_chooses(visit, serving):
    grace, alan = visit("Grace"), visit("Alan")
    begin(grace)
    begin(alan)

    grace.keyboard.press("1")
    grace.keyboard.press("Control+Enter")
    expect(grace.get_by_text("2 of 2")).to_be_visible()
    alan.get_by_label("Points").fill("1")
    alan.get_by_role("button", name="Save", exact=True).click()

    expect(alan.get_by_role("alert").filter(has_text="Grace has given 3 of 4 points meanwhile.")).to_be_visible()
    assert len(marks_in(serving.folder)) == 1
    alan.get_by_role("button", name="Save mine in its place").click()
    expect(alan.get_by_role("status")).to_have_text("Saved")
    assert [(points, by) for points, _, by in marks_in(serving.folder)] == [(3.0, "Grace"), (1.0, "Alan")]


def test_who_keeps_the_others_mark_sees_it(visit, serving):
    grace, alan = visit("Grace"), visit("Alan")
    begin(grace)
    begin(alan)
    grace.keyboard.press("1")
    grace.get_by_role("button", name="Save", exact=True).click()
    expect(grace.get_by_role("status")).to_have_text("Saved")
    alan.get_by_label("Points").fill("1")
    alan.keyboard.press("Control+Enter")

    alan.get_by_role("button", name="Keep theirs").click()

    expect(alan.get_by_text("3 of 4 points by Grace")).to_be_visible()
    expect(alan.get_by_label("Points")).to_have_value("3")


def test_keys_move_between_answers_and_show_what_they_do(visit):
    page = visit("Grace")
    begin(page)

    page.keyboard.press("j")
    wait_for(page, "2 of 2")
    page.keyboard.press("ArrowLeft")
    wait_for(page, "1 of 2")
    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def test_points_that_cannot_be_given_are_told_and_not_sent(visit, serving):
    page = visit("Grace")
    begin(page)

    page.get_by_label("Points").fill("5")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert").filter(has_text="Give points, 0 to 4")).to_be_visible()
    assert marks_in(serving.folder) == []


def test_hostile_answers_and_comments_run_nothing(visit, serving):
    keep(serving.folder, report(awaiting("evil", HOSTILE, title=HOSTILE, message=HOSTILE), name="eve"))
    page = visit("Grace")
    begin(page, "evil")
    page.get_by_label("Points").fill("1")
    page.get_by_label("Comment").fill(HOSTILE)

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Saved")
    page.reload()

    wait_for(page, "1 of 1")
    expect(page.get_by_label("The student's answer")).to_have_text(HOSTILE)
    expect(page.get_by_label("Comment")).to_have_value(HOSTILE)
    assert page.title() == "evil, 1 of 1"
    assert page.locator("img").count() == 0


def test_a_pdf_is_shown_by_the_browser_beside_the_form(visit, serving):
    keep(serving.folder, report(file_answer(), name="eve"), files={"report.pdf": PDF})
    page = visit("Grace")

    with page.expect_response(lambda response: "/file/" in response.url) as answered:
        begin(page, "report")

    assert answered.value.status == 200 and answered.value.headers["content-type"] == "application/pdf"
    expect(page.get_by_title("The student's file")).to_be_visible()


@pytest.mark.parametrize("width", [390, 1400])
def test_nothing_is_wider_than_the_screen(visit, serving, width):
    keep(serving.folder, report(awaiting("long", "x" * 2_000 + " " + "=" * 2_000, title="y" * 300), name="n" * 90))
    page = visit("Grace", width)

    widths = [page.evaluate("document.documentElement.scrollWidth")]
    begin(page, "long")
    widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert widths == [width, width]
