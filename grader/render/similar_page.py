"""A Similarity as one web page: what stands out, the distribution, clusters, and the pairs side by side.

In: a Similarity, and the compared code of the submissions in its pairs.  Out: a complete HTML document.
Trust: names and code are students'; page.py and similar_code.py clean and escape them.  No script runs on the page.
What it says: templates/similar.html and similar_words.py.
"""

from __future__ import annotations

from collections.abc import Mapping

from grader.render import similar_words
from grader.render.page import fill
from grader.render.pictures.pair_counts import draw_pair_counts
from grader.render.similar_code import sides
from grader.similarity import Similarity


def to_similar_page(found: Similarity, texts: Mapping[str, str]) -> str:
    """Return the page; `texts` holds the code of each submission that is named in `found.pairs`."""
    return fill(
        "similar.html",
        found=found,
        beside=[sides(pair, number, texts[pair.first], texts[pair.second])
                for number, pair in enumerate(found.pairs, start=1)],
        picture=draw_pair_counts(found.distribution, found.mark, similar_words.distribution(found)),
        groups=[one for one in found.compared if one.same],
        earlier=any(one.earlier for one in found.compared),
        submissions=sum(1 + len(one.same) for one in found.compared),
        say=similar_words,
    )
