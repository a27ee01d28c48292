"""Right solutions and mistakes are run over many seeds, and what they reach becomes a proposal."""

from __future__ import annotations

import pytest

from grader.calibrate import calibrate
from grader.errors import OperatorError
from grader.model import Level
from tests.tiny_course import make_course, write

LEARNS = '''\
@pytest.mark.hidden
@pytest.mark.points(4)
def test_most_are_doubled(student, rng, assignment):
    """`double` doubles nearly all."""
    x = rng.normal(size=100)
    asked = x + (rng.random(100) < 0.05)     # one in twenty is another number, by chance
    right = float(np.mean(np.isclose(numbers(student.double(x), (100,)), 2 * asked)))
    award(right, assignment.thresholds["most"], "the part that is doubled", of=100)
'''
HANDED_IN = '''

@pytest.mark.points(4)
def test_was_run(results):
    """The result file is there."""
    assert results.load("run")["doubled"] == 4
'''
SHAPE = '''

@pytest.mark.points(4)
def test_keeps_shape(student):
    """`double` keeps the shape."""
    assert numbers(student.double(np.ones(3)), None).shape == (3,)
'''
MISTAKES = '''\
from grader.mistakes import Mistake

MISTAKES = (
    Mistake("tripled", "It is three times.", "Count.", {"2 * np": "3 * np"}, loses=("most_are_doubled",)),
)
'''
THRESHOLD = "thresholds: {{most: {{floor: 0.5, goal: {goal}, found: by hand}}}}\n"


def _calibrated(folder, goal, seeds=20, more="", checks=()):
    course = make_course(folder, LEARNS + more, THRESHOLD.format(goal=goal))
    assignment = folder / "assignments" / "tiny"
    write(assignment / "mistakes.py", MISTAKES)
    for name, body in (("adds", "x + x"), ("halves", "x / 0.5")):
        write(assignment / "solutions" / name / "tiny.py", f"def double(x):\n    return {body}\n")
    return calibrate(course, "tiny", Level.PROCESS, seeds=seeds, threads=(1,), checks=checks)


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """What a calibration finds where the threshold is low enough."""
    return _calibrated(tmp_path_factory.mktemp("course"), goal=0.8)


def test_the_figures_of_all_right_solutions_and_mistakes_are_kept(found):
    threshold, = found.thresholds
    assert {who: len(figures) for who, figures in threshold.right.items()} == {"reference": 20, "adds": 20,
                                                                               "halves": 20}
    assert set(threshold.wrong["tripled"]) == {0.0}
    assert (found.runs, found.right_runs, found.rejections) == (65, 60, ())


def test_no_two_right_solutions_meet_the_same_cases(found):
    right = found.thresholds[0].right
    assert len({right["reference"], right["adds"], right["halves"]}) == 3


def test_a_right_solution_that_loses_points_is_a_rejection(tmp_path):
    found = _calibrated(tmp_path, goal=0.99)
    assert {rejection.solution for rejection in found.rejections} == {"reference", "adds", "halves"}
    assert found.rejections[0].check == "most_are_doubled"


def test_the_proposal_spares_what_was_seen_and_refuses_the_mistake(found):
    proposal = found.thresholds[0].proposal
    assert proposal.threshold.goal <= min(each.lowest for each in proposal.right)
    assert proposal.wrong[0].told_apart


def test_only_the_named_checks_and_their_mistakes_are_run(tmp_path):
    found = _calibrated(tmp_path, goal=0.8, more=SHAPE, checks=("keeps_shape",))
    assert (found.mistakes, found.thresholds, found.rejections) == ((), (), ())


def test_an_unknown_check_is_refused_before_anything_runs(tmp_path):
    with pytest.raises(OperatorError, match="There is no check `shape`; there are: most_are_doubled"):
        _calibrated(tmp_path, goal=0.8, checks=("shape",))


def test_too_few_seeds_are_refused(tmp_path):
    with pytest.raises(OperatorError, match="5 seeds bound nothing"):
        _calibrated(tmp_path, goal=0.8, seeds=5)


def test_right_solutions_hand_in_the_result_files_of_the_reference(tmp_path):
    write(tmp_path / "reference" / "tiny" / "run.json", '{"doubled": 4}')

    found = _calibrated(tmp_path, goal=0.8, more=HANDED_IN, checks=("was_run",))

    assert (found.right_runs, found.rejections) == (60, ())
