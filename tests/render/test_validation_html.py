"""The page of a validation tells an author what to mend, which check catches what, and which mutants survive."""

from __future__ import annotations

import re

import pytest

from grader.render import validation_to_html
from grader.validation import JudgedQuestion, Variant

from .author_samples import check, mistake, mutant, validation
from .hostile import HOSTILE, holds_only_text
from .page import Page, words
from .test_validation_text import full


def words_of(found) -> str:
    return words(validation_to_html(found))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(hostile):
    holds_only_text(validation_to_html(full(hostile)))


def test_the_page_asks_the_network_for_nothing():
    html = validation_to_html(full())

    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not re.search(r"\b(?:src|href)=|url\(|@import", html)


def test_problems_stand_above_the_first_section():
    page = words_of(validation(problems=("The mistake no_bias loses nothing.",)))

    assert page.index("1 to mend The mistake no_bias loses nothing.") < page.index("Right solutions, the template")


def test_nothing_to_mend_is_said_in_words():
    assert "Nothing to mend." in words_of(validation())


def test_each_variant_is_shown_with_its_score_and_what_it_loses():
    found = validation(solutions=(Variant("loops.py", 92.0, ("linear",)),), checks=(check(), check(id="relu")))

    assert "solution loops.py 92 / 100 linear" in words_of(found)


def test_a_mistake_is_shown_with_what_its_student_reads():
    assert "no_bias The bias is not added. 86 / 100 as itself linear nothing" in words_of(validation())


@pytest.mark.parametrize("one, meaning", [
    (mistake(), "caught, and named as itself"),
    (mistake(named=(), named_as={"linear": "no_relu"}), "caught, and named as another mistake"),
    (mistake(named=(), named_as={"linear": ""}), "caught, not named"),
    (mistake(lost=(), named=(), wrongly_kept=("linear",)), "not caught, though the catalogue says so"),
    (mistake(wrongly_lost=("linear",)), "caught, though the catalogue does not say so"),
    (mistake(lost=("relu",), named=("relu",)), "not caught"),
])
def test_a_cell_of_the_matrix_tells_what_became_of_the_mistake(one, meaning):
    html = validation_to_html(validation(mistakes=(one,)))

    assert re.findall(r'<td class="cell [a-z]+">.*?<span class="unseen">(.*?)</span>', html) == [meaning]


def test_the_matrix_has_a_row_for_each_check_and_a_column_for_each_mistake():
    mistakes = tuple(mistake(name=f"mistake_{n}") for n in range(20))

    html = validation_to_html(validation(mistakes=mistakes, checks=tuple(check(id=f"check_{n}") for n in range(11))))

    assert html.count('<td class="cell ') == 220 and html.count('class="column"') == 20


def test_wide_tables_scroll_in_a_box_that_the_keyboard_reaches():
    page = Page(validation_to_html(validation(mutants=(mutant(1, None), mutant(2)))))

    boxes = [box for box in page.all("div") if box.get("class") == "scroll"]
    assert len(boxes) == len(page.all("table")) == 5
    assert all(box["tabindex"] == "0" and box["aria-label"] for box in boxes)


def test_survivors_are_open_and_killed_mutants_are_folded_away():
    html = validation_to_html(validation(mutants=(mutant(1, None), mutant(2))))

    before, folded = html.split("<details>")
    assert "1 -&gt; 2" in before and "2 -&gt; 3" not in before and "2 -&gt; 3" in folded


def test_an_explained_survivor_is_folded_away_with_its_reason():
    html = validation_to_html(validation(mutants=(mutant(1, None, equivalent="`T` is 1 or -1"),)))

    assert "<code>T</code> is 1 or -1" in html.split("<details>")[1]
    assert "No mutant survives unexplained." in html


def test_mutants_that_were_not_run_are_not_called_killed():
    page = words_of(validation(mutants=None))

    assert "Mutants killed not run" in page and "--mutants" in page


def test_headings_tables_and_language_are_there_for_screen_readers():
    page = Page(validation_to_html(full()))

    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and set(levels[1:]) == {2} and page.all("html") == [{"lang": "en"}]
    assert len(page.all("caption")) == len(page.all("table"))
    assert all(header["scope"] in ("row", "col", "rowgroup") for header in page.all("th"))


def test_questions_are_counted_by_who_reads_their_answers():
    asked = (JudgedQuestion("why", "text", 2.0, True),)

    assert "Questions 1 question: 1 read by people" in words_of(validation(questions=asked))
