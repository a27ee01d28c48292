"""Where links of the class page lead, whatever a submission is called."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from grader.render.links import quoted, report_link, view

NAMES = ["mueller", "a b&c", "100%", "a#b?c", "\"><script>", "Jürgen", "名前", "a:b@c"]


@pytest.mark.parametrize("name", NAMES)
def test_an_encoded_name_decodes_to_itself(name):
    assert unquote(quoted(name)) == name


@pytest.mark.parametrize("name", NAMES)
def test_an_encoded_name_holds_nothing_that_means_something_in_an_address_or_in_markup(name):
    assert not set(quoted(name)) & set(" &#?:@/\\\"'<>")


def test_a_lone_surrogate_is_encoded_without_an_error():
    assert quoted("a\ud800") == "a%3F"


def test_a_report_is_linked_by_its_address():
    assert report_link("reports/a b/report.html", "A & B") == '<a href="reports/a%20b/report.html">A &amp; B</a>'


@pytest.mark.parametrize("address", [
    "", "reports", "reports/", "/etc/passwd", "//host/x", "javascript:alert(1)", "reports/../x", "reports/./x",
    "https://host/reports/x", "other/reports/x", "data:text/html,x"])
def test_an_address_outside_of_reports_is_no_link(address):
    assert report_link(address, "<words>") == "&lt;words&gt;"


def test_dots_and_backslashes_that_are_encoded_stay_part_of_a_name():
    assert report_link("reports/%2e%2e/..\\x", "words") == '<a href="reports/%252e%252e/..%5Cx">words</a>'


def test_a_view_is_a_fragment():
    assert view(check="linear", outcome="failed") == "#check=linear&outcome=failed"
