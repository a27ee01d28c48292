"""What the page of similar submissions shows, and what hostile names and code cannot make it hold."""

from __future__ import annotations

import pytest

from grader.render.similar_code import LONGEST, sides
from grader.render.similar_page import to_similar_page
from grader.similarity import Pair, Part, Place

from .page import Page, words
from .similar_samples import FIRST, SECOND, sample
from .test_style import DARK, LIGHT, contrast

HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "</pre></mark><b>", "</style><b>",
           "<!--", "]]>", "\x1b[31mred\x1b[0m", "a\u202eb", "\ud800", "&lt;b&gt;", "</title>"]
ALLOWED = set("""html head meta title style body header main section div span p h1 h2 h3 h4 ul ol li dl dt dd strong em
                 code table thead tbody tr th td a details summary svg rect line text figure figcaption pre mark
                 article footer""".split())


def page(found, first=FIRST, second=SECOND):
    return to_similar_page(found, {found.pairs[0].first: first, found.pairs[0].second: second} if found.pairs else {})


def test_the_page_says_plainly_that_similarity_is_no_proof():
    assert "Similarity is no proof of anything." in words(page(sample()))


def test_a_pair_has_both_percentages_its_tokens_and_both_texts():
    told = words(page(sample()))

    assert "anna 83 % boris 100 % 19" in told
    assert "def f(x): return np.sum(x * 2) < 3" in told
    assert "def g(data): return np.sum(data * 7) < 9" in told


def test_a_mark_leads_to_its_counterpart_and_both_are_there():
    read = Page(page(sample()))

    ids = {attributes["id"] for _tag, attributes in read.elements if "id" in attributes}
    links = {attributes["href"] for attributes in read.all("a")}
    assert {"#p1a-1", "#p1b-1", "#pair-1"} <= links <= {f"#{name}" for name in ids}


def test_groups_clusters_and_who_was_left_out_are_named():
    told = words(page(sample()))

    assert "Identical to the byte anna, carla" in told
    assert "3: anna, boris, carla" in told
    assert "dora: it holds no Python file" in told


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_and_code_stay_text(text):
    html = page(sample(first=text, second=f"{text}2", title=text), first=text + FIRST, second=SECOND + text)

    read = Page(html)
    assert {tag for tag, _attributes in read.elements} <= ALLOWED
    assert read.balanced
    assert not any(name.startswith("on") for _tag, attributes in read.elements for name in attributes)
    assert "\x1b" not in html and "\u202e" not in html
    html.encode("utf-8")


def test_nothing_is_asked_of_the_network_and_no_script_may_run():
    read = Page(page(sample()))

    policy = next(one["content"] for one in read.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert all(link["href"].startswith("#") for link in read.all("a"))


def test_a_collection_without_a_pair_makes_a_page():
    told = words(page(sample(pairs=(), counted=0, outliers=0, clusters=(), distribution=(0,) * 20)))

    assert "there is no pair" in told


def test_a_text_is_cut_where_no_homework_lies():
    part = Part(Place(0, 3, 1, 1), Place(0, 3, 1, 1), 12)
    pair = Pair("a", "b", 1.0, 1.0, 1, 12, (part,))

    first, second = sides(pair, 1, "abc" + "x" * LONGEST, "abc")

    assert "[3 more characters are not shown]" in first
    assert len(first) < LONGEST + 500
    assert "not shown" not in second


def test_the_rest_of_a_side_is_not_marked():
    first, _second = sides(sample().pairs[0], 4, FIRST, SECOND)

    assert first.startswith("import numpy as np\n\n<mark ")
    assert first.endswith("&lt; 3</mark>\n")


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("tone", ["wait", "part", "good", "ours"])
def test_the_number_of_a_mark_can_be_read(scheme, tone):
    assert contrast(scheme["card"], scheme[tone]) >= 4.5
