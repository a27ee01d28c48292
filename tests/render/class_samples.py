"""Classes that the tests of the class page share: small, empty, open, hostile, and a thousand strong."""

from __future__ import annotations

import random
from datetime import datetime, timezone

from grader.model import Level, Outcome, Visibility
from grader.overview import Absent, CheckRate, MistakeCount, Overview, Row

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=timezone.utc)
CHECKS = ("linear", "descent")


def row(name: str = "mueller", **more) -> Row:
    facts = {"name": name, "student": f"{name} of the roster", "student_id": "1001", "email": f"{name}@uni.example",
             "login": "", "section": "A", "matched": True, "submitted": NOON, "graded": NOON, "seconds": 4.0,
             "score": 80.0, "final": 80.0, "max_score": 100.0, "late": "",
             "outcomes": {check: Outcome.PASSED for check in CHECKS}, "points": {check: 40.0 for check in CHECKS},
             "mistakes": (), "problem": "", "report": f"reports/{name}/report.html"}
    return Row(**{**facts, **more})


def overview(*rows: Row, **more) -> Overview:
    """These rows, with the rates and the counts of mistakes that follow from them; a group counts once."""
    once = tuple({one.name: one for one in rows}.values())
    facts = {"course": "Neural networks", "assignment": "backprop", "title": "Backpropagation",
             "tasks": {"forward": "The layers", "descent": "Gradient descent"}, "made": NOON,
             "levels": (Level.CONTAINED,), "max_score": 100.0, "rows": rows, "checks": rates(once),
             "mistakes": counted(once), "missing": (), "notes": (), "warnings": ()}
    return Overview(**{**facts, **more})


def rates(rows: tuple[Row, ...]) -> tuple[CheckRate, ...]:
    """One rate for each check that a row has, the first of them in the task `forward`."""
    ids = list(dict.fromkeys(check for one in rows for check in one.outcomes))
    return tuple(CheckRate(check, "descent" if place else "forward", f"the title of {check}", Visibility.PUBLIC, 40.0,
                           _tally([one.outcomes[check] for one in rows if check in one.outcomes]))
                 for place, check in enumerate(ids))


def counted(rows: tuple[Row, ...]) -> tuple[MistakeCount, ...]:
    """The mistakes of these rows, the most frequent first."""
    made: dict[str, list[str]] = {}
    for one in rows:
        for mistake in one.mistakes:
            made.setdefault(mistake, []).append(one.name)
    ordered = sorted(made, key=lambda mistake: -len(made[mistake]))
    return tuple(MistakeCount(mistake, CHECKS[:1], tuple(made[mistake])) for mistake in ordered)


def small() -> Overview:
    """Four submissions: one right, one with two mistakes, one late and partly right, one of nobody, still open."""
    wrong = {"linear": Outcome.FAILED, "descent": Outcome.CRASHED}
    partly = {"linear": Outcome.PASSED, "descent": Outcome.PARTIAL}
    return overview(
        row("abel", final=100.0, score=100.0),
        row("brandt", final=9.0, score=9.0, outcomes=wrong, points={"linear": 0.0, "descent": 0.0}, seconds=75.0,
            mistakes=("the bias is not added", "the rate is squared"), section="B"),
        row("celik", final=30.0, score=75.0, late="2 days late: graded out of 40: 75 of 100 becomes 30", days_late=2,
            outcomes=partly, points={"linear": 40.0, "descent": 12.5}, mistakes=("the bias is not added",)),
        row("unknown7", final=None, score=None, outcomes={"linear": Outcome.BROKEN, "descent": Outcome.AWAITING},
            points={"linear": None, "descent": None}, matched=False, section=""),
        missing=(Absent("Zora Absent"),), notes=("notes.pdf is no submission",), warnings=("The secret is published.",))


def not_run() -> Overview:
    """Four submissions: one right, one wrong in a check, one with a syntax error, one without a file."""
    wrong = {"linear": Outcome.FAILED, "descent": Outcome.PASSED}
    crashed, missing = ({check: outcome for check in CHECKS} for outcome in (Outcome.CRASHED, Outcome.MISSING))
    return overview(row("abel"), row("brandt", outcomes=wrong, mistakes=("the bias is not added",)),
                    row("celik", outcomes=crashed, mistakes=("a syntax error",), unread="a syntax error"),
                    row("dietz", outcomes=missing, problem="There is no file."))


def group(*students: str) -> tuple[Row, ...]:
    """One submission of several students: a row for each."""
    return tuple(row("group", student=student, mistakes=("the bias is not added",)) for student in students)


def all_open() -> Overview:
    awaiting = {check: Outcome.AWAITING for check in CHECKS}
    nothing = {check: None for check in CHECKS}
    return overview(*(row(name, score=None, final=None, outcomes=awaiting, points=nothing) for name in "abc"))


def hostile(words: str) -> Overview:
    """A class that has `words` in every place where text can stand."""
    facts = {"student": words, "student_id": words, "email": words, "login": words, "section": words, "late": words,
             "mistakes": (words,), "problem": words, "unread": words + "!", "answers_unread": words,
             "outcomes": {words: Outcome.FAILED}, "points": {words: 0.0}}
    rows = (row(words, report=f"reports/{words}/report.html", **facts), row("two", report=words, **facts))
    rate = CheckRate(words, words, words, Visibility.HIDDEN, 4.0, {Outcome.FAILED: 2})
    return overview(*rows, course=words, assignment=words, title=words, tasks={words: words}, checks=(rate,),
                    mistakes=(MistakeCount(words, (words,), (words, "two", words + "?")),), missing=(Absent(words),),
                    notes=(words,), warnings=(words,), gone=rows)


def large(students: int = 1000, checks: int = 12, mistakes: int = 30) -> Overview:
    """A class of realistic size; the same one at every call."""
    rng = random.Random(5)
    ids = [f"check_number_{place}" for place in range(checks)]
    names = [f"in step {place} of the update the gradient is taken of the wrong one" for place in range(mistakes)]
    return overview(*(_drawn(rng, place, ids, names) for place in range(students)))


def _drawn(rng: random.Random, place: int, ids: list[str], mistakes: list[str]) -> Row:
    ends = rng.choices(list(Outcome)[:7], weights=[70, 8, 10, 4, 2, 3, 3], k=len(ids))
    points = {check: 8.0 if end is Outcome.PASSED else 0.0 for check, end in zip(ids, ends)}
    score = sum(points.values())
    late = "1 day late: graded out of 70" if rng.random() < 0.1 else ""
    return row(f"student-{place:04}-surname", student=f"Given Name Surname {place}", student_id=f"{100000 + place}",
               section=f"Tutorial {place % 8}", seconds=rng.uniform(2, 30), score=score, late=late,
               final=score * 0.7 if late else score, outcomes=dict(zip(ids, ends)), points=points,
               mistakes=tuple(mistakes[min(int(rng.expovariate(0.15)), len(mistakes) - 1)]
                              for _ in range(min(ends.count(Outcome.FAILED), 1))))


def _tally(ends: list[Outcome]) -> dict[Outcome, int]:
    return {end: ends.count(end) for end in Outcome if end in ends}
