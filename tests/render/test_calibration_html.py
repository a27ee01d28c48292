"""The page of a calibration tells an author which right runs were refused and what to write instead."""

from __future__ import annotations

import re

import pytest

from grader.render import calibration_to_html

from .author_samples import RIGHT, calibration, rejection, threshold, tolerance
from .hostile import HOSTILE, holds_only_text
from .page import Page, words
from .test_calibration_text import full


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(hostile):
    holds_only_text(calibration_to_html(full(hostile)))


def test_the_page_asks_the_network_for_nothing():
    html = calibration_to_html(full())

    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in html
    assert not re.search(r"\b(?:src|href)=|url\(|@import", html)


def test_false_rejections_are_listed_above_the_thresholds():
    page = words(calibration_to_html(calibration(rejections=(rejection(), rejection(run="seed 7, 2 threads")))))

    found = [page.index(text) for text in ("2 of 66 runs of right solutions lost points",
                                           "seed 7, 2 threads: accuracy 0.88", "Threshold learns")]
    assert found == sorted(found)


def test_a_calibration_without_rejections_says_so():
    assert "No right solution lost a point" in words(calibration_to_html(calibration()))


def test_every_threshold_has_a_picture_with_the_present_and_the_proposed_threshold():
    one = threshold()

    page = Page(calibration_to_html(calibration(thresholds=(one, one))))

    drawings = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    uprights = [line for line in page.all("line") if line.get("class", "").startswith("upright") and "y2" in line]
    assert len(drawings) == 2 and len(uprights) == 2 * 2 * 4      # each in its plot and in its legend
    assert f"goal proposed {one.proposal.threshold.goal:g}" in page.text


def test_the_text_to_paste_stands_in_a_pre():
    one = threshold()

    html = calibration_to_html(calibration(thresholds=(one,)))

    (pre,) = re.findall(r"<pre[^>]*>(.*?)</pre>", html, re.DOTALL)
    assert pre.startswith("  learns:\n") and f"goal: {one.proposal.threshold.goal!r}\n" in pre


def test_the_verdict_the_bound_and_the_caution_are_shown():
    proposal = threshold(right={"reference": RIGHT["reference"]}).proposal

    page = words(calibration_to_html(calibration(thresholds=(threshold(right={"reference": RIGHT["reference"]}),))))

    assert proposal.verdict in page and proposal.bound.method in page
    assert f"Caution: {proposal.bound.caution}." in page


def test_a_mistake_that_the_figure_does_not_tell_apart_is_marked():
    page = words(calibration_to_html(calibration()))

    assert re.search(r"no_bias 3 0.5 0.54 \S+ 0 % \d+ % (yes|not surely)", page)
    assert re.search(r"same 3 0.93 0.95 \S+ 100 % 100 % no", page)


def test_a_tolerance_is_shown_with_its_use_its_multiple_and_its_verdict():
    page = words(calibration_to_html(calibration(tolerances=(tolerance(right=(0.9,), wrong=(1e6,)),))))

    assert "linear FLOAT64 0.9 1,000,000 tight tight: right answers use up to 0.9" in page


def test_runs_outside_of_the_picture_are_told():
    one = threshold(wrong={"diverges": (-1e9, 0.5, 0.6)})

    assert "1 run of mistakes ended beyond the picture" in words(calibration_to_html(calibration(thresholds=(one,))))


def test_an_assignment_without_thresholds_and_tolerances_has_a_page():
    page = words(calibration_to_html(calibration(thresholds=(), tolerances=())))

    assert "No check held a figure against a threshold." in page
    assert "No check compared numbers within a tolerance." in page


def test_headings_tables_and_pictures_are_there_for_screen_readers():
    page = Page(calibration_to_html(full()))

    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1 and all(after - before <= 1 for before, after in zip(levels, levels[1:]))
    assert len(page.all("caption")) == len(page.all("table")) == 4
    assert all(svg.get("aria-label") for svg in page.all("svg") if svg.get("role") == "img")
