"""Whatever a submission answers, and whatever its result files hold, no check of architectures is BROKEN."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest

from grader.course import find_course
from grader.model import Outcome, Submission, SubmittedFile

pytest.importorskip("torch", reason="architectures is an assignment for PyTorch, which is not installed")
pytestmark = pytest.mark.slow  # each case grades a whole submission

ROOT = find_course(Path(__file__).parent).folder / "reference" / "architectures"
REFERENCE = (ROOT / "architectures.py").read_text(encoding="utf-8")
NETS, PARTS = ("mlp_1", "mlp_2", "cnn_3", "cnn_4", "cnn_5"), ("part3", "part4", "part5")
FUNCTIONS = ("build", "preprocess", "split", "train_once")

STRANGE = (
    "None", "'text'", "b'xyz'", "10**30", "float('nan')", "1j", "()", "[[1.0], [2.0, 3.0]]", "{}", "{1: 2}", "object()",
    "torch", "torch.tensor(0.5)", "torch.zeros(0)", "torch.ones(3, dtype=torch.complex64)", "torch.eye(3).to_sparse()",
    "torch.nn.Linear(2, 3)", "torch.nn.Linear(1024, 10)", "np.array([None, 'a'])", "np.full((4, 1, 32, 32), 1e308)",
    "([1.5], [0])", "([], [])", "(None, None)", "({0}, 'a')", "{'loss_curve': None, 'grad_curve': 'text'}",
    "{'loss_curve': [], 'train_acc_curve': [], 'val_acc_curve': [], 'grad_curve': []}",
    "{'loss_curve': [1e308] * 3, 'train_acc_curve': [[1]], 'val_acc_curve': 7, 'grad_curve': [-1.0, 1e-320, 0.0]}",
)
VALUES = (None, True, "text", 10**30, -1, 1e308, -1e308, [], [[]], [[1], [2, 3]], {}, {"a": [1]}, [1e308, -1e308],
          [None] * 4, ["a", 1], [1e-320] * 9, [[[[0.5]]]], 0, [0, 1], list(range(40)), [[2.3] * 8] * 8, [True, False])


@pytest.fixture
def ended(desk):
    """ended(source, {name: bytes}): how the checks end for this code with these result files; no fault is ours."""
    def ended(source, files=None):
        submitted = {"architectures.py": source.encode(), **(files or {})}
        submission = Submission("s", "architectures.py", tuple(itertools.starmap(SubmittedFile, submitted.items())))
        graded = desk("architectures").grade_submission(submission, questions=False, name_mistakes=False)
        assert graded.faults == ()
        return {check.id: check.outcome for check in graded.report.checks}
    return ended


@pytest.mark.parametrize("first", range(0, len(STRANGE), 4))
def test_strange_answers_of_every_function_pass_nothing_and_break_nothing(ended, first):
    answers = (STRANGE[first:] + STRANGE)[:4]  # one for each function
    functions = "".join(f"def {name}(*given, **named):\n    return {answer}\n"
                        for name, answer in zip(FUNCTIONS, answers, strict=True))

    outcomes = set(ended(f"import numpy as np\nimport torch\nINPUT_SHAPE = (1, 32, 32)\n{functions}").values())

    assert Outcome.PASSED not in outcomes and Outcome.BROKEN not in outcomes


@pytest.mark.parametrize("first", range(0, len(STRANGE), 5))
def test_strange_curves_of_a_right_loop_break_nothing(ended, first):
    answers = ", ".join(f"lambda: {answer}" for answer in STRANGE[first:first + 5])  # in turn
    source = REFERENCE + ("\nimport itertools\nimport numpy as np\nright_loop = train_once\n"
                          f"answers = itertools.cycle([{answers}])\n\ndef train_once(*given, **named):\n"
                          "    right_loop(*given, **named)\n    return next(answers)()\n")

    outcomes = ended(source)

    assert Outcome.BROKEN not in outcomes.values()
    assert outcomes["sgd"] is outcomes["adam"] is Outcome.PASSED


@pytest.mark.parametrize("first", range(0, len(VALUES), 5))
def test_strange_fields_of_result_files_break_nothing(ended, first):
    turns = itertools.cycle([*VALUES[first:], *VALUES[:first]])
    files = {path.name: json.dumps({name: next(turns) for name in json.loads(path.read_bytes())}).encode()
             for path in sorted(ROOT.glob("*.json"))}

    outcomes = ended(REFERENCE, files)

    assert Outcome.BROKEN not in outcomes.values()
    assert {outcomes[f"{part}_files"] for part in PARTS} == {Outcome.FAILED}


@pytest.mark.parametrize("whole", [b"", b"[]", b"null", b"{}", b"\xff\xfe", b"[" * 9000])
def test_strange_result_files_break_nothing(ended, whole):
    outcomes = ended(REFERENCE, {f"{part}_{net}.json": whole for part in PARTS for net in NETS})

    assert Outcome.BROKEN not in outcomes.values()
    assert {outcomes[f"{part}_files"] for part in PARTS} == {Outcome.FAILED}
