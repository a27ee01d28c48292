"""Which submissions of a collection have code in common: a reason to look, never a proof.

    run.py         the story: submissions -> Similarity, and the texts to show
    code.py        Submission -> the Python text to compare, bounded
    lexing.py      texts -> tokens, in child processes with limits
    lexer.py       the child: Pygments splits hostile text into tokens; nothing is run, parsed or imported
    fragments.py   tokens -> fingerprints of fragments, without the template's
    pairs.py       all pairs: shares, their distribution, the mark for outliers
    parts.py       one pair: the stretches that both have
    clusters.py    who is connected with whom
    outputs.py     the files that are written
"""

from grader.similar.outputs import PAGE, write_similar
from grader.similar.run import Found, similar

__all__ = ["PAGE", "Found", "similar", "write_similar"]
