"""grader/worker/requests.py: each thing that the worker can be asked to do."""

from __future__ import annotations

import numpy as np
import pytest

from grader.wire import LIBRARY, AnswerKind, Handle, Op
from tests.worker.conftest import value_of

NET = """\
import numpy as np

rate = 0.1


class Net:
    def __init__(self, size):
        self.w = np.ones(size)

    def scale(self, by=2):
        self.w = self.w * by
        return self

    def total(self, *, shift=0.0):
        return float(self.w.sum()) + shift


def double(X1, beta=1):
    return 2 * X1


def total_of(net):
    return net.total()


def fill(array):
    array[:] = 7
"""


@pytest.fixture
def net_worker(worker):
    worker.load(NET)
    return worker


def test_call_brings_the_value_of_a_function(net_worker):
    assert net_worker.call("double", np.arange(3)).tolist() == [0, 2, 4]


def test_call_passes_names(net_worker):
    assert net_worker.call("double", X1=4) == 8


def test_an_object_stays_in_the_worker_and_comes_as_a_handle(net_worker):
    net = net_worker.call("Net", 3)

    assert type(net) is Handle and net.kind == "Net"
    assert value_of(net_worker.ask(Op.CALL, on=net, name="total", shift=0.5)) == 3.5


def test_each_handle_is_another_object(net_worker):
    first, second = net_worker.call("Net", 1), net_worker.call("Net", 2)

    totals = [value_of(net_worker.ask(Op.CALL, on=net, name="total")) for net in (first, second)]

    assert totals == [1.0, 2.0]


def test_a_handle_goes_back_as_an_argument(net_worker):
    assert net_worker.call("total_of", net_worker.call("Net", 4)) == 4.0


def test_keep_leaves_a_plain_value_in_the_worker(net_worker):
    kept = net_worker.kept("double", 4)

    assert (kept.kind, value_of(net_worker.ask(Op.FETCH, on=kept))) == ("int", 8)


def test_an_argument_that_is_kept_shows_what_was_done_to_it(net_worker):
    kept = value_of(net_worker.ask(Op.KEEP, np.zeros(2)))

    net_worker.call("fill", kept)

    assert value_of(net_worker.ask(Op.FETCH, on=kept)).tolist() == [7, 7]


def test_get_brings_a_global_and_an_attribute(net_worker):
    net = net_worker.call("Net", 2)

    assert net_worker.get("rate") == 0.1
    assert value_of(net_worker.ask(Op.GET, on=net, name="w")).tolist() == [1, 1]


def test_get_follows_dots(net_worker):
    net = net_worker.call("Net", 2)

    assert value_of(net_worker.ask(Op.GET, on=net, name="w.shape")) == (2,)


def test_get_with_keep_brings_a_handle_of_a_plain_value(net_worker):
    kept = value_of(net_worker.ask(Op.GET, name="rate", keep=True))

    assert kept.kind == "float"


def test_set_changes_a_global_and_an_attribute(net_worker):
    net = net_worker.call("Net", 2)

    net_worker.ask(Op.SET, 0.5, name="rate")
    net_worker.ask(Op.SET, np.full(2, 4.0), on=net, name="w")

    assert net_worker.get("rate") == 0.5
    assert value_of(net_worker.ask(Op.CALL, on=net, name="total")) == 8.0


def test_parameters_are_the_students_own_names(net_worker):
    assert value_of(net_worker.ask(Op.PARAMETERS, name="double")) == ["X1", "beta"]


def test_a_library_is_called_by_its_dotted_name(net_worker):
    assert value_of(net_worker.ask(Op.CALL, [3.0, 4.0], on=LIBRARY, name="numpy.linalg.norm")).item() == 5.0
    assert value_of(net_worker.ask(Op.CALL, "a/b", on=LIBRARY, name="os.path.basename")) == "b"


