"""What the handout tells a student to write first is not held against what is still to come."""

from __future__ import annotations

import re
from pathlib import Path

from grader.intake import read_submission
from grader.model import Outcome

REFERENCE = Path(__file__).resolve().parents[2] / "reference" / "two_layer_net" / "neural_net.py"
GRADIENTS = re.compile(r"( *)### BEGIN SOLUTION gradients.*?### END SOLUTION\n", re.DOTALL)


def test_an_empty_dict_of_gradients_is_missing_in_their_check_and_in_training(desk, tmp_path):
    """Scores and loss are written, and `grads = {}` stands where the gradients will."""
    text, replaced = GRADIENTS.subn(r"\1grads = {}\n", REFERENCE.read_text(encoding="utf-8"))
    (tmp_path / "neural_net.py").write_text(text, encoding="utf-8")

    report = desk("two_layer_net").grade_submission(read_submission(tmp_path, "neural_net.py"), public_only=True,
                                                    questions=False).report

    ended = {check.id: (check.outcome, check.message) for check in report.checks}
    told = "The gradients are not written yet: `loss` returns an empty dict for them."
    assert replaced == 1
    assert ended["scores_published"][0] is ended["loss_published"][0] is Outcome.PASSED
    assert ended["gradient_published"] == ended["toy_training"] == (Outcome.MISSING, told)
