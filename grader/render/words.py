"""The words and figures that every renderer shares.

In: a Report or its results.  Out: short strings, the same in text, HTML and summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Optional

from grader.model import CheckResult, Diagnosis, Outcome, Report


def number(value: float) -> str:
    """Write points as people do: `4`, `2.5`, `0.33`; at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def points(result: CheckResult) -> str:
    """Write a check's points as `4/8`, or `-/8` while they are open."""
    earned = "-" if result.points is None else number(result.points)
    return f"{earned}/{number(result.max_points)}"


def score(report: Report) -> str:
    """Write the score as `86 / 100`, or `open / 100`."""
    earned = "open" if report.score is None else number(report.score)
    return f"{earned} / {number(report.max_score)}"


def why_open(report: Report) -> str:
    """Say why the score is open and what happens next; empty when there is a score."""
    if report.score is not None:
        return ""
    counts = Counter(result.outcome for result in report.checks)
    reasons = []
    if broken := counts[Outcome.BROKEN]:
        reasons.append(f"{_checks(broken)} BROKEN (our fault) and will be graded again")
    if awaiting := counts[Outcome.AWAITING]:
        reasons.append(f"{_checks(awaiting)} AWAITING a person's points")
    return "score open: " + "; ".join(reasons) if reasons else "score open"


def tally(results: Iterable[CheckResult]) -> list[tuple[Outcome, int]]:
    """Count results by outcome, in the order in which Outcome lists them, without zeros."""
    counts = Counter(result.outcome for result in results)
    return [(outcome, counts[outcome]) for outcome in Outcome if counts[outcome]]


def tally_line(results: Iterable[CheckResult]) -> str:
    """Write the tally as `11 passed, 1 failed`; `no checks` when there are none."""
    return ", ".join(f"{count} {spoken(outcome)}" for outcome, count in tally(results)) or "no checks"


def spoken(outcome: Outcome) -> str:
    """Write an outcome in lower case, as a word in a sentence: `over limit`."""
    return outcome.value.replace("_", " ")


def how_sure(diagnosis: Diagnosis) -> str:
    """Write how sure a diagnosis is: `Mistake` or `Likely`."""
    return "Mistake" if diagnosis.certain else "Likely"


def likely(diagnosis: Optional[Diagnosis]) -> str:
    """Write a diagnosis as one sentence: the mistake, then its evidence in brackets."""
    if diagnosis is None:
        return ""
    mistake, evidence = diagnosis.mistake.rstrip(". \n"), diagnosis.evidence.rstrip(". \n")
    return f"{mistake} ({evidence})." if evidence else f"{mistake}."


def provenance(report: Report) -> list[tuple[str, str]]:
    """Name and value of everything that a second person needs to grade again."""
    facts, submission = report.provenance, report.submission
    return [
        ("Assignment", report.assignment),
        ("Checks run", "public and hidden" if report.scope == "all" else "public only"),
        ("Isolation level", report.level.value),
        ("Submission", f"{submission.name}, {submission.files} file{'' if submission.files == 1 else 's'}"),
        ("Main file", submission.file or "none"),
        ("Submission SHA-256", submission.sha256 or "none"),
        ("Assignment SHA-256", facts.assignment_sha256),
        ("Started", facts.started),
        ("Time", f"{number(facts.seconds)} s; processor time of student code {number(facts.worker_cpu_seconds)} s"),
        ("Cases", facts.seeds),
        ("Data", ", ".join(facts.data) or "none"),
        ("Limits", _pairs({name: f"{value:g}" for name, value in facts.limits.items()})),
        ("Versions", _pairs(facts.versions)),
    ]


def _pairs(values: dict[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items()) or "none"


def _checks(count: int) -> str:
    return "1 check is" if count == 1 else f"{count} checks are"
