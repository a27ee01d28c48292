"""Names and objects on the other side of the wire, as Python calls.

    student.forward(x)             call a function of the submission
    net = student.Net(4)           an object that stays in the worker comes back as a Remote
    net.loss(x, y)                 call its method
    student.forward.published(X1=a, X2=b)   by keyword if it has these parameters, else by position in this order

`Worker` holds what is asked for less often: attributes, globals, library objects.
"""

from __future__ import annotations

from typing import Any

from grader.checker.session import Session
from grader.checker.verdict import Verdict
from grader.model import Outcome
from grader.wire import LIBRARY, STUDENT, Handle, Op


class Function:
    """Something in the worker that can be called."""

    def __init__(self, session: Session, on: Any, name: str) -> None:
        self._session, self._on, self._name = session, on, name

    @property
    def _what(self) -> str:
        return f"`{self._name}`"

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it; returns a plain value or a Remote, raises Verdict when it gives neither."""
        return self._session.ask(self._what, Op.CALL, self._on, self._name, args, kwargs)

    def kept(self, *args: Any, **kwargs: Any) -> Remote:
        """Call it and leave the result in the worker, also when it is a plain value."""
        kept = self._session.ask(self._what, Op.CALL, self._on, self._name, args, kwargs, keep=True)
        return _remote(kept, self._what)

    def published(self, **named: Any) -> Any:
        """Call it by keyword when all its published names are there, else by position in the published order."""
        known = self.parameters()
        if all(name in known for name in named):
            return self(**named)
        return self(*named.values())

    def parameters(self) -> list[str]:
        """Return the names of its parameters, as the student chose them."""
        names = self._session.ask(self._what, Op.PARAMETERS, self._on, self._name)
        if type(names) is not list or not all(type(name) is str for name in names):
            raise Verdict(Outcome.CRASHED, f"{self._what} could not be looked at.")
        return names

    def exists(self) -> bool:
        """True when the submission has this name."""
        try:
            self._session.ask(self._what, Op.GET, self._on, self._name, keep=True)
        except Verdict as verdict:
            if verdict.outcome is Outcome.MISSING:
                return False
            raise
        return True


class Remote:
    """An object that stays in the worker; its attributes are functions to call there."""

    def __init__(self, session: Session, worker: int, handle: Handle) -> None:
        self.__dict__.update(_session=session, _worker=worker, _handle=handle)

    def __getattr__(self, name: str) -> Function:
        if name.startswith("__"):
            raise AttributeError(name)
        return Function(self._session, self, name)

    def handle_in(self, worker: int) -> Handle:
        """Return the handle to send to worker number `worker`; an object of an earlier worker is gone."""
        if worker != self._worker:
            raise Verdict(Outcome.CRASHED, "Your code's process ended, and an object that this check needs with it.")
        return self._handle

    def kind_of(self) -> str:
        """Return the name of the object's type, as the worker tells it: untrusted text."""
        return self._handle.kind

    def __repr__(self) -> str:
        return f"<an object of type {self._handle.kind} in the worker>"


def _remote(answer: Any, what: str) -> Remote:
    # Our worker always keeps what it is asked to keep; one that student code has taken over may not.
    if type(answer) is not Remote:
        raise Verdict(Outcome.CRASHED, f"Your code's process gave a wrong answer in {what}.")
    return answer


class Student:
    """The submission: its functions and classes by name."""

    def __init__(self, session: Session) -> None:
        self.__dict__["_session"] = session

    def __getattr__(self, name: str) -> Function:
        if name.startswith("__"):
            raise AttributeError(name)
        return Function(self._session, STUDENT, name)


class Worker:
    """What else can be done in the worker, beside calling the submission."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def build(self, dotted: str, *args: Any, **kwargs: Any) -> Remote:
        """Call a library's class or function in the worker, keep the result there: build("torch.nn.Linear", 3, 4)."""
        kept = self._session.ask(f"`{dotted}`", Op.CALL, LIBRARY, dotted, args, kwargs, keep=True)
        return _remote(kept, f"`{dotted}`")

    def run(self, dotted: str, *args: Any, **kwargs: Any) -> Any:
        """Call a library's function in the worker and return its value: run("numpy.random.seed", 0)."""
        return self._session.ask(f"`{dotted}`", Op.CALL, LIBRARY, dotted, args, kwargs)

    def keep(self, value: Any) -> Remote:
        """Place `value` in the worker, to see later what student code did to it."""
        return _remote(self._session.ask("an argument", Op.KEEP, args=(value,)), "an argument")

    def fetch(self, remote: Remote) -> Any:
        """Return the plain value of an object in the worker."""
        return self._session.ask("an argument", Op.FETCH, remote)

    def get(self, on: Remote | Student, name: str) -> Any:
        """Return an attribute of an object, or a global of the submission."""
        return self._session.ask(f"`{name}`", Op.GET, self._on(on), name)

    def set(self, on: Remote | Student, name: str, value: Any) -> None:
        """Set an attribute of an object, or a global of the submission."""
        self._session.ask(f"`{name}`", Op.SET, self._on(on), name, (value,))

    def restart(self) -> None:
        """Go on with a fresh worker: what was asked before is forgotten, and so is whatever the code remembered."""
        self._session.restart()

    def limited(self, cpu_seconds: float):
        """Return a context in which each call may use `cpu_seconds` of processor time."""
        return self._session.limited(cpu_seconds)

    def cpu_seconds(self) -> float:
        """Return the processor time used so far, measured from outside."""
        return self._session.cpu_seconds()

    @staticmethod
    def _on(on: Any) -> Any:
        return STUDENT if isinstance(on, Student) else on
