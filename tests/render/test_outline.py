"""How a report is put in order."""

from __future__ import annotations

from grader.model import Diagnosis, Outcome
from grader.render.outline import outline

from . import samples


def test_tasks_and_checks_keep_their_first_order():
    report = samples.report(*(samples.result(id=id, task=task) for id, task in (("1", "b"), ("2", "a"), ("3", "b"))))

    told = [(section.title, [entry.result.id for entry in section.entries]) for section in outline(report)]

    assert told == [("b", ["1", "3"]), ("a", ["2"])]


def test_a_task_adds_up_its_points_and_counts_the_open_ones():
    report = samples.report(samples.result(points=3.0), samples.result(outcome=Outcome.BROKEN, points=None))

    (section,) = outline(report)

    assert (section.earned, section.possible, section.open) == (3.0, 8.0, 1)


def test_only_an_explanation_equal_to_the_one_above_repeats():
    report = samples.report(samples.failed(message="same"), samples.failed(message="same"),
                            samples.failed(message="other"),
                            samples.failed(message="same"), samples.failed(message="same", diagnosis=None))

    (section,) = outline(report)

    assert [entry.repeats for entry in section.entries] == [False, True, False, False, False]


def test_a_mistake_is_the_same_as_the_last_that_was_told_also_across_passing_checks():
    other = Diagnosis("another mistake", "")
    report = samples.report(samples.failed(message="1"), samples.result(), samples.failed(message="2"),
                            samples.failed(message="3", diagnosis=other), samples.failed(message="4"))

    (section,) = outline(report)

    assert [entry.same_mistake for entry in section.entries] == [False, False, True, False, False]


def test_nothing_refers_to_a_passing_check():
    report = samples.report(samples.result(message="same"), samples.failed(message="same", diagnosis=None))

    (section,) = outline(report)

    assert not section.entries[1].repeats
