"""The class page in a real browser: what its script makes of the view that its address names."""

from __future__ import annotations

import functools
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from grader.model import Outcome
from grader.render import to_class_page

from . import class_samples as samples

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine to open the page in"),
    pytest.mark.slow,  # a browser is started for each view
]
BIAS = "#mistake=the%20bias%20is%20not%20added"


@pytest.fixture
def opened(tmp_path):
    """opened(html, fragment): what the page has become after its script ran on this fragment."""
    return functools.partial(_opened, tmp_path)


def _opened(folder: Path, html: str, fragment: str = "") -> str:
    (folder / "index.html").write_text(html, encoding="utf-8")
    # A container has no user namespaces for the browser's own sandbox; what it opens here is our own page.
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
               f"--user-data-dir={folder / 'profile'}", "--dump-dom", (folder / "index.html").as_uri() + fragment]
    return subprocess.run(command, capture_output=True, timeout=120, check=True).stdout.decode()


def names(html: str) -> list[str]:
    """The submissions that are shown, in order."""
    body = html[html.index('id="class-table"'):html.index("</table>", html.index('id="class-table"'))]
    return re.findall(r'<tr><th scope="row"><a [^>]*>(.*?)</a>', re.sub(r'<tr hidden="">.*?</tr>', "", body))


@pytest.mark.parametrize("fragment, shown", [
    ("", ["abel", "brandt", "celik", "unknown7"]),
    ("#submissions", ["abel", "brandt", "celik", "unknown7"]),
    ("#sort=final", ["brandt", "celik", "abel", "unknown7"]),
    ("#sort=-final", ["abel", "celik", "brandt", "unknown7"]),
    ("#sort=-name", ["unknown7", "celik", "brandt", "abel"]),
    ("#sort=-mistakes", ["brandt", "celik", "abel", "unknown7"]),
    ("#sort=check%3Adescent", ["abel", "celik", "brandt", "unknown7"]),
    ("#sort=nonsense", ["abel", "brandt", "celik", "unknown7"]),
    ("#filter=LATE%20graded", ["celik"]),
    ("#filter=brandt%40uni", ["brandt"]),
    ("#filter=nobody", []),
    ("#section=A", ["abel", "celik"]),
    ("#status=awaiting", ["unknown7"]),
    ("#status=late", ["celik"]),
    ("#status=unmatched&section=A", []),
    ("#sort=late", ["celik", "abel", "brandt", "unknown7"]),
    (BIAS, ["brandt", "celik"]),
    (BIAS + "&section=A", ["celik"]),
    ("#check=linear&outcome=passed", ["abel", "celik"]),
    ("#check=linear&outcome=not_passed", ["brandt", "unknown7"]),
    ("#outcome=partial", ["celik"]),
    ("#outcome=wrong", ["brandt", "celik"]),
    ("#section=unknown&sort=-final", ["abel", "celik", "brandt", "unknown7"]),
])
def test_a_view_shows_its_submissions_in_its_order(opened, fragment, shown):
    assert names(opened(to_class_page(samples.small()), fragment)) == shown


def test_the_script_turns_heads_into_buttons_and_shows_the_controls(opened):
    html = opened(to_class_page(samples.small()), "#sort=-final&section=A")

    assert re.search(r'<th [^>]*aria-sort="descending"[^>]*><button type="button"><span>Final</span></button>', html)
    assert html.count("aria-sort=") == html.count('aria-sort="descending"') + html.count("[aria-sort=descending]")
    assert re.search(r'<div id="controls"[^>]*>', html).group().count("hidden") == 0
    assert '<p id="shown" role="status">2 of 4 submissions shown</p>' in html


@pytest.mark.parametrize("fragment, shown", [
    ("#check=linear&outcome=crashed", []),
    ("#check=linear&outcome=whole", ["celik", "dietz"]),
    ("#status=unread", ["celik"]),
    ("#status=nothing", ["dietz"]),
])
def test_what_is_told_once_is_no_outcome_of_a_check(opened, fragment, shown):
    assert names(opened(to_class_page(samples.not_run()), fragment)) == shown


def test_open_scores_come_last_the_broken_ones_apart_from_those_that_await(opened):
    rows = [samples.row(name, final=None, score=None, outcomes={"linear": outcome}) for name, outcome in
            (("a", Outcome.AWAITING), ("b", Outcome.BROKEN), ("c", Outcome.AWAITING), ("d", Outcome.BROKEN))]

    html = opened(to_class_page(samples.overview(samples.row("z"), *rows)), "#sort=-final")

    assert names(html) == ["z", "b", "d", "a", "c"]


def test_a_group_is_counted_once_in_what_is_shown(opened):
    html = opened(to_class_page(samples.overview(*samples.group("Ada", "Bob"), samples.row("abel"))), "#filter=group")

    assert '<p id="shown" role="status">1 of 2 submissions shown</p>' in html


@pytest.mark.parametrize("words", [
    "</script><script>document.title='owned'</script>", "<img src=x onerror=\"document.title='owned'\">",
    "\"><svg onload=document.title='owned'>"])
def test_hostile_names_run_nothing(opened, words):
    html = opened(to_class_page(samples.hostile(words)), "#filter=owned")

    assert "2 of 2 submissions shown" in html  # the script ran, and with it whatever else could have
    assert "<title>owned</title>" not in html and ": the class</title>" in html


def test_a_script_that_is_not_ours_does_not_run(opened):
    page = to_class_page(samples.small())

    html = opened(page.replace("</main>", "</main><script>document.title = 'owned'</script>"))

    assert "4 of 4 submissions shown" in html and "<title>owned</title>" not in html


def test_pressing_a_head_sorts_by_it_and_pressing_again_turns_the_order_round(opened):
    page = _with_hands("head('Final').click(); head('Final').click();")

    html = opened(page)

    assert names(html) == ["abel", "celik", "brandt", "unknown7"]
    assert "<title>#sort=-final</title>" in html


def test_typing_filters_at_once_and_show_all_takes_it_back(opened):
    typed = "field.value = 'celik'; field.dispatchEvent(new Event('input'));"
    taken_back = "document.getElementById('show-all').click();"

    assert names(opened(_with_hands(typed))) == ["celik"]
    assert len(names(opened(_with_hands(typed + taken_back)))) == 4


def _with_hands(script: str) -> str:
    """The page with its policy off and a script that does what a person would; its title becomes the address."""
    page = re.sub("<meta http-equiv=[^>]*>", "", to_class_page(samples.small()))
    helpers = ("const head = (name) => [...document.querySelectorAll('thead button')].find("
               "(one) => one.textContent === name); const field = document.getElementById('by-filter');")
    return page.replace("</body>", f"<script>{helpers}{script}; document.title = location.hash;</script></body>")
