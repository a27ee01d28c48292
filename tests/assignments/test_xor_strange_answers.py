"""Whatever a submission answers, each check of xor ends with an outcome of the student's, never BROKEN."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.model import Outcome

pytest.importorskip("torch", reason="xor is an assignment for PyTorch, which is not installed")

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "reference" / "xor" / "xor.py").read_text(encoding="utf-8")
NAMES = ("make_data", "make_batch", "NN", "train", "test", "learning_rate_sweep")

# Of functions; those with two parts get past the first question of a check.
STRANGE = (
    "None", "'text'", "10**30", "float('nan')", "1j", "()", "[[1.0], [2.0, 3.0]]", "{}", "{'a': object()}", "object()",
    "torch", "torch.full((10,), float('nan'))", "torch.ones(10, dtype=torch.complex64)", "torch.eye(3).to_sparse()",
    "torch.ones(5, device='meta')", "np.array([None, 'a'])", "np.ones((1,) * 16)", "torch.nn.Linear(2, 1)",
    "(None, None)", "([float('nan'), 1.0], float('inf'))", "(1e308, -1e308)", "([1e308, -1e308], 10**400)",
    "(np.full((10, 2), np.nan, np.float32), np.zeros(10, np.float32))", "([object()], ['text'])", "('ab', 'c')",
    "(np.full((10, 2), 3e38, np.float32), np.full(10, -3e38, np.float32))",
)
# What a state_dict says.
STATES = ("None", "{}", "{1: 2}", "{name: None for name in right}", "{name: 'text' for name in right}",
          "{name: float('nan') * value for name, value in right.items()}",
          "{name: value.to(torch.complex64) for name, value in right.items()}",
          "{name: value.double() * 1e308 for name, value in right.items()}", "{0: torch.zeros(3), **right}")
# What a sweep says.
SWEEPS = ("{rate: 7 for rate in rates}", "{rate: object() for rate in rates}", "{str(rate): 'slow' for rate in rates}",
          "{rate: 'SLOW' for rate in rates}", "dict.fromkeys(range(5000), 'slow')", "'learns diverges slow'.split()")


def ended(desk, folder: Path, source: str):
    """Grade a submission; returns the faults of ours, and the outcome of each check by its id."""
    (folder / "xor.py").write_text(source, encoding="utf-8")
    graded = desk("xor").grade(folder, name_mistakes=False)  # naming has tests of its own, and takes longer
    return graded.faults, {check.id: check.outcome for check in graded.report.checks}


@pytest.mark.parametrize("first", range(0, len(STRANGE), 2))
def test_strange_answers_of_every_function_pass_no_check_and_break_none(desk, tmp_path, first):
    answers = STRANGE[first:first + 2] * 3  # by turns: each answer of some functions of data, model and training
    functions = "".join(f"def {name}(*given, **named):\n    return {answer}\n"
                        for name, answer in zip(NAMES, answers))

    faults, outcomes = ended(desk, tmp_path, f"import numpy as np\nimport torch\n{functions}")

    assert faults == ()
    assert {Outcome.PASSED, Outcome.BROKEN}.isdisjoint(outcomes.values())


@pytest.mark.parametrize("first", range(0, len(STATES), 3))
def test_strange_states_of_nets_break_no_check(desk, tmp_path, first):
    answers = STATES[first:] + STATES[:first]  # in turn, from another one on in each case
    source = REFERENCE + f"""
import itertools

STATES = itertools.cycle([{", ".join(f"lambda right: {state}" for state in answers)}])
plain_train = train

def strange(net):
    right, answer = type(net).state_dict(net), next(STATES)
    net.state_dict = lambda: answer(right)

class NN(NN):
    def __init__(self, *sizes):
        super().__init__(*sizes)
        strange(self)

def train(model, *given):
    plain_train(model, *given)
    strange(model)
    return [object()]
"""

    faults, outcomes = ended(desk, tmp_path, source)

    assert faults == ()
    assert Outcome.BROKEN not in outcomes.values() and outcomes["one_step"] is Outcome.FAILED


@pytest.mark.parametrize("answer", SWEEPS)
def test_a_strange_sweep_passes_no_check_and_breaks_none(desk, tmp_path, answer):
    source = f"def learning_rate_sweep(rates):\n    return {answer}\n"

    faults, outcomes = ended(desk, tmp_path, source)

    assert faults == ()
    assert outcomes["sweep"] is Outcome.FAILED and outcomes["sweep_other_rates"] is Outcome.FAILED


@pytest.mark.parametrize("replaced", [
    "time.process_time = lambda: 'soon'", "time.process_time = lambda: np.ones(3)", "random.random = lambda: None",
    "np.random.random = lambda: np.ones(3)", "torch.rand = lambda *size: 'x'"])
def test_functions_of_libraries_that_a_submission_replaces_break_no_check_and_pass_no_table(desk, tmp_path, replaced):
    table = "def learning_rate_sweep(rates):\n    return {rate: 'diverges' if rate > 10 else 'learns' if rate > 0.01 " \
            "else 'slow' for rate in rates}\n"

    faults, outcomes = ended(desk, tmp_path, f"{REFERENCE}\nimport random, time\n{table}{replaced}\n")

    assert faults == ()
    assert Outcome.BROKEN not in outcomes.values()
    assert outcomes["sweep_other_rates"] is not Outcome.PASSED