def test_a_student_function_named_library_is_not_the_library(worker):
    worker.load("def library():\n    return 1\n")

    assert worker.call("library") == 1


def test_a_name_that_is_not_there_is_missing(net_worker):
    answer = net_worker.ask(Op.CALL, name="forward")

    assert (answer.kind, answer.text) == (AnswerKind.MISSING, "forward")


def test_a_value_that_cannot_be_said_is_refused_and_nothing_else_is_lost(worker):
    worker.load("import numpy as np\ndef f():\n    return np.array([None])\ndef g():\n    return 1\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.kind, answer.text) == (AnswerKind.REFUSED, "an array of dtype object")
    assert worker.call("g") == 1


@pytest.mark.parametrize("how, error", [
    ("sys.exit(0)", "SystemExit"), ("raise SystemExit", "SystemExit"), ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    ("raise GeneratorExit", "GeneratorExit")])
def test_leaving_by_an_exception_is_an_answer(worker, how, error):
    worker.load(f"import sys\ndef f():\n    {how}\ndef g():\n    return 1\n")

    answer = worker.ask(Op.CALL, name="f")

    assert (answer.kind, answer.error) == (AnswerKind.RAISED, error)
    assert worker.call("g") == 1


TRICKS = {
    "equal to everything": "def __eq__(self, other): return True\n    def __hash__(self): return hash('student')",
    "has every attribute": "def __getattr__(self, name): return self",
    "attributes that raise": "def __getattribute__(self, name): raise SystemExit(0)",
    "a class that raises": "__class__ = property(lambda self: 1 / 0)",
    "a class that lies": "__class__ = int",
    "a length that lies": "def __len__(self): return -1",
}


@pytest.mark.parametrize("name", TRICKS)
def test_a_hostile_object_is_a_handle_or_its_own_error_and_never_a_value(worker, name):
    worker.load(f"class Trick:\n    {TRICKS[name]}\ndef make():\n    return Trick()\ndef g():\n    return 1\n")

    answer = worker.ask(Op.CALL, name="make")

    assert answer.kind is AnswerKind.RAISED or (answer.kind is AnswerKind.VALUE and type(answer.value) is Handle)
    assert worker.call("g") == 1


def test_an_object_that_is_equal_to_everything_is_still_itself_as_a_target(worker):
    worker.load("class Trick:\n    def __eq__(self, other): return True\n    def who(self): return 'trick'\n"
                "def who(): return 'module'\n")
    trick = worker.call("Trick")

    assert value_of(worker.ask(Op.CALL, on=trick, name="who")) == "trick"


@pytest.mark.parametrize("body", ["class A(np.ndarray): pass\n    return np.zeros(2).view(A)",
                                  "class A(int): pass\n    return A(3)", "class A(dict): pass\n    return A(x=1)"])
def test_a_subclass_of_a_plain_type_is_a_handle(worker, body):
    worker.load(f"import numpy as np\ndef f():\n    {body}\n")

    assert worker.call("f").kind == "A"


def test_attributes_that_raise_are_errors_of_the_student(worker):
    worker.load("class P:\n    @property\n    def w(self):\n        return 1 / 0\n")
    instance = worker.call("P")

    answer = worker.ask(Op.GET, on=instance, name="w")

    assert (answer.kind, answer.error) == (AnswerKind.RAISED, "ZeroDivisionError")


def test_what_is_printed_never_reaches_the_wire(worker):
    worker.load("import os, sys\ndef f():\n    print('hello')\n    os.write(1, b'raw')\n"
                "    sys.__stdout__.write('real\\n')\n"
                "    os.system('echo shell')\n    return 1\n")

    assert worker.call("f") == 1
    assert all(word in worker.output.read_text() for word in ("hello", "raw", "real", "shell"))


def test_reading_from_the_keyboard_ends_at_once(worker):
    worker.load("def f():\n    return input()\n")

    assert worker.ask(Op.CALL, name="f").error == "EOFError"
