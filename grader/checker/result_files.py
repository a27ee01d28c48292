"""The fixture `results`: a submission's result files, for checks.

    results.names()               ("part3_cnn_3", "part3_mlp_1", ...)
    results.load("part3_mlp_1")   {"name": "mlp_1", "loss_curve": array (n,), "test_acc": array (), ...}

In: the submission's files, the session.  Out: plain values, or a Verdict on the running check.
JSON is read here, under caps.  A pickle is a program: it is opened in a worker that is thrown away afterwards, under
limits of its own, and only plain values come back.  Either way a file is read once, and later checks are told the same.
"""

from __future__ import annotations

from typing import Any

from grader.checker.current import running
from grader.checker.session import Session
from grader.checker.verdict import Verdict
from grader.model import Diagnosis, Outcome, Submission
from grader.results import Found, Unreadable, arrays_of, copied, find, read_json, stems
from grader.wire import LIBRARY, Op

_CPU_SECONDS = 2.0   # to open one pickle; half a million numbers take a hundredth of that


class Results:
    """The result files of one submission."""

    def __init__(self, session: Session, submission: Submission) -> None:
        self._session, self._files = session, submission.files
        self._kept: dict[str, dict[str, Any] | Verdict] = {}

    def names(self) -> tuple[str, ...]:
        """Return the names, without endings, of all .json, .pkl and .pickle files in the submission."""
        return stems(self._files)

    def load(self, name: str) -> dict[str, Any]:
        """Return the fields of the file `name`, each that is made of numbers as an array.

        Raises Verdict: MISSING without such a file, else FAILED, CRASHED or OVER_LIMIT by what reading it came to.
        """
        now = running.get()
        if now is not None:
            now.asked += 1
        if name not in self._kept:
            self._kept[name] = self._read(name)
        kept = self._kept[name]
        if isinstance(kept, Verdict):
            if now is not None:
                now.evidence.stopped(kept.outcome.value, name)
            raise kept.again()
        if now is not None:
            now.evidence.heard(kept, _size(kept))
        return copied(kept)     # a check may sort or scale what it gets; the next one gets it as it was

    def _read(self, name: str) -> dict[str, Any] | Verdict:
        found = find(self._files, name)
        if found is None:
            return Verdict(Outcome.MISSING, f"There is no {name}.json or {name}.pkl yet: this experiment is not "
                           "implemented yet, or its file was not handed in.")
        self._note(found)
        try:
            return arrays_of(read_json(found.file.data) if found.is_json else self._unpickled(found))
        except Unreadable as reason:
            return Verdict(Outcome.FAILED, f"{found.file.path} {reason}.", Diagnosis(
                "a result file that cannot be read", str(reason),
                "write it with json.dump, from plain numbers, lists and texts, and read it back yourself"))
        except Verdict as verdict:
            return verdict

    def _note(self, found: Found) -> None:
        if found.passed_over:
            others = ", ".join(path[:100] for path in found.passed_over[:3])
            self._session.notes[f"{found.file.path[:100]} counts, and not {others}."] = None

    def _unpickled(self, found: Found) -> Any:
        """Return what the pickle holds, unpickled in a worker that nobody asks anything before or after it."""
        self._session.restart()
        try:
            with self._session.limited(_CPU_SECONDS):
                return self._session.ask(f"`{found.file.path[:100]}`", Op.CALL, LIBRARY, "pickle.loads",
                                         (found.file.data,))
        finally:
            self._session.restart()


def _size(fields: dict[str, Any]) -> int:
    return sum(getattr(field, "nbytes", 100) for field in fields.values())
