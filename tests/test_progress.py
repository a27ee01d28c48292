"""Progress is for a person at a terminal; a log gets a line now and then, and short work none."""

from grader.progress import Bar, CheckProgress
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
