"""What a check can ask for by name; see the room's page for the list."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader import datasets
from grader.checker.current import running
from grader.checker.recording import NAME, Recorder, Reference, Replay, reference_of
from grader.checker.result_files import Results
from grader.checker.seeds import generator
from grader.checker.session import Session
from grader.checker.student import Remote, Student, Worker
from grader.model import Picture, Submission
from grader.training import SHORT, Means


class Fixtures:
    """A pytest plugin: the fixtures of one run."""

    def __init__(self, assignment: Any, submission: Submission, connect: Callable[..., Any],
                 secret: bytes, recorder: Recorder | None = None, means: Means = SHORT) -> None:
        self.assignment, self.secret, self.means = assignment, secret, means
        self.source = Replay(assignment.folder / NAME) if assignment.settings.bundle else recorder
        self.data: dict[str, None] = {}
        settings = assignment.settings
        self.session = Session(
            connect, submission.main, settings.file.removesuffix(".py"), settings.forbidden, settings.limits,
            resolve=lambda worker, handle: Remote(self.session, worker, handle))
        self._results = Results(self.session, submission)
        self._reference: ModuleType | Reference | None = None

    @pytest.fixture(name="student")
    def student_fixture(self) -> Student:
        """The submission."""
        return Student(self.session)

    @pytest.fixture(name="worker")
    def worker_fixture(self) -> Worker:
        """What else can be done where the submission runs."""
        return Worker(self.session)

    @pytest.fixture(name="results")
    def results_fixture(self) -> Results:
        """The submission's result files."""
        return self._results

    @pytest.fixture(name="reference")
    def reference_fixture(self) -> ModuleType | Reference:
        """The trusted solution; in a bundle, what it answered when the bundle was made."""
        if self._reference is None:
            module = None if self.assignment.settings.bundle else _module_from(self.assignment.reference)
            self._reference = module if self.source is None else reference_of(self.source, module)
        return self._reference

    @pytest.fixture(name="assignment")
    def assignment_fixture(self) -> Any:
        """The settings of assignment.yaml: budgets and thresholds by name."""
        return self.assignment.settings

    @pytest.fixture(name="rng")
    def rng_fixture(self) -> np.random.Generator:
        """This check's own generator."""
        now = running.get()
        return generator(self.secret if now.hidden else None, self.assignment.id, now.check.id)

    @pytest.fixture(name="device")
    def device_fixture(self) -> str:
        """The device for tensors and nets, "cpu" or another: the worker of a check that asks for it may use it."""
        self.session.use_device(self.means.device)
        return self.means.device

    @pytest.fixture(name="show")
    def show_fixture(self) -> Callable[[Picture], None]:
        """Add a picture to the report."""
        return running.get().pictures.append

    @pytest.fixture(name="use_data")
    def use_data_fixture(self) -> Callable[[str], datasets.ImageSet]:
        """Load an image set by name ("mnist"), and have the report say which one it was."""
        def use(name: str) -> datasets.ImageSet:
            # What a bundle's reference answered, it answered for the set that ships: no other folder is looked into.
            images = datasets.SETS[name](os.devnull if self.source else None)
            self.data[images.name] = None
            return images
        return use


def _module_from(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"reference_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
