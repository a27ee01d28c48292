"""A terminal shows false rejections first, then proposals to paste, then the tolerances."""

from __future__ import annotations

from grader.render import calibration_to_text

from .author_samples import RIGHT, WRONG, calibration, rejection, threshold, tolerance


def full(words: str = "words"):
    """A calibration that has `words` in every place where text can stand."""
    line = " ".join(words.split()) or "words"
    one = threshold(right={line: RIGHT["reference"]}, wrong={line: WRONG["same"]}, name=line, check=line + "s")
    return calibration(
        title=words, assignment=words, data=(words,), variations=(words,), solutions=(words,), mistakes=(words,),
        rejections=(rejection(solution=words, run=words, check=words, message=words),), thresholds=(one,),
        tolerances=(tolerance(check=words, right=(0.9,)),))


def test_the_verdict_stands_before_the_first_threshold():
    text = calibration_to_text(calibration(rejections=(rejection(),)))

    assert text.index("1 of 66 runs of right solutions lost points") < text.index("Threshold learns\n")


def test_figures_of_too_few_runs_are_not_to_be_pasted():
    few = threshold(right={"reference": RIGHT["reference"]})

    text = calibration_to_text(calibration(thresholds=(few,)))

    assert "only 60 runs: too few for figures to paste" in " ".join(text.split()) and "found:" not in text


def test_a_rejection_is_told_with_its_solution_check_run_and_message():
    text = calibration_to_text(calibration(rejections=(rejection(),)))

    assert "momentum in learns, 1 time: seed 0, 1 thread: accuracy 0.88, short of 0.89" in " ".join(text.split())


def test_many_rejections_of_one_check_are_counted():
    rejections = tuple(rejection(run=f"seed {n}") for n in range(10))

    assert "10 times" in (text := calibration_to_text(calibration(rejections=rejections))) and "7 more" in text


def test_no_line_is_longer_than_100_columns():
    text = calibration_to_text(full("a few many words"))
    wordy = calibration(**{name: "many words " * 30 for name in ("title", "assignment")},
                        rejections=(rejection(message="many words " * 30),), variations=("many words " * 30,))

    assert max(map(len, (text + calibration_to_text(wordy)).splitlines())) <= 100


def test_no_terminal_escape_gets_through():
    assert "\x1b" not in calibration_to_text(full("\x1b[31mred"))


def test_a_threshold_is_told_with_its_risks_its_evidence_and_its_proposal():
    one = threshold()

    text = calibration_to_text(calibration(thresholds=(one,)))

    flowing = " ".join(text.split())
    assert one.proposal.verdict in flowing
    assert "reference 60 0.9 0.93 0.959" in flowing and "same 3 0.93 0.95 100% 100% no" in flowing
    assert f"  learns:\n    floor: {one.proposal.threshold.floor!r}\n" in text


def test_a_tight_tolerance_is_told_with_its_reason():
    text = calibration_to_text(calibration(tolerances=(tolerance(right=(0.9,)),)))

    assert "linear, FLOAT64" in text and "linear: tight: right answers use up to 0.9 of the tolerance" in text


def test_an_assignment_without_thresholds_and_tolerances_has_a_text():
    assert "No tolerance was used." in calibration_to_text(calibration(thresholds=(), tolerances=()))
