"""New results of some checks, put into an older report of the same submission.  Pure."""

from __future__ import annotations

import msgspec

from grader.model import Report
from grader.score import score


def merged(old: Report, new: Report, checks: tuple[str, ...]) -> Report:
    """Return `old` with the results of `checks` and everything about the run taken from `new`.

    Its notes say which results are older.
    """
    fresh = {check.id: check for check in new.checks if check.id in checks}
    results = tuple(fresh.get(check.id, check) for check in old.checks)
    known = {check.id for check in old.checks}
    results += tuple(check for id, check in fresh.items() if id not in known)
    earned, possible = score(results)
    pictures = (*(shown for shown in old.pictures if shown.check not in fresh),
                *(shown for shown in new.pictures if shown.check in fresh))
    note = f"Graded again: {', '.join(sorted(fresh)) or 'no check'}; all other results are of {old.provenance.started}."
    return msgspec.structs.replace(new, score=earned, max_score=possible, checks=results, pictures=pictures,
                                   notes=(*new.notes, note))
