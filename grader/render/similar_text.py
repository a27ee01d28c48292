"""A Similarity for a terminal: what stands out, and the top pairs.

In: a Similarity.  Out: text of at most 100 columns, but for names.
"""

from __future__ import annotations

from grader.render import similar_words as words
from grader.render.clean import clean_line
from grader.render.text import INDENT, wrapped
from grader.similarity import Pair, Similarity

MOST_PAIRS = 15
MOST_CLUSTERS = 5
_MOST_NAMED = 12


def similar_to_text(found: Similarity) -> str:
    """Return the verdict, the top pairs and the largest clusters."""
    parts = [_head(found), _pairs(found), _clusters(found), "\n".join(wrapped(words.NO_PROOF))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Similarity) -> str:
    alike = sum(1 + len(one.same) for one in found.compared)
    told = [f"{clean_line(found.title)}: {words.count(alike, 'submission')} compared, "
            f"{len(found.left_out):,} not, {found.seconds:.0f} s",
            f"{words.verdict(found)}" + (f": {words.mark(found)}." if found.counted else ".")]
    return "\n".join(line for text in told for line in wrapped(text))


def _pairs(found: Similarity) -> str:
    shown = found.pairs[:MOST_PAIRS]
    if not shown:
        return ""
    lines = [_pair(pair) + ("" if found.is_outlier(pair) else "  (below the mark)") for pair in shown]
    if (more := found.outliers - len(shown)) > 0:
        lines.append(f"{INDENT}and {more:,} more outliers")
    return "\n".join(["The most similar pairs:", *lines])


def _pair(pair: Pair) -> str:
    return (f"{INDENT}{words.both(pair):>13}  {words.count(pair.tokens, 'token'):>12}  "
            f"{clean_line(pair.first)}  {clean_line(pair.second)}")


def _clusters(found: Similarity) -> str:
    if not found.clusters:
        return ""
    lines = []
    for names in found.clusters[:MOST_CLUSTERS]:
        more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
        lines += wrapped(", ".join(clean_line(name) for name in names[:_MOST_NAMED]) + more, INDENT + "- ", INDENT * 2)
    others = len(found.clusters) - MOST_CLUSTERS
    return "\n".join(["Clusters:", *lines, *([f"{INDENT}and {others:,} more"] if others > 0 else [])])
