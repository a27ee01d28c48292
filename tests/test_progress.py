"""Progress is for a person at a terminal; anywhere else nothing is written."""

from grader.progress import CheckProgress
from tests.render.samples import result
from tests.tiny_course import make_course


def test_nothing_is_written_where_standard_error_is_no_terminal(tmp_path, capsys):
    with CheckProgress(make_course(tmp_path), "tiny") as progress:
        progress.on_result(result())

    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
