"""`grader.check` in an IPython session: the public checks on what was typed there, shown and returned."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest.importorskip("IPython", reason="the extra `notebook` is not installed")

from IPython.core.interactiveshell import InteractiveShell  # noqa: E402 - only where it is installed
from IPython.utils.capture import capture_output  # noqa: E402

from grader.errors import OperatorError  # noqa: E402
from grader.notebook import check  # noqa: E402
from tests.tiny_course import RIGHT, WRONG, make_course, write  # noqa: E402


@pytest.fixture
def session(tmp_path, monkeypatch):
    """session(cell, ...): run these cells in a fresh IPython session in a course's folder; returns the shell."""
    make_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GRADER_COURSE", raising=False)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    shell.history_manager.enabled = False

    def run(*cells):
        for cell in cells:
            shell.run_cell(cell, store_history=True)
        return shell
    yield run
    InteractiveShell.clear_instance()


def checked(shell):
    """Check `tiny` in the session; returns the report and the HTML that was displayed."""
    with capture_output() as shown:
        report = check("tiny", shell=shell)
    return report, displayed(shown)


def displayed(shown):
    (output,) = shown.outputs
    assert "This is no grade" in output.data["text/plain"]   # for a terminal
    return output.data["text/html"]


def test_what_was_typed_is_checked_and_shown(session):
    report, shown = checked(session("%matplotlib_of_nobody\n!true", RIGHT, "while_it_trains = 1 / 0"))

    assert (report.score, report.max_score, report.scope, report.submission.file) == (4, 4, "public", "tiny.ipynb")
    assert "This is no grade" in shown and "4 / 4" in shown


def test_the_report_bears_the_name_of_the_open_notebook_where_the_editor_tells_it(session, monkeypatch):
    shell = session(RIGHT)
    monkeypatch.setenv("JPY_SESSION_NAME", "/home/me/my trials.ipynb")
    by_jupyter, _ = checked(shell)
    shell.user_ns["__vsc_ipynb_file__"] = r"C:\\Users\\me\\draft.ipynb"
    by_vs_code, _ = checked(shell)

    assert (by_jupyter.submission.name, by_vs_code.submission.name) == ("my trials.ipynb", "draft.ipynb")


def test_the_definition_that_was_typed_last_counts(session):
    shell = session(WRONG)
    first, _ = checked(shell)
    shell.run_cell(RIGHT, store_history=True)
    second, _ = checked(shell)

    assert (first.score, second.score) == (0, 4)


def test_a_message_names_the_cell_by_the_number_that_jupyter_shows(session):
    report, _ = checked(session("x = 1", "", "def double(x):\n    return 1 / 0"))

    assert "tiny.ipynb, cell 2, line 2, in double" in report.checks[0].message


def test_a_cell_that_trains_is_not_run_again(session, tmp_path):
    shell = session(RIGHT, "def train():\n    open('count.txt', 'a').write('x')\n    return 1", "result = train()")

    report, _ = checked(shell)

    assert (tmp_path / "count.txt").read_text() == "x"
    assert any("Cell 3 " in note for note in report.notes)


def test_a_script_beside_the_notebook_can_be_imported(session, tmp_path):
    write(tmp_path / "helper.py", RIGHT)

    assert checked(session("from helper import double"))[0].score == 4


def test_the_report_is_one_line_where_it_is_a_cells_last_value(session):
    assert repr(checked(session(RIGHT))[0]) == "tiny.ipynb  4 / 4  1 passed"


def test_the_extension_makes_grader_known(session):
    shell = session("%load_ext grader", RIGHT)

    with capture_output() as shown:
        result = shell.run_cell("grader.check('tiny', '.').score", store_history=True)

    assert (result.success, result.result, "This is no grade" in displayed(shown)) == (True, 4, True)


def test_outside_of_a_notebook_the_remedy_is_told():
    with pytest.raises(OperatorError, match="grader check tiny FILE"):
        check("tiny")


def test_importing_grader_loads_neither_ipython_nor_pytest():
    heavy = ("IPython", "pytest", "numpy", "grader.notebook")
    code = f"import sys, grader; print([name for name in {heavy} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)

    assert done.stdout == "[]\n"
