"""A terminal shows what is to be mended first, in at most 100 columns."""

from __future__ import annotations

from grader.render import validation_to_text
from grader.validation import JudgedQuestion, Variant

from .author_samples import check, mistake, mutant, validation


def full(words: str = "words"):
    """A validation that has `words` in every place where text can stand."""
    return validation(
        title=words, assignment=words, problems=(words, words), reference=Variant("reference", None, (words,)),
        solutions=(Variant(words, 3.0, (words,)),), checks=(check(id=words, title=words),),
        mistakes=(mistake(name=words, says=words, lost=(words, "b"), wrongly_kept=(words,), wrongly_lost=(words,),
                          named_as={"b": words}),),
        mutants=(mutant(1, None, function=words, change=words, id=words), mutant(2, words, function=words)))


def test_the_verdict_stands_before_everything_else():
    text = validation_to_text(validation(problems=("The mistake no_bias loses nothing.",)))

    assert text.index("1 to mend:\n  - The mistake no_bias loses nothing.") < text.index("reference ")


def test_a_validation_without_problems_says_that_nothing_is_to_be_mended():
    assert "\nNothing to mend.\n" in validation_to_text(validation())


def test_no_line_is_longer_than_100_columns():
    text = validation_to_text(full("many words " * 30))

    assert max(map(len, text.splitlines())) <= 100


def test_no_terminal_escape_gets_through():
    assert "\x1b" not in validation_to_text(full("\x1b[31mred"))


def test_a_mistake_is_told_with_its_score_its_checks_and_what_is_wrong():
    one = mistake(lost=("a", "b"), named=(), named_as={"a": "no_relu", "b": ""})

    text = validation_to_text(validation(mistakes=(one,)))

    assert "  no_bias  86 / 100  fails a, b\n      as no_relu: a\n      not named: b\n      Never named.\n" in text


def test_a_check_that_no_mistake_fails_is_told_with_its_zero():
    assert "  linear: 0 mistakes\n" in validation_to_text(validation(checks=(check(mistakes=()),)))


def test_a_survivor_is_told_with_its_function_line_and_change():
    text = validation_to_text(validation(mutants=(mutant(1), mutant(7, None))))

    assert "Mutants killed: 1 of 2 (50 %)." in text
    assert "  forward:\n    line 7: 7 -> 8  (forward-7-constant)\n" in text


def test_an_explained_survivor_is_counted_and_not_listed():
    text = validation_to_text(validation(mutants=(mutant(1), mutant(7, None, equivalent="T is 1 or -1"))))

    assert "as mistakes.py says: 1." in text and "line 7" not in text


def test_a_score_that_is_not_known_is_open():
    assert "open / 100" in validation_to_text(full())


def test_questions_are_counted_by_who_reads_their_answers():
    asked = (JudgedQuestion("gap", "select", 3.0, False), JudgedQuestion("why", "text", 2.0, True))

    assert "\n2 questions: 1 held against their key, 1 read by people.\n" in validation_to_text(
        validation(questions=asked))
