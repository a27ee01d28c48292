"""A question that cannot be judged is refused with its field and the remedy."""

from __future__ import annotations

import pytest

from grader.assignment import load_assignment
from grader.errors import AuthorError
from grader.questions.declared import problem_of
from tests.questions.asked import QUESTIONS, TASKS, question
from tests.tiny_course import make_course

_SYMBOLS = "symbols: {x: [0, 1]}"


@pytest.mark.parametrize("id", QUESTIONS)
def test_a_complete_question_has_no_problem(id):
    assert problem_of(id, QUESTIONS[id], TASKS, bundle=False) == ""


@pytest.mark.parametrize(("text", "said"), [
    ("task: other\ntext: {}", "questions.q.task is 'other', which is none of tasks: theory."),
    ("{}", "questions.q declares no kind of answer"),
    ("text: {}\nfile: {name: a.pdf}", "questions.q declares text and file"),
    ("points: 0\ntext: {}", "questions.q.points is 0"),
    ("points: 0.125\ntext: {}", "questions.q.points is 0.125.\n  Write hundredths at most"),
    ("text: {rubric: {a: {points: 1.995, says: A}, b: {points: 0.005, says: B}}}",
     "questions.q.text.rubric.a.points is 1.995.\n  Write hundredths at most"),
    ("ask: ' '\ntext: {}", "questions.q.ask is empty"),
    ("choose: {a: A, b: B}", "questions.q.answer must name one option"),
    ("choose: {a: A, b: B}\nanswer: [a, b]", "questions.q.answer must name one option"),
    ("choose: {a: A, b: B}\nanswer: c", "questions.q.answer names c, which is none of the options a, b"),
    ("choose: {a: A, A: B}\nanswer: a", "questions.q.choose needs two options or more"),
    ("choose: {a: A}\nanswer: a", "questions.q.choose needs two options or more"),
    ("choose: {a b: A, b: B}\nanswer: b", "questions.q.choose has an option called 'a b'"),
    ("choose: {1: 2, 2: 4}\nanswer: 1", "questions.q.choose has the option 2 and says '2' at the option 1"),
    ("select: {a: A., b: B., c: a and b}\nanswer: a",
     "questions.q.select has the options a and b and says 'a and b' at"),
    ("select: {A: b, b: c}\nanswer: A", "questions.q.select has the option b and says 'b' at the option A"),
    ("choose: {1: (B)., b: c}\nanswer: 1", "questions.q.choose has the option b and says '(B).' at the option 1"),
    ("choose: {a: Same., b: same}\nanswer: a", "questions.q.choose says the same at the options a and b"),
    ("select: {1: A, 2: B}\nanswer: [1, 2]", "questions.q.answer must name some of the options, and not all"),
    ("select: {1: A, 2: B}", "questions.q.answer must name some"),
    ("number: {}", "questions.q.number.answer is missing"),
    ("number: {answer: .nan}", "questions.q.number.answer is nan"),
    ("number: {answer: 1, within: -1}", "questions.q.number.within is -1"),
    ("number: {answer: 1, units: {k: 1000}}", "questions.q.number.unit is missing"),
    ("number: {answer: 1, unit: m, units: {k: 0}}", "questions.q.number.units.k is 0"),
    (f"formula: {{{_SYMBOLS}}}", "questions.q.formula.answer is missing"),
    ("formula: {answer: y, symbols: {x: [0, 1]}}", "questions.q.formula.answer is 'y': `y` is none of its symbols: x"),
    (f"formula: {{answer: x, also: [x, (], {_SYMBOLS}}}", "questions.q.formula.also[1] is '('"),
    (f"formula: {{answer: x / 0, {_SYMBOLS}}}", "questions.q.formula.answer is 'x / 0', which is nowhere finite"),
    ("formula: {answer: x, symbols: {x: [1, 1]}}", "questions.q.formula.symbols.x is [1, 1]"),
    (f"formula: {{answer: x, integers: [n], {_SYMBOLS}}}", "questions.q.formula.integers names n"),
    ("formula: {answer: x, integers: [x], symbols: {x: [0.1, 0.9]}}", "which holds too few whole numbers"),
    ("text: {words: 0}", "questions.q.text.words is 0"),
    ("text: {rubric: {a: {points: 1, says: A}}}", "questions.q.text.rubric gives 1 points, the question 2"),
    ("file: {name: a/b.pdf}", "questions.q.file.name is 'a/b.pdf'"),
])
def test_what_cannot_be_judged_is_told_with_its_field(text, said):
    assert said in problem_of("q", question(text), TASKS, bundle=False)


@pytest.mark.parametrize("other", ["gpa", "words"])
def test_a_question_follows_another_one_that_there_is(other):
    said = problem_of("words", question(f"text: {{}}\nfollows: {other}"), TASKS, bundle=False, ids=QUESTIONS)

    assert said.startswith(f"questions.words.follows is '{other}', which is none of the other questions: gap, one, ")


def test_the_question_that_it_follows_is_known_to_the_file(tmp_path):
    follow = "questions:\n  q: {task: double, points: 1, ask: A, text: {}, follows: r}\n"
    made = make_course(tmp_path, more=f"{follow}  r: {{task: double, points: 1, ask: A, text: {{}}}}\n", points=12)

    assert load_assignment(made, "tiny").settings.questions["q"].follows == "r"


@pytest.mark.parametrize("text", ["choose: {one: One, two: Two}\nanswer: one",
                                  "choose: {1: 2 of them, 2: 4}\nanswer: 2",
                                  "choose: {a: A, b: B, c: a and b}\nanswer: c"])
def test_an_options_text_may_be_its_own_name_or_hold_anothers(text):
    assert "questions.q.choose" not in problem_of("q", question(text), TASKS, bundle=False)


@pytest.mark.parametrize("text", ["choose: {a: A, b: B}", "select: {1: A, 2: B}", "number: {unit: m}",
                                  "formula: {symbols: {x: [0, 1]}}"])
def test_in_a_bundle_no_key_is_missed(text):
    assert problem_of("q", question(text), TASKS, bundle=True) == ""


def test_an_id_that_is_no_name_is_refused():
    assert "has a name that cannot be an id" in problem_of("a b", QUESTIONS["gap"], TASKS, bundle=False)


@pytest.mark.parametrize(("section", "said"), [
    ("{task: double, points: 1, ask: A, txt: {}}", "questions.q: unknown field `txt`; did you mean `text`?  "
     "Known: task, points, ask, choose, select, number, formula, text, file, answer, why, follows."),
    ("{task: double, points: 1, ask: A, text: {word: 3}}",
     "questions.q.text: unknown field `word`; did you mean `words`?  Known: words, rubric."),
    ('{task: double, points: "1", ask: A, text: {}}',
     'questions.q.points is the text "1".\n  Write a number: points: 1'),
    ("{task: other, points: 1, ask: A, text: {}}", "questions.q.task is 'other', which is none of tasks: double."),
])
def test_the_file_is_refused_with_the_field_and_the_remedy(tmp_path, section, said):
    course = make_course(tmp_path, more=f"questions:\n  good: {{task: double, points: 1, ask: A, text: {{}}}}\n"
                                        f"  q: {section}\n")

    with pytest.raises(AuthorError) as error:
        load_assignment(course, "tiny")

    assert str(error.value).endswith(f"assignment.yaml: {said}")
