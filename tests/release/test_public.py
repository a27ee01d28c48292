"""Of the checks' texts only the public part stays, as it was written."""

from __future__ import annotations

import pytest

from grader.errors import AuthorError
from grader.release.public import mentioned, public_checks

CHECK = '''"""Task 1."""

import itertools

import numpy as np
import pytest

from grader.checker import FLOAT64, assert_close, award, withheld

LARGE = 1e3    # only test_large needs it
SMALL = 1e-3


@pytest.mark.points(1)
def test_small(student, reference):
    """Works for small numbers."""
    # Not zero: see the handout.
    assert_close(student.double(SMALL), twice(SMALL), within=FLOAT64)


# The large ones are drawn anew each year.
@pytest.mark.hidden
@pytest.mark.points(1)
def test_large(student, reference, rng):
    """Works for large numbers."""
    assert_close(student.double(LARGE), helper(LARGE), within=FLOAT64)


def helper(x):
    return deeper(x)


def deeper(x):
    return list(itertools.repeat(x))


@withheld
def twice(x):
    """Return what is expected."""
    secret_way = np.add(x, x)
    return secret_way
'''
HIDDEN = frozenset({"test_large"})


def public(text, name="test_task.py", hidden=HIDDEN):
    return public_checks({name: text}, hidden).get(name, "")


def test_a_hidden_check_goes_with_the_comment_above_it():
    text = public(CHECK)

    assert "test_large" not in text and "large numbers" not in text and "each year" not in text


def test_a_public_check_stays_as_it_was_written():
    start, end = CHECK.index("@pytest.mark.points(1)\ndef test_small"), CHECK.index("# The large ones")

    assert CHECK[start:end].strip() in public(CHECK)


def test_helpers_that_only_hidden_checks_need_go_however_deep():
    text = public(CHECK)

    assert "helper" not in text and "deeper" not in text and "LARGE" not in text


def test_a_parameter_does_not_keep_a_function_of_its_name():
    text = ('def count(x):\n    return len(x)\n\n\ndef draw(count):\n    return count\n\n\n'
            'def test_one():\n    "One."\n    draw(1)\n')

    kept = public(text)

    assert "def draw" in kept and "def count" not in kept


def test_names_that_nothing_needs_any_more_are_not_imported():
    text = public(CHECK)

    assert "itertools" not in text and "award" not in text
    assert "from grader.checker import FLOAT64, assert_close, withheld\n" in text


def test_an_import_of_everything_stays():
    assert "from grader.checker import *\n" in public('from grader.checker import *\n\n\ndef test_one():\n    "One."\n')


def test_of_a_withheld_helper_head_and_docstring_stay():
    text = public(CHECK)

    assert '@withheld\ndef twice(x):\n    """Return what is expected."""\n' in text
    assert "secret_way" not in text


def test_a_withheld_helper_without_a_docstring_is_refused():
    with pytest.raises(AuthorError, match="`twice` is withheld and has no docstring"):
        public(CHECK.replace('    """Return what is expected."""\n', ""))


def test_a_file_of_hidden_checks_alone_does_not_ship():
    assert public(CHECK, hidden=frozenset({"test_large", "test_small"})) == ""


def test_a_helper_in_one_file_stays_for_a_public_check_in_another():
    conftest = "import pytest\n\n\n@pytest.fixture\ndef reference_net():\n    return 1\n\n\ndef unused():\n    pass\n"
    check = 'def test_one(reference_net):\n    """One."""\n'

    texts = public_checks({"conftest.py": conftest, "test_a.py": check}, frozenset())

    assert "def reference_net" in texts["conftest.py"] and "unused" not in texts["conftest.py"]


def test_a_fixture_with_a_name_of_its_own_stays_for_a_check_that_asks_for_it():
    conftest = 'import pytest\n\n\n@pytest.fixture(name="net")\ndef make_net():\n    return 1\n'

    texts = public_checks({"conftest.py": conftest, "test_task.py": 'def test_one(net):\n    """One."""\n'}, HIDDEN)

    assert "def make_net" in texts["conftest.py"]


def test_methods_that_only_hidden_checks_call_go():
    text = ('class Net:\n    """A net."""\n\n    def shown(self):\n        return 1\n\n    def other(self):\n'
            "        return 2\n\n\n"
            'def test_one():\n    """One."""\n    Net().shown()\n\n\n'
            'def test_large():\n    """Two."""\n    Net().other()\n')

    kept = public(text)

    assert "def shown" in kept and "other" not in kept


def test_comments_that_speak_of_hidden_cases_go_and_others_stay():
    text = ('def test_one(student):\n    """One."""\n'
            "    # Wide enough, since\n    # hidden cases are wider.\n"
            "    student.double(1)  # hidden checks use 2\n"
            "    student.double(3)  # the hidden units are off\n")

    kept = public(text)

    assert "wider" not in kept and "since" not in kept and "use 2" not in kept
    assert "    student.double(1)\n" in kept and "# the hidden units are off" in kept


def test_a_paragraph_of_a_docstring_that_speaks_of_hidden_cases_goes():
    text = ('"""Task 1.\n\nMind that it is told\nin a hidden check too.\n\nShapes matter.\n"""\n\n\n'
            'def test_one():\n    "One."\n')

    assert public(text).startswith('"""Task 1.\n\nShapes matter.\n"""\n')


def test_a_name_is_mentioned_as_a_word_only():
    assert mentioned({"a": 'budgets["train"]'}, "train") and not mentioned({"a": "training"}, "train")
