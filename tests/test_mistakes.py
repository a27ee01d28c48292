"""mistakes.py is read whole, or refused with what to mend."""

import pytest

from grader.errors import AuthorError
from grader.mistakes import Mistake, load_equivalents, load_mistakes

HEAD = "from grader.mistakes import Mistake\n"


def test_an_edit_replaces_its_text():
    assert Mistake("m", "", "", {"2 * x": "3 * x"}, ()).applied("y = 2 * x\n") == "y = 3 * x\n"


@pytest.mark.parametrize(("reference", "times"), [("y = x\n", "0 times"), ("y = 2 * x + 2 * x\n", "2 times")])
def test_an_edit_that_does_not_fit_once_is_refused(reference, times):
    with pytest.raises(AuthorError, match=times):
        Mistake("m", "", "", {"2 * x": "3 * x"}, ()).applied(reference)


def test_no_file_is_no_mistakes(tmp_path):
    assert (load_mistakes(tmp_path), load_equivalents(tmp_path)) == ((), {})


@pytest.mark.parametrize(("text", "says"), [
    ("MISTAKES = []", "a tuple"), ("", "a tuple"), ("MISTAKES = (1,)", "a tuple"), ("1 / 0", "ZeroDivisionError"),
    (HEAD + "m = Mistake('m', '', '', {}, ())\nMISTAKES = (m, m)", "two mistakes are called 'm'")])
def test_a_wrong_file_is_refused_with_its_path(tmp_path, text, says):
    (tmp_path / "mistakes.py").write_text(text)
    with pytest.raises(AuthorError, match=says) as refused:
        load_mistakes(tmp_path)
    assert "mistakes.py" in str(refused.value)


def test_explanations_of_mutants_are_texts(tmp_path):
    (tmp_path / "mistakes.py").write_text("EQUIVALENT = {'a -> b': 1}")
    with pytest.raises(AuthorError, match="EQUIVALENT"):
        load_equivalents(tmp_path)
