"""A Calibration for a terminal: false rejections first, then each threshold with its proposal, then the tolerances.

In: a Calibration.  Out: text of at most 100 columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.render import calibration_words as words
from grader.render.clean import clean, clean_line
from grader.render.text import INDENT, wrapped

if TYPE_CHECKING:  # its statistics take a second to load, and a student's check does not need them
    from grader.calibration.result import CalibratedThreshold, CalibratedTolerance, Calibration

RUNS_TOLD = 3        # of each solution and check; the page and JSON tell all


def calibration_to_text(found: Calibration) -> str:
    """Return the calibration as text of at most 100 columns."""
    thresholds = (_threshold(one, found.assignment) for one in found.thresholds)
    parts = [_head(found), _verdict(found), *thresholds, _tolerances(found)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Calibration) -> str:
    title = f"{clean_line(found.title)}: the thresholds and tolerances of {clean_line(found.assignment)}, calibrated"
    facts = [f"level: {found.level.value}", *map(clean_line, found.variations), f"{found.seconds:.0f} s"]
    facts += [f"data: {', '.join(map(clean_line, found.data))}"] if found.data else []
    return "\n".join([*wrapped(title), *wrapped("; ".join(facts))])


def _verdict(found: Calibration) -> str:
    lines = wrapped(f"{words.verdict(found)}, {words.extent(found)}.")
    for solution, check, rejected in words.rejections(found):
        told = "; ".join(f"{clean_line(one.run)}: {clean_line(one.message)}" for one in rejected[:RUNS_TOLD])
        more = f"; {len(rejected) - RUNS_TOLD} more" if len(rejected) > RUNS_TOLD else ""
        times = words.count(len(rejected), "time")
        lines += wrapped(f"{solution} in {check}, {times}: {told}{more}", INDENT + "- ", INDENT * 2)
    return "\n".join(lines)


def _threshold(one: CalibratedThreshold, assignment: str) -> str:
    proposal, wide = one.proposal, max(len(what) for what, _, _ in words.rows(one.proposal))
    where = "" if one.check == one.name else f", in the check {clean_line(one.check)}"
    lines = wrapped(f"Threshold {clean_line(one.name)}{where}") + wrapped(clean(proposal.verdict))
    rows = [("", "now", "proposed"), *words.rows(proposal)]
    lines += [f"{INDENT}{what:<{wide}}  {now:<24}  {new}" for what, now, new in rows]
    lines += wrapped(clean(words.bound(proposal.bound)), INDENT)
    lines += [f"{INDENT}Right solutions and their runs, lowest, mean, highest:", *_right(one)]
    lines += [f"{INDENT}Mistakes and their runs, lowest, highest, share of the points now and proposed, told apart:",
              *_wrong(one)] if proposal.wrong else []
    if too_few := words.too_few(proposal, assignment):
        return "\n".join([*lines, *wrapped(too_few, INDENT)])
    return "\n".join([*lines, f"{INDENT}For assignment.yaml, under thresholds:", "",
                      clean(words.to_paste(one.name, proposal))])


def _right(one: CalibratedThreshold) -> list[str]:
    return _table([(clean_line(each.name, 40), f"{each.runs}", f"{each.lowest:.3g}", f"{each.mean:.3g}",
                    f"{each.highest:.3g}") for each in one.proposal.right])


def _wrong(one: CalibratedThreshold) -> list[str]:
    return _table([(clean_line(each.name, 40), f"{each.runs}", f"{each.lowest:.3g}", f"{each.highest:.3g}",
                    f"{each.share_now:.0%}", f"{each.share_proposed:.0%}", words.told_apart(each))
                   for each in one.proposal.wrong])


def _tolerances(found: Calibration) -> str:
    if not found.tolerances:
        return "No tolerance was used."
    head = ("check, tolerance", "right uses", "mistakes", "")
    rows = [(clean_line(f"{one.check}, {one.tolerance}", 46), words.multiple(one.finding.largest_used),
             words.excess(one.finding), one.finding.verdict) for one in found.tolerances]
    title = "Tolerances: the largest part that right solutions use, the smallest multiple by which a mistake is wrong:"
    return "\n".join([*wrapped(title), *_table([head, *rows]), *_doubts(found.tolerances)])


def _doubts(tolerances: Sequence[CalibratedTolerance]) -> list[str]:
    """What a tolerance does wrong, in its own words."""
    return [line for one in tolerances if one.finding.verdict != "roomy"
            for line in wrapped(clean_line(f"{one.check}: {one.finding.text}", 1000), INDENT + "- ", INDENT * 2)]


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Align the columns, figures to the right and the words at both ends to the left."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return [_row(row, widths) for row in rows]


def _row(row: tuple[str, ...], widths: list[int]) -> str:
    first, *figures, last = (cell.ljust(width) if place in (0, len(row) - 1) else cell.rjust(width)
                             for place, (cell, width) in enumerate(zip(row, widths)))
    return (INDENT * 2 + "  ".join([first, *figures, last])).rstrip()
