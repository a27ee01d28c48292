"""What the page holds, and what a hostile submission cannot make it hold."""

from __future__ import annotations

import re

import msgspec
import pytest

from grader.model import Diagnosis, Outcome, SubmissionInfo, Visibility
from grader.render import to_html

from . import samples
from .hostile import HOSTILE, holds_only_text
from .page import Page


def full_report(words: str = "words"):
    """A report that has `words` in every place where text can stand, and a picture of each kind."""
    line = samples.Curve(words, (0.0, 1.0), (0.0, 1.0))
    curves = samples.Curves(title=words, alt=words, x_label=words, y_label=words, curves=(line,))
    pictures = samples.shown(curves, samples.surface(), samples.error_map(note=words),
                             samples.images(title=words, alt=words, row_label=words, column_label=words))
    explained = samples.failed(message=words, output=words, title=words, task=words,
                               diagnosis=Diagnosis(words, words, words))
    return samples.report(
        explained, *samples.one_of_each(), title=words, assignment=words,
        submission=SubmissionInfo(words, words, words), warnings=(words,), notes=(words,),
        pictures=pictures + samples.shown(curves, check=explained.id),
        provenance=samples.provenance(versions={words: words}, data=(words,), seeds=words, limits={words: 1.0}))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(hostile):
    html = to_html(full_report(hostile))

    holds_only_text(html)


def test_template_syntax_in_a_message_is_shown_and_not_run():
    page = Page(to_html(samples.report(samples.failed(message="{{7*7}} <b>bold</b>"))))

    assert "{{7*7}} <b>bold</b>" in page.text


def test_the_page_asks_the_network_for_nothing():
    page = Page(to_html(full_report()))

    policies = [meta["content"] for meta in page.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    targets = [attributes[name] for _, attributes in page.elements for name in ("src", "href") if name in attributes]

    assert policies == ["default-src 'none'; style-src 'unsafe-inline'; img-src data:"]
    assert targets and all(target.startswith(("data:image/png;base64,", "#")) for target in targets)
    assert "url(" not in to_html(full_report()) and "@import" not in to_html(full_report())


def test_headings_descend_one_step_at_a_time_from_a_single_h1():
    levels = [int(tag[1]) for tag, _ in Page(to_html(full_report())).elements if re.fullmatch("h[1-6]", tag)]

    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:]))


def test_every_picture_is_described_to_those_who_do_not_see_it():
    page = Page(to_html(full_report("a description")))

    drawings = [svg for svg in page.all("svg") if "aria-hidden" not in svg and "x" not in svg]

    assert len(drawings) == 4 and all(svg["role"] == "img" and svg["aria-label"] for svg in drawings)
    assert [image["alt"] for image in page.all("img")] == ["a description"]


def test_tables_have_captions_and_scoped_headers():
    page = Page(to_html(full_report()))

    assert len(page.all("caption")) == len(page.all("table")) == 2
    assert all(header["scope"] in ("row", "col") for header in page.all("th"))


def test_the_page_names_its_language_and_fits_a_phone():
    page = Page(to_html(samples.report()))

    assert page.all("html") == [{"lang": "en"}]
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in page.all("meta")


@pytest.mark.parametrize("check", samples.one_of_each(), ids=lambda check: check.id)
def test_an_outcome_is_told_in_words(check):
    page = Page(to_html(samples.report(check)))

    assert f"1 {check.outcome.value.replace('_', ' ')}" in page.text
    assert check.message in page.text


def test_score_task_points_and_warnings_are_shown():
    checks = (samples.result(points=3.5), samples.failed(task="descent"))

    page = Page(to_html(samples.report(*checks, warnings=("Take care.",))))

    words = " ".join(page.text.split())

    assert "3.5 / 8" in words and "forward 3.5 / 4" in words and "descent 0 / 4" in words
    assert "Warning: Take care." in words


def test_an_open_score_says_why():
    page = Page(to_html(samples.report(samples.result(outcome=Outcome.BROKEN, points=None))))

    assert "open of 4" in " ".join(page.text.split())
    assert "Score open: 1 check is BROKEN (our fault) and will be graded again." in page.text


def test_a_diagnosis_shows_likely_evidence_and_what_to_try():
    words = " ".join(Page(to_html(samples.report(samples.failed()))).text.split())

    assert "Likely: the bias is not added Evidence: Every row is off by the same vector. Try: With x all zeros" in words


def test_student_output_is_folded_away():
    page = Page(to_html(samples.report(samples.result(output="loss 3"))))

    assert page.all("details") == [{}] and "loss 3" in page.text


def test_hidden_checks_are_tagged():
    assert "hidden" in Page(to_html(samples.report(samples.result(visibility=Visibility.HIDDEN)))).text


def test_equal_messages_in_a_row_are_shown_once():
    text = Page(to_html(samples.report(*[samples.failed(message="unreadable file")] * 3))).text

    assert text.count("unreadable file") == 1 and text.count("Same as above.") == 2


def test_a_mistake_that_was_told_just_before_is_told_once():
    words = " ".join(Page(to_html(samples.report(samples.failed(), samples.failed(message="other")))).text.split())

    assert words.count("the bias is not added") == 1 and "Likely: the same as above." in words


def test_a_check_that_did_not_pass_shows_its_id_and_what_was_printed():
    page = to_html(samples.report(samples.failed(id="bias", output="(5, 3)"), samples.result(id="quiet", output="x")))

    assert '<span class="tag">bias</span>' in page and '<span class="tag">quiet</span>' not in page
    assert page.count("<details open>") == 1


def test_the_pictures_of_a_check_stand_in_one_grid():
    shown = samples.shown(samples.error_map(), samples.surface(), check="linear")

    assert to_html(samples.report(samples.failed(), pictures=shown)).count('<div class="pictures">') == 1


def test_a_picture_of_no_known_check_is_still_shown():
    page = Page(to_html(samples.report(pictures=samples.shown(samples.error_map(), check="elsewhere"))))

    assert "Where it is wrong" in page.text


def test_words_between_backticks_are_set_as_code():
    html = to_html(samples.report(samples.failed(message="`x < 3` fails")))

    assert "<code>x &lt; 3</code> fails" in html


def test_the_bar_shows_earned_and_open_points():
    html = to_html(samples.report(samples.result(points=1.0), samples.result(outcome=Outcome.BROKEN, points=None)))

    assert 'class="earned" style="width: 12.50%"' in html and 'class="open" style="width: 50.00%"' in html


def test_a_report_without_points_or_checks_has_a_page():
    report = msgspec.structs.replace(samples.report(), checks=(), score=0.0, max_score=0.0)

    assert "No checks were run." in Page(to_html(report)).text
