"""Every question gets one result, whatever was handed in, and a self-check learns nothing of the key."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import Outcome, Submission, SubmittedFile, Visibility
from grader.questions import judge as door
from grader.questions.judge import BROKEN, judge, notes_on
from grader.questions.written import LARGEST_FILE, MOST_CHARACTERS
from tests.questions.asked import PDF, QUESTIONS, RIGHT, notes, results, submitted


def outcomes(found) -> dict[str, str]:
    return {id: result.outcome.value for id, result in found.items()}


def test_right_answers_earn_all_points_and_people_read_the_rest():
    found = results(RIGHT, PDF)

    assert outcomes(found) == {"gap": "passed", "one": "passed", "params": "passed", "gradient": "passed",
                               "words": "awaiting", "report": "awaiting"}
    assert [result.points for result in found.values()] == [3, 2, 2, 2, None, None]


def test_wrong_answers_earn_nothing_and_read_why():
    found = results("gap: 2\none: a\nparams: 5\ngradient: w_k\n")

    assert {result.outcome for id, result in found.items() if id in ("gap", "one", "params", "gradient")} == {
        Outcome.FAILED}
    assert found["gap"].message.endswith("\nThink of what the net can learn by heart.")


def test_a_selection_that_is_right_in_part_is_partial():
    result = results("gap: 1\n")["gap"]

    assert (result.outcome, result.points) == (Outcome.PARTIAL, 1.5)


def test_every_result_is_hidden_since_its_key_never_ships():
    assert {result.visibility for result in results(RIGHT).values()} == {Visibility.HIDDEN}


def test_a_right_answer_has_no_message_that_could_tell_why():
    assert results(RIGHT)["gap"].message == ""


def test_without_answers_every_question_is_missing_and_says_what_to_type():
    found = results(None)

    assert set(outcomes(found).values()) == {"missing"} and {result.points for result in found.values()} == {0.0}
    assert found["gap"].message == ("Not answered: there is no answers.yaml.  "
                                    "To begin one: grader template tiny --answers")
    assert found["report"].message == "Not answered: there is no report.pdf."


@pytest.mark.parametrize(("answers", "said"), [
    ("one: b\n", "Not answered: answers.yaml has no answer called `gap`."),
    ("gap:\n", "Not answered yet: answers.yaml line 1 leaves `gap` empty."),
    ("gap: []\n", "Not answered yet: answers.yaml line 1 leaves `gap` empty."),
    ("gap: 1\ngap: 2\n", "answers.yaml line 2: `gap` is answered twice; keep one."),
    ("gap: {a: 1}\n", "Not answered, since it could not be read: answers.yaml line 1: an answer is a text, a number or "
                      "a list of these, nothing deeper."),
])
def test_a_missing_answer_says_where_and_why(answers, said):
    result = results(answers)["gap"]

    assert (result.outcome, result.points, result.message) == (Outcome.MISSING, 0.0, said)


def test_an_answer_of_another_form_is_told_with_its_line():
    result = results("one: b\nparams: many\n")["params"]

    assert (result.outcome, result.message) == (Outcome.FAILED, "answers.yaml line 2: `many` is not a number.")


def test_a_text_comes_along_and_is_not_judged():
    result = results("words: |\n  first line\n  second line\n")["words"]

    assert (result.outcome, result.points, result.answer) == (Outcome.AWAITING, None, "first line\nsecond line")


def test_a_text_that_is_too_long_is_told():
    assert results("words: one two three four five six\n")["words"].message == "6 words; at most 5 are asked for."


def test_a_huge_text_is_cut_with_a_remark():
    result = results(f"words: {'x' * (MOST_CHARACTERS + 1)}\n")["words"]

    assert len(result.answer) == MOST_CHARACTERS
    assert "It has 20,001 characters; the first 20,000 are read." in result.message


@pytest.mark.parametrize(("answers", "read"), [
    ('gap: 1, 3\none: "b\nwords: Because.\n', 'gap: 1, 3\none: "b\nwords: Because.'),
    (b"words: Because.\n\xff", "words: Because.\n\ufffd"),
    ("gap: 1, 3\nwrods: Because.\n", "wrods: Because."),
    ("wrods: Because.\nwords:\n", "wrods: Because."),
    ("words: Because.\nWords: So it is.\n", "Because.\n\nSo it is."),
])
def test_a_text_that_a_program_cannot_find_is_for_a_person_to_read(answers, read):
    result = results(answers)["words"]

    assert (result.outcome, result.points, result.answer, result.unread) == (Outcome.AWAITING, None, read, True)


def test_a_choice_in_a_file_that_cannot_be_read_is_missing_and_told_to_be_unread():
    result = results('one: "b\n')["one"]

    assert (result.outcome, result.unread) == (Outcome.MISSING, True)
    assert "answers.yaml line 1: a quote opens here and is not closed." in result.message


@pytest.mark.parametrize("answers", ["one: b\n", "one: b\ngap:\nother:\n", None])
def test_a_question_that_is_left_out_is_not_told_to_be_unread(answers):
    found = results(answers)

    assert {result.outcome for result in found.values()} <= {Outcome.MISSING, Outcome.PASSED}
    assert not any(result.unread for result in found.values())


def test_an_answer_under_another_name_is_told_where_it_is_missed():
    result = results("gapp: 1, 3\n")["gap"]

    assert (result.outcome, result.unread) == (Outcome.MISSING, True)
    assert result.message == ("Not answered: answers.yaml has no answer called `gap`, but there are answers to no "
                              "question: `gapp`.")


def test_an_answer_that_resembles_one_question_is_not_shown_for_another():
    found = results("wrods: Because.\ngap: 1, 3\n")

    assert (found["words"].outcome, found["words"].unread) == (Outcome.AWAITING, True)
    assert (found["one"].outcome, found["one"].unread) == (Outcome.MISSING, False)


def test_a_file_is_found_in_a_folder_and_known_by_its_digest():
    deep, near = SubmittedFile("deep/er/Report.PDF", b"%PDF-x"), SubmittedFile("in/report.pdf", PDF.data)

    result = results(None, deep, near)["report"]

    assert (result.outcome, result.answer_file) == (Outcome.AWAITING, "in/report.pdf")
    assert result.answer_sha256 == hashlib.sha256(PDF.data).hexdigest()


@pytest.mark.parametrize(("data", "said"), [
    (b"", "report.pdf is empty"), (b"PK\x03\x04", "report.pdf is no PDF"), (b" %PDF", "report.pdf is no PDF"),
    (b"%PDF" + b" " * LARGEST_FILE, "report.pdf is larger than 20 MiB")])
def test_a_file_that_cannot_be_read_is_missing(data, said):
    result = results(None, SubmittedFile("report.pdf", data))["report"]

    assert (result.outcome, result.points) == (Outcome.MISSING, 0.0) and said in result.message


def test_only_the_questions_that_are_named_are_judged():
    assert list(results(RIGHT, only=("one", "gap"))) == ["gap", "one"]


def test_an_error_of_ours_breaks_one_question_alone(monkeypatch):
    monkeypatch.setitem(door._JUDGES, "number", lambda value, question, seed: 1 / 0)

    judged = judge(QUESTIONS, submitted(RIGHT, PDF), b"seed", "tiny")

    found = {result.id: result for result in judged.results}
    assert (found["params"].outcome, found["params"].points, found["params"].message) == (Outcome.BROKEN, None, BROKEN)
    assert found["gap"].outcome is Outcome.PASSED and "ZeroDivisionError" in judged.faults[0]


def test_no_message_holds_the_right_answer():
    found = results("gap: 2\none: a\nparams: 5\ngradient: w_k1\n")

    said = " ".join(result.message for result in found.values())
    assert "33130" not in said and "(w_k - w_k1)" not in said and "Beta" not in said


def test_a_self_check_counts_answers_and_says_what_cannot_be_read():
    assert notes("gap: 1\nparams: many\nwords: a b c d e f g\n") == (
        "answers.yaml: 2 of 6 questions answered; `params`: `many` is not a number; `words`: 7 words; at most 5 are "
        "asked for.")


def test_a_self_check_says_the_same_of_right_and_wrong_answers():
    wrong = "gap: 2\none: a\nparams: 5\ngradient: w_k\nwords: no\n"

    assert notes(RIGHT, PDF) == notes(wrong, PDF) == "answers.yaml: 6 of 6 questions answered."


def test_a_self_check_without_the_file_says_how_to_begin():
    assert notes(None) == ("answers.yaml: 0 of 6 questions answered.\n"
                           "Write your answers into answers.yaml; grader template tiny --answers makes it.")


def test_a_self_check_names_the_line_of_a_file_that_cannot_be_read():
    assert notes("one: b\ngap: [1\n").startswith("answers.yaml line 2: a bracket [ opens here")


def test_an_assignment_without_questions_has_no_notes():
    assert notes_on({}, submitted(None), "tiny") == ()


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.dictionaries(
    st.sampled_from([*QUESTIONS, "other"]), st.one_of(st.text(max_size=40), st.lists(st.text(max_size=10), max_size=4)),
    max_size=6).map(lambda answers: json.dumps(answers).encode())))
def test_any_bytes_give_a_result_for_each_question(data):
    judged = judge(QUESTIONS, submitted(data), b"seed", "tiny")

    assert [result.id for result in judged.results] == list(QUESTIONS) and judged.faults == ()
    assert Outcome.BROKEN not in {result.outcome for result in judged.results}


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=200), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.just("# answer: gap\n1"),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["cells", "source", "cell_type", "worksheets", "input"]), inner, max_size=4),
    max_leaves=12).map(lambda value: json.dumps(value).encode())))
def test_any_notebook_gives_a_result_for_each_question(data):
    submission = Submission("ana", "main.ipynb", (SubmittedFile("main.ipynb", data),))

    judged = judge(QUESTIONS, submission, b"seed", "tiny")

    assert [result.id for result in judged.results] == list(QUESTIONS) and judged.faults == ()
