"""What a terminal shows."""

from __future__ import annotations

import re

import pytest

from grader.model import Outcome, SubmissionInfo, Visibility
from grader.render import to_text

from . import samples

HOSTILE = "\x1b[2J\x1b]0;x\x07\u202e[bold]hi[/bold] \ud800\x07"


def test_the_head_names_title_submission_score_and_level():
    first, second = to_text(samples.report(), colour=False).splitlines()[:2]

    assert first == "Backpropagation on two moons: mueller.py  4 / 4"
    assert second == "level: contained"


def test_a_passing_check_is_one_line():
    report = samples.report(samples.result(title="linear adds the bias", message="exactly right", output="debug"))

    text = to_text(report, colour=False)

    assert "\nPASSED  4/4  linear adds the bias\n" in text
    assert "exactly right" not in text and "debug" not in text


def test_a_failed_check_says_what_likely_why_and_what_to_try():
    assert """
FAILED  0/4  linear adds the bias  [linear]
  15 of 15 values differ (shape 5x3).
  Likely: the bias is not added (every row is off by the same vector).
  Try: With x all zeros, every row of the result should equal b.
""" in to_text(samples.report(samples.failed()), colour=False)


@pytest.mark.parametrize("check", samples.one_of_each()[1:], ids=lambda check: check.id)
def test_every_outcome_that_is_no_pass_shows_its_message(check):
    text = to_text(samples.report(check), colour=False)

    assert f"\n{check.outcome.name}  " in text
    assert f"\n  {check.message}\n" in text


def test_a_hidden_check_says_so():
    report = samples.report(samples.result(title="other cases", visibility=Visibility.HIDDEN))

    assert "PASSED  4/4  other cases  [hidden]\n" in to_text(report, colour=False)


def test_equal_messages_in_a_row_are_shown_once():
    report = samples.report(*[samples.failed(message="your file could not be read", diagnosis=None)] * 4)

    text = to_text(report, colour=False)

    assert text.count("your file could not be read") == 1
    assert text.count("\n  same as above\n") == 3


def test_a_mistake_that_was_told_just_before_is_told_once():
    report = samples.report(samples.failed(), samples.failed(message="other words"))

    text = to_text(report, colour=False)

    assert text.count("the bias is not added") == 1
    assert "\n  other words\n  Likely: the same as above.\n" in text


def test_a_passing_and_a_hidden_check_show_no_id():
    report = samples.report(samples.result(id="quiet"), samples.failed(id="secret", visibility=Visibility.HIDDEN))

    assert "quiet" not in to_text(report, colour=False) and "secret" not in to_text(report, colour=False)


def test_what_a_failed_check_printed_is_shown():
    text = to_text(samples.report(samples.failed(output="(5, 3)\n")), colour=False)

    assert "  Your code printed:\n  | (5, 3)\n" in text


def test_much_that_was_printed_is_cut_in_its_middle():
    report = samples.report(samples.failed(output="".join(f"line {number}\n" for number in range(100))))

    text = to_text(report, colour=False)

    assert "| line 5\n  | (88 more lines; `--save FOLDER` keeps them all)\n  | line 94\n" in text


def test_full_public_marks_say_that_hidden_checks_are_to_come():
    assert to_text(samples.report(scope="public"), colour=False).endswith(
        "All public checks pass. The course may grade with hidden ones too: other sizes, other data.\n")


@pytest.mark.parametrize("report", [samples.report(), samples.report(samples.failed(), scope="public"),
                                    samples.report(scope="public", warnings=("Only a part was checked.",))],
                         ids=["all checks", "not passed", "a part"])
def test_other_reports_do_not_call_all_public_checks_passed(report):
    assert "All public checks pass" not in to_text(report, colour=False)


def test_warnings_come_before_the_first_check():
    text = to_text(samples.report(warnings=("Isolation: process.",)), colour=False)

    assert 0 < text.index("WARNING  Isolation: process.") < text.index("PASSED")


def test_notes_are_shown():
    assert "- Left out line 3." in to_text(samples.report(notes=("Left out line 3.",)), colour=False)


def test_the_last_line_counts_outcomes_and_gives_the_score():
    report = samples.report(samples.result(), samples.failed())

    assert to_text(report, colour=False).splitlines()[-1] == "1 passed, 1 failed; score 4 / 8"


def test_an_open_score_ends_with_the_reason():
    report = samples.report(*[samples.result(outcome=Outcome.BROKEN, points=None)] * 2)

    text = to_text(report, colour=False)

    assert text.splitlines()[0].endswith("open / 8")
    assert "score open: 2 checks are BROKEN (our fault) and will be graded again" in " ".join(text.split())


def test_no_line_is_wider_than_100_columns():
    long = "word " * 60 + "x" * 250
    report = samples.report(samples.failed(title=long, message=long, output=long), warnings=(long,), notes=(long,),
                            title=long, submission=SubmissionInfo(long, long, None))

    assert max(map(len, to_text(report, colour=False, verbose=True).splitlines())) <= 100


def test_a_message_keeps_its_own_indentation():
    report = samples.report(samples.failed(message="ValueError\n    line 4"))

    assert "\n  ValueError\n      line 4\n" in to_text(report, colour=False)


def test_student_text_cannot_steer_the_terminal_nor_the_markup():
    report = samples.report(samples.failed(message=HOSTILE, output=HOSTILE, title=HOSTILE), notes=(HOSTILE,),
                            submission=SubmissionInfo(HOSTILE, HOSTILE, None))

    text = to_text(report, colour=False, verbose=True)

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert "\n  [bold]hi[/bold] \ufffd\n" in text


def test_a_name_cannot_pose_as_a_check():
    report = samples.report(submission=SubmissionInfo("x\nPASSED  100/100  all", None, None))

    assert "\nPASSED  100/100" not in to_text(report, colour=False)


def test_colour_only_adds_codes():
    report = samples.report(*samples.one_of_each(), warnings=("Isolation: process.",))

    coloured, plain = to_text(report, colour=True), to_text(report, colour=False)

    assert "\x1b[32mPASSED" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_verbose_adds_output_and_provenance():
    text = to_text(samples.report(samples.result(output="loss 3")), colour=False, verbose=True)

    assert "  Your code printed:\n  | loss 3\n" in text
    assert "Submission SHA-256: " + "ab" * 32 in text


def test_public_scope_is_told():
    assert "public checks only" in to_text(samples.report(scope="public"), colour=False)
