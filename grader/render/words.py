"""The words and figures that every renderer shares.

In: a Report or its results.  Out: short strings, the same in text, HTML and summary.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Optional

from grader.model import CheckResult, Diagnosis, Outcome, Report, Visibility


def number(value: float) -> str:
    """Write points as people do: `4`, `2.5`, `0.33`; at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def count(number: int, noun: str) -> str:
    """Write how many there are: `1 answer`, `2 answers`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def points(result: CheckResult) -> str:
    """Write a check's points as `4/8`, or `-/8` while they are open."""
    earned = "-" if result.points is None else number(result.points)
    return f"{earned}/{number(result.max_points)}"


def score(report: Report) -> str:
    """Write the score as `86 / 100`, `78 of 100, awaiting 2 answers`, or `open / 100` where something is BROKEN.

    It is the one that counts; where lateness took points the other is behind it: `30 / 100, 75 before the late policy`.
    """
    if waiting := awaiting(report):
        return f"{number(so_far(report))} of {number(report.max_score)}, {waiting}"
    earned = "open" if report.final is None else number(report.final)
    return ", ".join(filter(None, [f"{earned} / {number(report.max_score)}", before_late(report)]))


def before_late(report: Report) -> str:
    """Write the score before the late policy, `75 before the late policy`; empty where it is no other one."""
    raw = None if report.score is None else number(report.score)
    if raw is None or report.final is not None and number(report.final) == raw:
        return ""
    return f"{raw} before the late policy"


def lateness(report: Report, with_points: bool = True) -> list[str]:
    """Write in sentences how late it was, what that costs, and why; none where there is no deadline.

    Without `with_points` nothing is said of the score, for who is not to know it yet.
    """
    late = report.late
    if late is None:
        return []
    told = [sentence(late.words) if with_points else f"{count(late.days, 'day')} late."] if late.days else []
    if late.submitted:
        told.append(f"Handed in {moment(late.submitted)}{'' if late.days else ', on time'}.")
    elif not late.days:
        told.append("It is not known when this was handed in, so it counts as on time.")
    told += [f"Due {moment(late.due)}."] if late.due else []
    return [*told, sentence(late.why)] if late.why else told


def moment(text: str) -> str:
    """Write a time in ISO 8601 as people read it: `2026-11-30 23:59:00 UTC+01:00`."""
    day, _, clock = text.replace("Z", "+00:00").partition("T")
    zone = clock[8:].replace("+00:00", "")
    return f"{day} {clock[:8]} UTC{zone}"


def awaiting(report: Report) -> str:
    """Write `awaiting 2 answers` where people's points alone are still to come; empty otherwise."""
    counts = Counter(result.outcome for result in report.checks)
    return "" if counts[Outcome.BROKEN] else awaiting_answers(counts[Outcome.AWAITING])


def awaiting_answers(answers: int) -> str:
    """Write `awaiting 2 answers`; empty for none."""
    return f"awaiting {count(answers, 'answer')}" if answers else ""


def so_far(report: Report) -> float:
    """Return the points of everything that has points, before the late policy."""
    return sum(result.points for result in report.checks if result.points is not None)


def ending(report: Report) -> str:
    """Write how a report ends: its score, or why there is none yet."""
    if awaiting(report):
        return score(report)
    return why_open(report) or f"score {score(report)}"


def why_open(report: Report) -> str:
    """Say why the score is open and what happens next; empty when there is a score."""
    if report.final is not None:
        return ""
    if report.score is not None:
        return "score open: it was handed in late, and the course's late policy is not known here"
    counts = Counter(result.outcome for result in report.checks)
    reasons = []
    if broken := counts[Outcome.BROKEN]:
        reasons.append(f"{_are(broken, 'check')} BROKEN (our fault) and will be graded again")
    if waiting := counts[Outcome.AWAITING]:
        reasons.append(f"{_are(waiting, 'answer')} AWAITING a person's points")
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


def is_told(result: CheckResult) -> bool:
    """True where a report explains more than the rubric line: all but passed checks, and what a person has marked."""
    return result.outcome is not Outcome.PASSED or result.marked is not None


def is_named(result: CheckResult) -> bool:
    """True where a report shows a check's id: a public one to look at again, as in `grader check --debug ID`."""
    return result.outcome is not Outcome.PASSED and result.visibility is Visibility.PUBLIC


def marked(result: CheckResult) -> str:
    """Write who gave the points and when: `Marked by Ana Ruiz, 2026-03-02 09:30 UTC`; empty where a program did."""
    if result.marked is None:
        return ""
    at = result.marked.at.replace("T", " ").removesuffix("+00:00").removesuffix("Z")
    return f"Marked by {result.marked.by}, {at} UTC"


def how_sure(diagnosis: Diagnosis) -> str:
    """Write how sure a diagnosis is: `Mistake` or `Likely`."""
    return "Mistake" if diagnosis.certain else "Likely"


def sentence(text: str) -> str:
    """Write a hint or an evidence as a sentence: a capital, unless it begins with a piece of code, and a full stop."""
    text = text.strip()
    first = text.split(maxsplit=1)[0].rstrip(",:;") if text else ""
    if first.isalpha() and first.islower() and (len(first) > 1 or first == "a"):
        text = text[0].upper() + text[1:]
    return text if text.endswith((".", "?", "!", ":")) or not text else f"{text}."


def what_next(report: Report) -> str:
    """Say what a student with all public points does not know yet; empty for any other report."""
    passed = all(result.outcome is Outcome.PASSED for result in report.checks)
    if report.scope != "public" or report.warnings or not report.checks or not passed:
        return ""
    return "All public checks pass. The course may grade with hidden ones too: other sizes, other data."


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
        ("Budget", facts.budget),
        ("Device", facts.device),
        ("Submission", f"{submission.name}, {count(submission.files, 'file')}"),
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


def _are(number: int, noun: str) -> str:
    return f"{count(number, noun)} {'is' if number == 1 else 'are'}"
