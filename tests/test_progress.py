"""Progress is for a person at a terminal; a log gets a line now and then, and short work none."""

import io

from rich.console import Console

from grader.model import Check, Visibility
from grader.progress import Bar, CheckProgress, running_for
from tests.render.samples import result
from tests.tiny_course import make_course


def test_short_work_writes_nothing_where_standard_error_is_no_terminal(tmp_path, capsys):
    with CheckProgress(make_course(tmp_path), "tiny") as progress:
        progress.on_result(result())

    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_long_work_writes_plain_lines_where_standard_error_is_no_terminal(capsys):
    with Bar(plain_every=0) as bar:
        bar.on_done("reference", 3, 12)
        bar.on_done("einsum", 4, 12)

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(",")[0] for line in lines] == ["3 of 12", "4 of 12"]
    assert lines[1].endswith("min left: einsum")


def test_a_check_that_trains_for_minutes_is_named_in_a_log_before_it_begins(tmp_path, capsys):
    long = Check("tuned", "double", "Tuned", Visibility.HIDDEN, 1.0, full=True)

    with CheckProgress(make_course(tmp_path), "tiny") as progress:
        progress.on_check(long)

    assert capsys.readouterr().err == "0 of 2, running tuned, which takes minutes\n"


def test_other_checks_are_not_named_in_a_log(tmp_path, capsys):
    with CheckProgress(make_course(tmp_path), "tiny") as progress:
        progress.on_check(Check("vector", "double", "Doubles", Visibility.PUBLIC, 1.0))

    assert capsys.readouterr().err == ""


def test_a_bar_names_what_has_run_for_a_while_with_its_own_seconds():
    assert running_for("tuned", began=100.0, now=142.4) == "running tuned, 42 s"


def test_a_bar_leaves_out_what_has_just_begun_and_what_has_ended():
    assert (running_for("tuned", began=100.0, now=100.5), running_for("", began=0.0, now=100.0)) == ("", "")


def test_a_bar_on_a_terminal_draws_the_running_check_and_forgets_it_when_it_ends(tmp_path, monkeypatch, capsys):
    now = [0.0]
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setattr("grader.progress.time.monotonic", lambda: now[0])
    progress = CheckProgress(make_course(tmp_path), "tiny")  # not started: no thread draws

    progress.on_check(Check("vector", "double", "Doubles", Visibility.PUBLIC, 1.0))
    now[0] = 12.0
    drawn = [drawn_by(progress)]
    progress.on_result(result(id="vector"))
    drawn.append(drawn_by(progress))

    assert "running vector, 12 s" in drawn[0]
    assert "running" not in drawn[1]


def drawn_by(progress):
    """Return what a bar would draw now, as one text."""
    console = Console(file=io.StringIO(), width=200)
    console.print(progress._bar.make_tasks_table(progress._bar.tasks))
    return console.file.getvalue()
