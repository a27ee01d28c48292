"""Failed results and their evidence -> results whose diagnosis names a catalogued mistake.

In: CheckResults, the Evidence of each, the catalogue and its Rehearsal.  Out: CheckResults.  Pure.
A mistake is named with certainty where it gives the same answers on the same inputs.  Where several do, the one that
explains most of the failed checks is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import msgspec

from grader.catalogue.alike import alike
from grader.catalogue.rehearsal import EXPLAINABLE, Part, Rehearsal
from grader.catalogue.thin import thinned
from grader.checker.evidence import Evidence
from grader.mistakes import Mistake
from grader.model import CheckResult, Diagnosis, Outcome

SAME = "on the same inputs this mistake gives the same answers as your code"
ENDS_ALIKE = "on the same inputs this mistake ends the same way as your code"


def named(results: tuple[CheckResult, ...], evidence: Mapping[str, Evidence], mistakes: tuple[Mistake, ...],
          rehearsal: Rehearsal) -> tuple[CheckResult, ...]:
    """Return `results` with the catalogued mistakes that explain them."""
    fitting = {result.id: _fitting(rehearsal, result.id, evidence.get(result.id)) for result in results
               if result.outcome in EXPLAINABLE}
    often = Counter(name for names in fitting.values() for name in names)
    # The catalogue's order decides between those that explain equally much.
    chosen = {check: next(m for m in mistakes if m.name in names and often[m.name] == max(often[n] for n in names))
              for check, names in fitting.items() if names}
    return tuple(_with_diagnosis(result, chosen) if result.id in fitting else result for result in results)


def _fitting(rehearsal: Rehearsal, check: str, seen: Evidence | None) -> set[str]:
    """Return the names of the mistakes that give the same answers in a check."""
    return {part.mistake for part in rehearsal.of(check) if seen is not None and _explains(part, seen)}


def _explains(part: Part, seen: Evidence) -> bool:
    if part.failing is not None:
        failing = seen.failing
        return (failing is not None and failing.name == part.failing[0]
                and alike(thinned(failing.actual), part.failing[1], thinned(failing.expected)))
    return seen.answers is not None and alike(thinned(seen.answers), list(part.answers), list(part.right) or None)


def _with_diagnosis(result: CheckResult, chosen: Mapping[str, Mistake]) -> CheckResult:
    mistake = chosen.get(result.id)
    if mistake is not None:
        # What the general rules saw is evidence too: "DB is the expected value divided by 100 (N)".
        seen = result.diagnosis.evidence if result.diagnosis else ""
        same = SAME if result.outcome in (Outcome.FAILED, Outcome.PARTIAL) else ENDS_ALIKE
        evidence = f"{seen.rstrip('.')}; {same}" if seen else same
        return msgspec.structs.replace(result, diagnosis=Diagnosis(mistake.says, evidence, mistake.hint, certain=True))
    if result.diagnosis is None and (elsewhere := _elsewhere(result.id, chosen)):
        return msgspec.structs.replace(result, diagnosis=elsewhere)
    return result


def _elsewhere(check: str, chosen: Mapping[str, Mistake]) -> Diagnosis | None:
    """Return the mistake that another check has named, when it costs this check too."""
    for mistake in chosen.values():
        if check in (*mistake.loses, *mistake.may_lose):
            return Diagnosis(mistake.says, "another check has found this mistake, and it costs this one too",
                             mistake.hint)
    return None
