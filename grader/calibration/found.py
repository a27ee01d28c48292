"""A proposal in words: the text to write beside the threshold, and the verdict.

In: Proposal, still without words.  Out: text of one paragraph.  Pure.
"""

from __future__ import annotations

import re

from grader.calibration.evidence import MistakeRuns, Proposal, RightRuns
from grader.calibration.words import figure_words, list_words, rate_words

_UNKNOWN = "not measured"   # what an author writes beside a threshold at first
_END = re.compile(r"[,;:](?![^(]*\))")   # outside of parentheses
_MOST = 4   # solutions or mistakes told one by one


def figure_of(found: str) -> str:
    """Return which figure the text beside a threshold speaks of, without its measurements; empty where it says none.

    "accuracy on 300 moons (noise 0.1, turned); over 200 runs ..." -> "accuracy on 300 moons (noise 0.1, turned)"
    """
    figure = _END.split(found.strip())[0].strip()
    return "" if figure.lower().startswith(_UNKNOWN) or figure.startswith("over ") else figure


def found_words(proposal: Proposal, what: str) -> str:
    """The text beside a threshold: runs and solutions, their ranges, the bound, what the mistakes reach.

    It holds colons, so assignment.yaml takes it as a block (`found: >-`).
    """
    bound = proposal.bound
    keep = "reach" if bound.side == "lower" else "stay below"
    opening = f"{what}; over" if what else "over"
    promise = (f"with {bound.confidence:.0%} confidence all but {rate_words(bound.risk)} right runs {keep} "
               f"{proposal.threshold.goal!r} ({bound.method})")
    parts = [f"{opening} {_runs(proposal.right)} {_solutions(proposal)}", promise]
    return "; ".join(parts + ([_mistakes(proposal)] if proposal.wrong else []))


def verdict_words(proposal: Proposal) -> str:
    """What the present threshold does, what is proposed instead, and which mistakes this figure cannot refuse."""
    runs = sum(each.runs for each in proposal.right)
    some, everything = (sum(getattr(each, field) for each in proposal.right) for field in ("lose_any", "lose_all"))
    now = f"Under the present threshold {some} of {runs} right runs lose points, {everything} of them all."
    return " ".join(filter(None, [now, _goal(proposal), _refused(proposal), _caution(proposal)]))


def _goal(proposal: Proposal) -> str:
    present, promise = figure_words(proposal.current.goal), f"{rate_words(proposal.bound.risk)} right runs"
    if proposal.keeps:
        return f"Its goal {present} may stay: at most {promise} lose a point."
    return (f"The runs do not show that its goal {present} spares all but {promise}: propose "
            f"{proposal.threshold.goal!r}, floor {proposal.threshold.floor!r}.")


def _refused(proposal: Proposal) -> str:
    if not proposal.wrong:
        return "No mistake was run, so nothing is known of what the threshold refuses."
    same = [m.name for m in proposal.wrong if not m.told_apart and m.overlaps]
    unsure = [m.name for m in proposal.wrong if not m.told_apart and not m.overlaps]
    best = max(proposal.wrong, key=lambda each: each.share_now)
    texts = [f"Now {best.name} keeps {best.share_now:.0%} of the points on average." if best.share_now else "",
             f"This figure does not tell {list_words(same)} from right solutions." if same else "",
             f"Not surely refused, though no run was as good as a right one: {list_words(unsure)}; more runs may part "
             "them." if unsure else ""]
    if not same and not unsure:
        texts.append(f"With goal {proposal.threshold.goal!r} every mistake ends short of full points.")
    return " ".join(filter(None, texts))


def _caution(proposal: Proposal) -> str:
    text = proposal.bound.caution
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _runs(right: tuple[RightRuns, ...]) -> str:
    fewest, most = min(each.runs for each in right), max(each.runs for each in right)
    counts = str(most) if fewest == most else f"{fewest} to {most}"
    return f"{counts} runs" if len(right) == 1 else f"{counts} runs of each of {len(right)} right solutions"


def _solutions(proposal: Proposal) -> str:
    worst_first = sorted(proposal.right, key=lambda each: each.mean, reverse=proposal.bound.side == "upper")
    shown = [f"{each.name} gets {figure_words(each.lowest)} to {figure_words(each.highest)} (mean "
             f"{figure_words(each.mean)})" for each in worst_first[:_MOST]]
    return ", ".join(shown) + _rest(worst_first[_MOST:], "lowest" if proposal.bound.side == "lower" else "highest")


def _mistakes(proposal: Proposal) -> str:
    lower = proposal.bound.side == "lower"
    best = "highest" if lower else "lowest"
    best_first = sorted(proposal.wrong, key=lambda each: getattr(each, best), reverse=lower)
    shown = [f"{each.name} {_limit(best)} {figure_words(getattr(each, best))}" for each in best_first[:_MOST]]
    return "mistakes: " + ", ".join(shown) + _rest(best_first[_MOST:], best)


def _rest(others: list[RightRuns] | list[MistakeRuns], field: str) -> str:
    if not others:
        return ""
    extreme = (max if field == "highest" else min)(getattr(each, field) for each in others)
    return f", {len(others)} more {_limit(field)} {figure_words(extreme)}"


def _limit(field: str) -> str:
    return "at most" if field == "highest" else "at least"
