"""What a Calibration says, in the words that its text and its page share.

In: a Calibration or a part of one.  Out: short strings.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Optional

from grader.render.clean import clean_line

if TYPE_CHECKING:  # its statistics take a second to load, and a student's check does not need them
    from grader.calibration import Bound, MistakeRuns, Proposal, ToleranceFinding
    from grader.calibration.result import Calibration, Rejection

ENOUGH = 100         # runs of right solutions, below which a proposal is no figure to paste
FOLD = 94            # columns of the text beside a threshold; six more stand before it


def verdict(found: Calibration) -> str:
    """Write how many runs of right solutions lost points: false rejections."""
    runs = len({(one.solution, one.run) for one in found.rejections})
    if not runs:
        return "No right solution lost a point"
    return f"{runs} of {found.right_runs:,} runs of right solutions lost points"


def rejections(found: Calibration) -> list[tuple[str, str, list[Rejection]]]:
    """Group the false rejections: (solution, check, its rejections), in the order in which they were found."""
    groups: dict[tuple[str, str], list[Rejection]] = {}
    for one in found.rejections:
        groups.setdefault((clean_line(one.solution), clean_line(one.check)), []).append(one)
    return [(solution, check, rejected) for (solution, check), rejected in groups.items()]


def extent(found: Calibration) -> str:
    """Write what the verdict rests on: `among 460 runs of 3 right solutions and 20 mistakes, 200 seeds`."""
    return (f"among {found.runs:,} runs of {count(len(found.solutions), 'right solution')} and "
            f"{count(len(found.mistakes), 'mistake')}; {count(found.seeds, 'seed')} of the reference")


def chance(risk: float) -> str:
    """Write the bound of a probability above 0: `at most 1 in 10,000`; `may exceed 1 in 10` where none was found."""
    return "may exceed 1 in 10" if risk >= 1 else f"at most 1 in {1 / risk:,.0f}"


def rows(proposal: Proposal) -> tuple[tuple[str, str, str], ...]:
    """Return what the present and the proposed threshold are and risk: (what, now, proposed)."""
    now, new = proposal.current, proposal.threshold
    return (
        ("Floor: from here on there are points", f"{now.floor:g}", f"{new.floor:g}"),
        ("Goal: from here on there are all of them", f"{now.goal:g}", f"{new.goal:g}"),
        ("A right solution loses some points", chance(proposal.risk_any_now), chance(proposal.bound.risk)),
        ("A right solution loses all of them", chance(proposal.risk_all_now), chance(proposal.risk_all_proposed)),
    )


def bound(found: Bound) -> str:
    """Write what right solutions keep, with which confidence, and how that was found."""
    reach = "reach" if found.side == "lower" else "stay below"
    of = f" of {clean_line(found.of)}" if found.of else ""
    return (f"With {found.confidence:.0%} confidence all but {chance(found.risk).removeprefix('at most ')} right runs "
            f"{reach} {found.value:.4g}. It rests on {found.samples:,} runs{of}, from {found.lowest:.4g} to "
            f"{found.highest:.4g}; method: {found.method}.")


def told_apart(mistake: MistakeRuns) -> str:
    """Write whether the figure parts a mistake from right solutions: `yes`, `not surely` or `no`."""
    return "yes" if mistake.told_apart else "no" if mistake.overlaps else "not surely"


def multiple(value: Optional[float]) -> str:
    """Write how many times the tolerance a mistake differs: `12.3`, `1,200`, `3e+09`; `none run` for none."""
    if value is None:
        return "none run"
    return f"{value:,.0f}" if 1000 <= value < 1e7 else f"{value:.3g}"


def excess(finding: ToleranceFinding) -> str:
    """Write by how many times the tolerance the nearest mistake differs, or why that is no number."""
    if finding.smallest_excess is None and finding.otherwise:
        return "otherwise"
    return multiple(finding.smallest_excess)


def too_few(proposal: Proposal, assignment: str) -> str:
    """Write that the runs are too few for figures to paste; empty where they are enough."""
    runs = sum(each.runs for each in proposal.right)
    if runs >= ENOUGH:
        return ""
    return (f"Of right solutions there are only {runs} runs: too few for figures to paste, {ENOUGH} at least are "
            f"needed.  Run: grader calibrate {clean_line(assignment)} --seeds 200")


def to_paste(name: str, proposal: Proposal) -> str:
    """Return the proposed threshold as it stands under `thresholds:` in assignment.yaml."""
    threshold = proposal.threshold
    folded = textwrap.wrap(threshold.found, FOLD, break_long_words=False, break_on_hyphens=False)
    lines = [f"  {name}:", f"    floor: {_figure(threshold.floor)}", f"    goal: {_figure(threshold.goal)}",
             "    found: >-", *(f"      {line}" for line in folded)]
    return "\n".join(lines)


def _figure(value: float) -> str:
    # PyYAML reads 1e-05 as text and 1.0e-05 as a number.
    text = repr(value)
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def count(number: int, noun: str) -> str:
    """Write how many: `1 run`, `1,200 runs`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
