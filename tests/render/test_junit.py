"""JUnit XML as CI services read it: the shape is that of Jenkins' junit-10.xsd."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import Outcome
from grader.render.junit import kind, to_junit

from . import samples

# junit-10.xsd, reduced to what it says of the elements that we write: attributes that are needed, others, children.
SHAPE = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors", "skipped"}, {"testsuite"}),
    "testsuite": ({"name"}, {"tests", "failures", "errors", "time", "skipped", "timestamp"},
                  {"properties", "testcase", "system-out"}),
    "properties": (set(), set(), {"property"}), "property": ({"name", "value"}, set(), set()),
    "testcase": ({"name"}, {"classname", "time"}, {"skipped", "error", "failure", "system-out"}),
    "failure": (set(), {"type", "message"}, set()), "error": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()), "system-out": (set(), set(), set())}


def parsed(report) -> ElementTree.Element:
    """Parse as a service does, from UTF-8 bytes, and check every element against SHAPE."""
    root = ElementTree.fromstring(to_junit(report).encode("utf-8"))
    for element in root.iter():
        needed, more, children = SHAPE[element.tag]
        assert needed <= set(element.attrib) <= needed | more
        assert {child.tag for child in element} <= children
        assert re.fullmatch(r"[0-9]+\.[0-9]{3}", element.get("time", "0.000"))
    return root


def test_each_outcome_is_told_in_the_words_of_junit():
    kinds = {outcome: kind(outcome) for outcome in Outcome}

    assert [outcome for outcome in Outcome if kinds[outcome] == ""] == [Outcome.PASSED]
    assert [outcome for outcome in Outcome if kinds[outcome] == "error"] == [Outcome.BROKEN]
    assert [outcome for outcome in Outcome if kinds[outcome] == "skipped"] == [Outcome.SKIPPED, Outcome.AWAITING]
    assert sum(named == "failure" for named in kinds.values()) == 5


def test_the_counts_are_those_of_the_testcases():
    suite = parsed(samples.report(*samples.one_of_each())).find("testsuite")

    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases) == 9
    for attribute, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        assert int(suite.get(attribute)) == len(suite.findall(f"testcase/{tag}"))


def test_partial_points_stand_in_the_failures_text():
    failure = parsed(samples.report(samples.result(outcome=Outcome.PARTIAL, points=1.5))).find(".//failure")

    assert failure.get("message") == "PARTIAL  1.5/4"
    assert failure.text.startswith("PARTIAL  1.5/4")


def test_a_failure_tells_message_diagnosis_and_hint():
    text = parsed(samples.report(samples.failed())).find(".//failure").text

    assert "15 of 15 values differ" in text
    assert "Likely: the bias is not added" in text and "Try: With x all zeros" in text


def test_checks_with_the_same_title_are_told_apart():
    names = [case.get("name") for case in parsed(samples.report(samples.result(id="a"), samples.result(id="b"))).iter(
        "testcase")]

    assert len(set(names)) == 2


def test_an_open_score_is_open():
    root = parsed(samples.report(samples.result(outcome=Outcome.BROKEN, points=None)))

    assert {item.get("name"): item.get("value") for item in root.iter("property")}["score"] == "open"


@pytest.mark.parametrize("text", ["\x00\x08\x1f", "\ufffe\uffff", "\ud800", "]]>", "<![CDATA[x]]>",
                                  "&amp;<a b='c'>"])
def test_text_that_xml_cannot_hold_or_would_read_as_markup_stays_text(text):
    root = parsed(samples.report(samples.failed(title=f"a{text}b", message=f"a{text}b", output=f"a{text}b")))

    left = re.sub("[\x00-\x1f\ufffe\uffff]", "", text).replace("\ud800", "\ufffd")
    assert f"a{left}b" in root.find(".//failure").text
    assert root.find(".//system-out").text == f"a{left}b"


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters() | st.sampled_from("\x00\x1b\ufffe\ud800]>&<'\"\u2028\x85")), st.floats())
def test_no_text_and_no_time_breaks_the_file(text, seconds):
    check = samples.failed(id=text, task=text, title=text, message=text, output=text, seconds=seconds)

    assert parsed(samples.report(check, assignment=text)).find("testsuite").get("failures") == "1"
