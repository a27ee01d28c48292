"""A Report as JUnit XML, which every CI service shows.

In: a Report.  Out: XML 1.0 text in the shape that Jenkins' junit-10.xsd describes; one testcase for each check.
What XML cannot hold (control characters, lone surrogates, U+FFFE) is taken out; the rest is escaped by ElementTree.

    PASSED                                             nothing
    PARTIAL, FAILED, CRASHED, OVER_LIMIT, MISSING      failure, with its points in words
    SKIPPED, AWAITING                                  skipped
    BROKEN                                             error: our fault
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from grader.model import CheckResult, Outcome, Report
from grader.render import words
from grader.render.clean import clean, clean_line
from grader.render.explained import explained

_KINDS = {Outcome.PASSED: "", Outcome.SKIPPED: "skipped", Outcome.AWAITING: "skipped", Outcome.BROKEN: "error"}
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2 (Char)
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")


def to_junit(report: Report) -> str:
    """Return the report as JUnit XML, with its declaration (UTF-8) and a newline at the end."""
    suites = ElementTree.Element("testsuites", _counts(report))
    suite = ElementTree.SubElement(suites, "testsuite", _counts(report))
    if started := _TIME.match(report.provenance.started):
        suite.set("timestamp", started.group())
    _properties(suite, report)
    for result in report.checks:
        _testcase(suite, report, result)
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def kind(outcome: Outcome) -> str:
    """Return the element that tells `outcome`: "failure", "skipped", "error", or "" when the check passed."""
    return _KINDS.get(outcome, "failure")


def _counts(report: Report) -> dict[str, str]:
    kinds = [kind(result.outcome) for result in report.checks]
    return {"name": _line(f"{report.assignment}: {report.submission.name}"), "tests": str(len(kinds)),
            "failures": str(kinds.count("failure")), "errors": str(kinds.count("error")),
            "skipped": str(kinds.count("skipped")), "time": _seconds(report.provenance.seconds)}


def _properties(suite: ElementTree.Element, report: Report) -> None:
    properties = ElementTree.SubElement(suite, "properties")
    score = "open" if report.final is None else words.number(report.final)
    facts = {"score": score, "max_score": words.number(report.max_score), "level": report.level.value,
             "scope": report.scope}
    if waiting := words.awaiting(report):
        facts |= {"so_far": words.number(words.so_far(report)), "awaiting": waiting.removeprefix("awaiting ")}
    if report.late:
        raw = "open" if report.score is None else words.number(report.score)
        facts |= {"raw_score": raw, "late": _line(" ".join(words.lateness(report)))}
    for name, value in facts.items():
        ElementTree.SubElement(properties, "property", {"name": name, "value": value})


def _testcase(suite: ElementTree.Element, report: Report, result: CheckResult) -> None:
    # Services tell two testcases apart by class and name, and titles may repeat.
    case = ElementTree.SubElement(suite, "testcase", {
        "classname": _line(f"{report.assignment}.{result.task}"), "name": _line(f"{result.id}: {result.title}"),
        "time": _seconds(result.seconds)})
    if named := kind(result.outcome):
        message = f"{result.outcome.name}  {words.points(result)}"
        told = ElementTree.SubElement(case, named, {"message": message, "type": result.outcome.value})
        told.text = _writable(f"{message}\n{explained(result)}")
    if result.output:
        ElementTree.SubElement(case, "system-out").text = _writable(clean(result.output))


def _line(text: str) -> str:
    return _writable(clean_line(text))


def _writable(text: str) -> str:
    return _NOT_XML.sub("", text)


def _seconds(seconds: float) -> str:
    return f"{abs(seconds):.3f}" if 0 <= seconds < 1e9 else "0.000"
